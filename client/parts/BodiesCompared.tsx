// The bodies that one set scores, beside each other: index, class and rank, and how much of each area's points they have.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { BodyRows } from './BodyRows.tsx';
import type { Looked } from './score-place.ts';

export function BodiesCompared({ looked }: { looked: Looked }) {
  const { say } = useWords();
  const { of, cards } = looked;
  const hasBodies = cards.filter(({ kind }) => kind !== 'province').length > 1;
  const bodies = useQuestion('score_bodies', hasBodies ? { criteria: of.criteria, period: of.period } : null);
  if (!hasBodies) return null;
  return <Answer of={bodies} thing={say('scores:bodies.thing')} skeleton={<Skeleton lines={8} />} empty={null}>{(rows) => <Compared rows={rows} looked={looked} />}</Answer>;
}

function Compared({ rows, looked: { of, cards } }: { rows: Row<'score_bodies'>[]; looked: Looked }) {
  const { lang, say } = useWords();
  const areas = [...new Map(rows.toSorted((a, b) => a.area_position - b.area_position).map((row) => [row.area, row])).values()];
  const bodies = cards.filter(({ kind }) => kind !== 'province');
  const cells = new Map(rows.map((row) => [`${row.scored} ${row.area}`, row]));
  return (
    <section className="card card-flush score-bodies" aria-labelledby="bodies">
      <div className="card-head"><div className="stack-tight"><h2 className="title" id="bodies">{say('scores:bodies.title', { count: bodies.length })}</h2><p className="note desk-only">{say('scores:bodies.told')}</p></div></div>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="bodies">
        <BodyRows cards={bodies} period={of.period} criteria={of.criteria} to="/par/$nam/so-sanh" open={of.scored} more={{
          count: areas.length, heads: areas.map((area) => <th key={area.area} scope="col" className="num desk-only"><abbr title={named(area, 'area', lang)}>{area.area}</abbr></th>),
          cellsOf: ({ scored }) => areas.map(({ area }) => {
            const cell = cells.get(`${scored} ${area}`);
            return <td key={area} className={cell?.is_weakest ? 'num desk-only strong' : 'num desk-only ink-2'}>{figure(cell?.rate ?? null, 'percent', lang, { decimals: 0 })}{cell?.is_weakest && <span className="hidden-look"> {say('scores:bodies.weakest')}</span>}</td>;
          }),
          wordsOf: ({ scored }) => areas.flatMap((area) => {
            const cell = cells.get(`${scored} ${area.area}`);
            return cell?.is_weakest ? [say('scores:bodies.weakestOf', { area: named(area, 'area', lang), rate: figure(cell.rate, 'percent', lang, { decimals: 0 }) })] : [];
          }).join('; '),
        }} />
      </div>
      <p className="card-foot desk-only">{areas.map((area) => `${area.area} ${named(area, 'area', lang)}`).join(' · ')}</p>
    </section>
  );
}
