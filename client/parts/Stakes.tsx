// Points that can still be won, most first: of which component, whose it is, what is missing, how long there is.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import { measureLabel, pointsLabel } from '../charts/score-sayings.ts';
import { figure, listLabel } from '../format.ts';
import { LostBar } from '../marks/ScoreBar.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { usePrinting } from './printing.ts';
import { ComponentLink } from './ScoreRow.tsx';
import type { Looked } from './score-place.ts';

/** @param most how many are shown until all are asked for */
export function Stakes({ looked, most }: { looked: Looked; most: number }) {
  const { lang, say } = useWords();
  const isPrinting = usePrinting();
  const [isWhole, setWhole] = useState(false);
  const stakes = useQuestion('stakes', looked.of);
  const rows = useQuestion('scorecard', looked.of);
  const isOver = !['none', 'self'].includes(looked.campaign.stage);
  const known = new Map(rows.state === 'ready' ? rows.rows.map((row) => [row.component, row]) : []);
  return (
    <section className="card score-stakes" aria-labelledby="stakes">
      <Answer of={stakes} thing={say('scores:stakesThing')} skeleton={<Skeleton lines={5} />} empty={<><h2 className="title" id="stakes">{say('scores:stakes.title')}</h2><p className="small ink-2">{say(isOver ? 'scores:stakes.over' : 'scores:stakes.none')}</p></>}>
        {(all) => {
          const isTimed = all.some(({ days_left }) => days_left !== null);
          return (
          <>
            <h2 className="title" id="stakes">{say('scores:stakes.said', { count: all.length, component: all[0]!.component, points: pointsLabel(all[0]!.obtainable, lang) })}</h2>
            <p className="note">{say('scores:stakes.told')}</p>
            <table className="table table-dense">
              <caption className="hidden-look">{say('scores:stakes.title')}</caption>
              <thead><tr><th scope="col">{say('scores:stakes.what')}</th><th scope="col" className="num">{say('scores:stakes.obtainable')}</th>{isTimed && <th scope="col" className="num">{say('scores:stakes.days')}</th>}</tr></thead>
              <tbody>
                {all.slice(0, isWhole || isPrinting ? undefined : most).map((row) => {
                  const component = known.get(row.component);
                  const owner = named({ owner_vi: row.owner_vi, owner_en: row.owner_en }, 'owner', lang) || say('scores:nobody');
                  const asks = [
                    row.deed === 'explained' && say('scores:stakes.explain'),
                    row.missing_evidence > 0 && say('scores:stakes.evidence', { count: row.missing_evidence }), component && row.measure !== null && row.threshold !== null && say('scores:stakes.level', { threshold: measureLabel(row.threshold, { ...component, threshold: null }, lang), measure: measureLabel(row.measure, component, lang) }),
                    row.needed !== null && row.needed > 0 && say('scores:stakes.needed', { count: row.needed, cases: figure(row.needed, 'count', lang, { plain: true, bare: true }) }),
                  ].filter(Boolean) as string[];
                  return (
                    <tr key={row.component} data-stake={row.component}>
                      <th scope="row"><span className="ink-3 num">{row.component}</span> <ComponentLink component={row.component}>{named(row, 'name', lang)}</ComponentLink>
                        <span className="sub"><span lang="vi">{owner}</span>{asks.length > 0 && `: ${listLabel(asks, lang)}`}</span></th>
                      <td className="num t-lost"><span className="lost"><LostBar lost={row.obtainable} most={all[0]!.obtainable} />{pointsLabel(row.obtainable, lang)}</span></td>
                      {isTimed && <td className="num">{row.days_left ?? <span className="ink-3">–</span>}</td>}
                    </tr>
                  );
                })}
              </tbody>
            </table>
            {all.length > most && <p className="small no-print"><button type="button" className="button-text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? say('scores:stakes.fewer') : say('scores:stakes.all', { count: all.length })}</button></p>}
          </>
          );
        }}
      </Answer>
    </section>
  );
}

