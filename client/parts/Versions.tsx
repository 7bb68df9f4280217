// Every figure of a target that was changed after it was handed in: old and new, why, when, and on demand what that changed for the province.
import { useState } from 'react';
import { useMe } from '../access.ts';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, moment, quarterLabel, reportLabel, signed } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import './evidence-words.ts';
import { partOf, unitOf } from './figures.ts';
import { Told } from './Told.tsx';
import { isRatio } from './TraceSheets.tsx';

type Version = Row<'corrections'>;
const AT_ONCE = 20;

export function Versions({ row }: { row: Row<'targets'> }) {
  const { say } = useWords();
  const [shown, setShown] = useState(AT_ONCE);
  const answers = together({ versions: useQuestion('corrections', { target: row.target }), documents: useQuestion('evidence', { target: row.target }) });
  return (
    <section className="card stack-tight" aria-labelledby="versions">
      <h2 className="title" id="versions">{say('history:versions')}</h2>
      <p className="small ink-2">{say('history:versionsTold')}</p>
      <Answer of={answers} thing={say('history:thing')} skeleton={<Skeleton lines={5} />}>
        {({ versions, documents }) => (versions.length === 0 ? <p>{say('history:none')}</p> : (
          <>
            <div className="scroll">
              <table className="table table-stacked">
                <caption className="hidden-look">{say('history:versions')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('history:agency')}</th><th scope="col" className="num">{say('history:before')}</th><th scope="col" className="num">{say('history:after')}</th>
                    <th scope="col" className="num">{say('history:change')}</th><th scope="col">{say('history:why')}</th><th scope="col">{say('history:when')}</th>
                  </tr>
                </thead>
                <tbody>
                  {versions.slice(0, shown).map((each) => (
                    <VersionRow key={`${each.submission} ${each.part}`} each={each} row={row} documents={documents.filter((one) => one.agency === each.agency && one.report === each.report && one.part === each.part && one.linked_at <= (each.accepted_at ?? each.received_at))} />
                  ))}
                </tbody>
              </table>
            </div>
            {versions.length > shown && <p><button type="button" className="button button-small" onClick={() => setShown(shown + AT_ONCE)}>{say('history:more', { count: Math.min(AT_ONCE, versions.length - shown) })}</button></p>}
          </>
        ))}
      </Answer>
    </section>
  );
}

function VersionRow({ each, row, documents }: { each: Version; row: Row<'targets'>; documents: Row<'evidence'>[] }) {
  const { lang, say } = useWords();
  const me = useMe();
  const unit = unitOf(row);
  const level = (state: string, value: number | null, numerator: number | null, denominator: number | null) => (
    <>
      {state === 'reported' ? figure(value, unit, lang) : <span className="ink-2">{say(`history:state.${state}`)}</span>}
      {isRatio(row.kind) && numerator !== null && denominator !== null && <span className="sub">{`${figure(numerator, 'count', lang, { plain: true })}\u00a0/\u00a0${figure(denominator, 'count', lang, { plain: true })}`}</span>}
    </>
  );
  return (
    <tr>
      <th scope="row">{named(each, 'name', lang)}<span className="sub">{reportLabel(each.report, lang)}{each.part !== '' && ` · ${partOf(each, say)}`}</span></th>
      <td className="num" data-of={say('history:before')}>{level(each.previous_state, each.previous, each.previous_numerator, each.previous_denominator)}</td>
      <td className="num" data-of={say('history:after')}>{level(each.state, each.level, each.numerator, each.denominator)}</td>
      <td className="num" data-of={say('history:change')}>{each.change === null ? '' : signed(each.change, unit, lang)}</td>
      <td data-of={say('history:why')}>{each.reason ? say(`reason.${each.reason}`) : <span className="ink-2">{say('history:noReason')}</span>}</td>
      <td data-of={say('history:when')}>
        <span className="small num">{say('history:received', { when: moment(each.received_at, lang) })}</span>
        <span className="sub">{each.accepted_at === null ? say('history:waits') : say('history:accepted', { when: moment(each.accepted_at, lang) })}</span>
        <span className="sub mono">{each.submission}</span>
        {documents.length > 0 && <details className="small"><summary>{say('history:documents')} ({documents.length})</summary><EvidenceList rows={documents} canRemove={false} /></details>}
        {each.accepted_at !== null && me?.live && <Effect each={each} at={each.accepted_at} row={row} />}
      </td>
    </tr>
  );
}

/** What the province's figure and verdict were just before a sheet was accepted, and with it: worked out only when somebody asks. */
function Effect({ each, at, row }: { each: Version; at: string; row: Row<'targets'> }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="small no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={say('history:effectOf', { submission: each.submission })}>{say('history:effect')}</summary>
      {isOpen && <Changed at={at} row={row} />}
    </details>
  );
}

function Changed({ at, row }: { at: string; row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const before = new Date(Date.parse(at) - 1).toISOString();
  const word = (status: string | null): string => (status === null ? '' : say(`terms:status.${status}`).toLocaleLowerCase(lang));
  const answer = useQuestion('changes', { plan: row.plan, from: before, to: at, target: row.target });
  return (
    <Answer of={answer} thing={say('history:effectThing')} skeleton={<Skeleton lines={2} />} empty={<p>{say('history:effectNone')}</p>}>
      {(stages) => {
        const [first, last] = [stages[0]!, stages.at(-1)!];
        const quarter = last.quarter_after;
        return (
          <div className="stack-none" role="status">
            {first.whole_before !== first.whole_after && <p className="num"><Told text={say('history:effectFigure', { quarter: quarter === null ? '' : quarterLabel(quarter, 'inline', lang), before: figure(first.whole_before, row.unit, lang), after: figure(first.whole_after, row.unit, lang) })} /></p>}
            <p>{say(first.status_before === last.status_after ? 'history:effectSame' : 'history:effectStatus', { before: word(first.status_before), after: word(last.status_after) })}</p>
          </div>
        );
      }}
    </Answer>
  );
}
