// What one agency handed in for a number: receipt, file, place in it, hash and moments; and its other revisions.
import { useEffect, useRef } from 'react';
import { areasOf, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import type { Say } from '../words.ts';
import { CopyButton } from './CopyButton.tsx';
import { partOf, unitOf } from './figures.ts';
import { isRatio } from './TraceSheets.tsx';

type Handed = Pick<Row<'behind'>, 'agency' | 'name_vi' | 'name_en' | 'report' | 'part' | 'numerator' | 'denominator' | 'value' | 'sample' | 'revision' | 'received_at' | 'reason' | 'submission' | 'file' | 'sha256'
  | 'sheet' | 'line' | 'cell' | 'note'> & { accepted_at: string | null; origin?: string; handed_in_by?: string | null; accepted_by?: string | null };

export function TraceSheet({ sheets, row, chosen }: { sheets: Row<'behind'>[]; row: Row<'targets'>; chosen: string | undefined }) {
  const { lang, say } = useWords();
  const own = sheets.filter((each) => each.agency === chosen);
  // Sheets stand in the order of their reports: the figure's own is the last that was added; what is taken off it comes before.
  const first = own.findLast(({ role }) => role === 'added') ?? own[0] ?? null;
  const history = useQuestion('observations', first ? { target: row.target, report: first.report, agency: first.agency } : null);
  const others = history.state === 'ready' && !history.renewing ? history.rows.filter((each) => each.report === first?.report && !own.some((shown) => shown.submission === each.submission)) : [];
  const head = useShownOnChoice(chosen);
  return (
    <div>
      <h2 className="trace-head" ref={head}>{first ? say('trace:sheets.of', { agency: named(first, 'name', lang) }) : say('trace.sheet')}</h2>
      {!first && <p className="ink-2 small">{say('trace:sheets.nothing')}</p>}
      <ol className="rows">
        {own.map((each) => <Entry key={`${each.submission} ${each.part}`} each={each} row={row} inForce />)}
      </ol>
      {others.length > 0 && (
        <details className="small">
          <summary>{say('trace:sheets.others', { count: others.length })}</summary>
          <ol className="rows">{others.map((each) => <Entry key={`${each.submission} ${each.part}`} each={each} row={row} inForce={false} />)}</ol>
        </details>
      )}
      {first && <p className="note mark-text"><Icon name="lock" size={14} />{say('trace.kept')}</p>}
    </div>
  );
}

/** Where the sheet stands below the list, choosing an agency brings it into view. */
function useShownOnChoice(chosen: string | undefined) {
  const head = useRef<HTMLHeadingElement>(null);
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current !== chosen && head.current && head.current.getBoundingClientRect().top > window.innerHeight - 96) head.current.scrollIntoView({ block: 'start' });
    before.current = chosen;
  }, [chosen]);
  return head;
}

function placeOf(row: Handed, say: Say): string {
  const parts = [row.sheet && say('trace.inSheet', { sheet: row.sheet }), say('trace.inLine', { line: row.line }), row.cell && say('trace.inCell', { cell: row.cell })];
  return parts.filter(Boolean).join(', ');
}

/** Who acted: a person by pseudonym, the program in words. */
function actorOf(actor: string | null | undefined, say: Say): string {
  return actor === 'system' || actor === 'demo' || actor === 'anonymous' ? say(`trace:actor.${actor}`) : actor ?? '';
}

function Entry({ each, row, inForce }: { each: Handed; row: Row<'targets'>; inForce: boolean }) {
  const { lang, say } = useWords();
  // A sheet holds figures of every area.
  const me = useMe();
  const isWhole = (me?.anonymous ?? false) || areasOf(me?.signed ?? null) === null;
  return (
    <li className="stack-tight">
      <p className="spread small">
        <span><strong>{reportLabel(each.report, lang)}</strong>{each.part !== '' && ` · ${partOf(each, say)}`}</span>
        <span className="row">
          {inForce && <span className="pill pill-plan">{say('trace.inForce')}</span>}
          <span className="pill">{say('trace.revision', { revision: each.revision })}</span>
        </span>
      </p>
      <p className="num strong">
        {isRatio(row.kind) ? `${figure(each.numerator, 'count', lang, { plain: true })} / ${figure(each.denominator, 'count', lang, { plain: true })}` : figure(each.value, unitOf(row), lang)}
        {each.sample !== null && <span className="ink-3"> {say('trace.sample', { count: each.sample })}</span>}
      </p>
      <dl className="facts">
        <dt>{say('trace.receipt')}</dt><dd className="mono">{each.submission}</dd>
        <dt>{say('trace.file')}</dt><dd className="break">{isWhole ? <a href={`/api/received/${each.sha256}`} download={each.file} aria-label={say('trace:openFile', { file: each.file })}>{each.file}</a> : each.file}</dd>
        <dt>{say('trace.place')}</dt><dd>{placeOf(each, say)}</dd>
        <dt>{say('trace.received')}</dt><dd className="num">{[moment(each.received_at, lang), actorOf(each.handed_in_by, say)].filter(Boolean).join(' · ')}</dd>
        <dt>{say('trace.accepted')}</dt><dd className="num">{each.accepted_at === null ? say('trace.waiting') : [moment(each.accepted_at, lang), actorOf(each.accepted_by, say)].filter(Boolean).join(' · ')}</dd>
        {each.origin && <><dt>{say('trace:originLabel')}</dt><dd>{say(`trace:origin.${each.origin}`)}</dd></>}
        {each.reason && <><dt>{say('trace.reason')}</dt><dd>{say(`reason.${each.reason}`)}</dd></>}
        {each.note && <><dt>{say('trace.note')}</dt><dd lang="vi">{each.note}</dd></>}
        <dt>SHA-256</dt><dd className="stack-tight"><span className="mono hash">{each.sha256}</span><CopyButton text={each.sha256} what={say('trace:hash')} /></dd>
      </dl>
    </li>
  );
}
