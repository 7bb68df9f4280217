// What is lost, area by area, from zero: each begins where the one before it ended, and all of them together stand below.
import type { Row } from '../../queries/types.ts';
import { pointsLabel, pointsWords, tickLabel } from '../charts/score-sayings.ts';
import { LostAxis, LostStep } from '../marks/LostMarks.tsx';
import { midSentence } from '../names.ts';
import { periodLabel } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { lostScale } from './lost-scale.ts';
import type { Looked } from './score-place.ts';

export function LostByArea({ looked, tree }: { looked: Looked; tree: Row<'score_tree'>[] }) {
  const { lang, say } = useWords();
  const { of } = looked;
  const whole = tree.find(({ area }) => area === '');
  const rows = tree.filter(({ area, criterion, lost }) => area !== '' && criterion === '' && lost !== null && lost > 0).toSorted((a, b) => (a.lost_before ?? 0) - (b.lost_before ?? 0) || b.lost! - a.lost!);
  const first = rows[0];
  if (!whole || !first || whole.lost === null) return <section className="card"><h2 className="title">{say('scores:lostBy.none')}</h2></section>;
  const scale = lostScale([whole.lost], 0.12);
  const told = say('scores:lostBy.said', { sum: pointsLabel(whole.lost, lang), area: midSentence(named(first, 'name', lang)), points: pointsLabel(first.lost, lang) });
  return (
    <section className="card score-lost" aria-labelledby="lost">
      <h2 className="title" id="lost">{told}</h2>
      <p className="note">{say('scores:lostBy.told', { period: periodLabel(of.period, lang) })}</p>
      <table className="table drawn-rows">
        <caption className="hidden-look">{told}</caption>
        <thead className="hidden-head"><tr><th scope="col">{say('scores:area')}</th><th scope="col">{say('scores:lost')}</th></tr></thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.area} data-area={row.area}>
              <th scope="row"><span className="ink-3 num">{row.area}</span> {named(row, 'name', lang)}</th>
              <td className="drawn"><span className="hidden-look">{pointsWords(row.lost, lang)}</span><LostStep from={row.lost_before ?? 0} to={(row.lost_before ?? 0) + row.lost!} scale={scale} label={pointsLabel(row.lost, lang)} isFirst={place === 0} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="drawn-sum"><th scope="row">{say('scores:lostBy.sum')}</th><td className="drawn"><span className="hidden-look">{pointsWords(whole.lost, lang)}</span><LostStep from={0} to={whole.lost} scale={scale} label={pointsLabel(whole.lost, lang)} isFirst={false} isSum /></td></tr>
          <tr className="drawn-axis" aria-hidden="true"><td /><td className="drawn"><LostAxis {...scale} words={(tick) => tickLabel(tick, lang)} /></td></tr>
        </tfoot>
      </table>
    </section>
  );
}
