// The self-score against its appraisal, in the last period that was appraised: points lost by each, area by area.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { pointsLabel, tickLabel } from '../charts/score-sayings.ts';
import { say as sayOf } from '../charts/words.ts';
import { figure, signed } from '../format.ts';
import { LostAxis, LostDumbbell } from '../marks/LostMarks.tsx';
import { midSentence } from '../names.ts';
import { periodLabel } from '../scores.ts';
import { named, useWords } from '../words.ts';
import type { Lang } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { lostScale } from './lost-scale.ts';
import type { Looked } from './score-place.ts';

/** A difference of points: `−0,75`, `0`. */
function differenceLabel(value: number | null, lang: Lang): string {
  return value === null ? figure(null, 'point', lang) : Math.abs(value) < 0.005 ? '0' : signed(value, 'point', lang, { bare: true });
}

/** @param areas of every period of the family @param looked the card that is looked at: what came after it is left out, and so is its own appraisal until its first round is over */
export function SelfAgainstAppraised({ areas, looked: { of, campaign } }: { areas: Row<'score_areas'>[]; looked: Looked }) {
  const { say } = useWords();
  const appraised = areas.filter((row) => (row.period < of.period || (row.period === of.period && ['explain', 'final', 'closed'].includes(campaign.stage))) && row.self !== null && row.gap !== null).toSorted((a, b) => a.period.localeCompare(b.period));
  const last = appraised.at(-1);
  const tree = useQuestion('score_tree', last ? { criteria: last.criteria, period: last.period, scored: of.scored } : null);
  if (!last) return <section className="card stack-tight"><h2 className="title">{say('scores:against.title')}</h2><p className="small ink-2">{say('scores:against.none')}</p></section>;
  return <Answer of={tree} thing={say('scores:thing')} skeleton={<Skeleton lines={8} />}>{(sums) => <Drawn rows={appraised.filter(({ period }) => period === last.period).toSorted((a, b) => a.gap! - b.gap! || a.position - b.position)} whole={sums.find(({ area }) => area === '')} period={last.period} />}</Answer>;
}

function Drawn({ rows, whole, period }: { rows: Row<'score_areas'>[]; whole: Row<'score_tree'> | undefined; period: string }) {
  const { lang, say } = useWords();
  const scale = lostScale(rows.flatMap(({ self_lost, appraised_lost }) => [self_lost, appraised_lost]));
  const gap = whole?.gap ?? null;
  const when = { period: periodLabel(period, lang) };
  const title = gap === null || !rows[0] ? say('scores:against.title') : Math.abs(gap) < 0.005 ? say('scores:against.same', when)
    : say(gap < 0 ? 'scores:against.above' : 'scores:against.below', { ...when, points: pointsLabel(Math.abs(gap), lang), area: midSentence(named(rows[gap < 0 ? 0 : rows.length - 1]!, 'name', lang)) });
  return (
    <section className="card score-against" aria-labelledby="against">
      <div className="spread"><h2 className="title" id="against">{title}</h2>
        <ul className="row small desk-only" aria-hidden="true"><li className="mark-text"><span className="key-self" />{say('scores:self')}</li><li className="mark-text"><span className="key-appraised" />{say('scores:appraised')}</li></ul></div>
      <p className="note desk-only">{say('scores:against.told')}</p>
      <table className="table drawn-rows">
        <caption className="hidden-look">{title}</caption>
        <thead><tr>
          <th scope="col">{say('scores:area')}</th><th scope="col" className="drawn desk-only"><span className="hidden-look">{say('scores:against.drawn')}</span><LostAxis {...scale} words={(tick, isEnd) => (isEnd ? sayOf(lang, 'charts:score.points', { points: tickLabel(tick, lang) }) : tickLabel(tick, lang))} /></th>
          <th scope="col" className="num">{say('scores:self')}</th><th scope="col" className="num">{say('scores:appraised')}</th><th scope="col" className="num">{say('scores:gap')}</th><th scope="col" className="desk-only">{say('scores:against.reason')}</th>
        </tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.area} data-area={row.area}>
              <th scope="row"><span className="ink-3 num">{row.area}</span> {named(row, 'name', lang)}</th>
              <td className="drawn desk-only"><LostDumbbell self={row.self_lost} appraised={row.appraised_lost} scale={scale} label={sayOf(lang, 'charts:score.dumbbell.told', { area: named(row, 'name', lang), self: pointsLabel(row.self_lost, lang), appraised: pointsLabel(row.appraised_lost, lang) })} /></td>
              <td className="num">{pointsLabel(row.self_compared, lang)}</td><td className="num">{pointsLabel(row.appraised_compared, lang)}</td><td className="num strong">{differenceLabel(row.gap, lang)}</td>
              <td className="desk-only ink-2" lang="vi">{row.reason}</td>
            </tr>
          ))}
        </tbody>
        {whole && <tfoot><tr className="drawn-sum"><th scope="row">{say('scores:sum')}</th><td className="desk-only" /><td className="num strong">{pointsLabel(whole.self_compared, lang)}</td><td className="num strong">{pointsLabel(whole.appraised_compared, lang)}</td><td className="num strong">{differenceLabel(whole.gap, lang)}</td><td className="desk-only" /></tr></tfoot>}
      </table>
      <p className="note">{say('scores:against.foot')}</p>
    </section>
  );
}
