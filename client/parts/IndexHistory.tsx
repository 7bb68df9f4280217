// Indices through the years: as published, and our own beside them; never joined where the set changed.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { find } from '../charts/words.ts';
import { IndexYears } from '../marks/IndexYears.tsx';
import type { IndexLine, IndexYear } from '../marks/IndexYears.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { usePlace } from './place.ts';

type Year = Row<'index_history'>;

export function IndexHistory({ territory }: { territory: string }) {
  const { say } = useWords();
  const history = useQuestion('index_history', { scored: territory });
  return (
    <section className="stack" aria-labelledby="years">
      <h2 id="years">{say('scores:years.title')}</h2>
      <Answer of={history} thing={say('scores:years.thing')} skeleton={<Skeleton lines={6} />} empty={<p className="card">{say('scores:years.none')}</p>}>
        {(rows) => <div className="columns">{[...new Set(rows.map(({ index }) => index))].map((index) => <One key={index} index={index} rows={rows.filter((row) => row.index === index)} territory={territory} />)}</div>}
      </Answer>
    </section>
  );
}

function One({ index, rows, territory }: { index: string; rows: Year[]; territory: string }) {
  const { lang, say } = useWords();
  const sets = useQuestion('criteria_sets', {});
  const set = sets.state === 'ready' ? sets.rows.find(({ family }) => family === index) : undefined;
  const name = find(lang, `terms:index.${index}`) ?? (set ? say('scores:years.ofSet', { set: named(set, 'short', lang).replace(/ \d{4}$/, '') }) : index);
  const { plan } = usePlace();
  const own = drawnOf(rows.filter(({ whose }) => whose === territory));
  const nation = drawnOf(rows.filter(({ whose }) => whose === 'national'));
  const province = plan ? named(plan, 'province', lang) : territory;
  const lines: IndexLine[] = [...(nation.length > 0 ? [{ name: say('scores:years.nation'), isBeside: true, years: nation }] : []), ...(own.length > 0 ? [{ name: province, isBeside: false, years: own }] : [])];
  const [last, before] = [own.at(-1), own.at(-2)];
  const title = !last ? say(nation.length > 0 ? 'scores:years.nationAlone' : 'scores:years.notYet', { name }) : !before || last.isChanged || before.year !== last.year - 1 ? say('scores:years.one', { name, year: last.year, score: pointsLabel(last.score, lang) })
    : say(last.score > before.score ? 'scores:years.rose' : last.score < before.score ? 'scores:years.fell' : 'scores:years.same', { name, year: last.year, score: pointsLabel(last.score, lang), before: pointsLabel(before.score, lang) });
  const published = [...new Set(rows.filter(({ origin, source }) => origin === 'published' && source !== '').map(({ source }) => source))];
  return (
    <section className="card stack index-card" aria-labelledby={`index-${index}`}>
      <h3 id={`index-${index}`}>{title}</h3>
      <ul className="row small" aria-hidden="true">{lines.toReversed().map((line) => <li key={line.name} className="mark-text"><span className={line.isBeside ? 'key-beside' : line.years.every(({ isOwn }) => isOwn) ? 'key-self' : 'key-appraised'} />{line.name}</li>)}</ul>
      <IndexYears name={name} lines={lines} />
      <p className="note">{say(lines.length === 0 ? 'scores:years.toldNotYet' : own.some(({ isOwn }) => isOwn) ? 'scores:years.toldOwn' : 'scores:years.told')}</p>
      {published.length > 0 && <p className="note">{say('scores:years.published', { source: published.join('; ') })}</p>}
      <details>
        <summary>{say('scores:years.twin')}</summary>
        <table className="table table-dense">
          <caption className="hidden-look">{name}</caption>
          <thead><tr><th scope="col">{say('scores:years.year')}</th><th scope="col" className="num">{say('scores:index')}</th><th scope="col" className="num">{say('scores:rank')}</th><th scope="col">{say('scores:years.source')}</th></tr></thead>
          <tbody>{rows.toSorted((a, b) => b.year - a.year || a.whose.localeCompare(b.whose)).map((row) => (
            <tr key={`${row.whose} ${row.year} ${row.origin}`}>
              <th scope="row">{row.year}<span className="sub">{row.whose === 'national' ? say('scores:years.nation') : province}{row.changed && `, ${say('scores:years.changed')}`}</span></th><td className="num">{pointsLabel(row.score, lang)}</td>
              <td className="num nowrap">{row.rank === null ? '–' : row.ranked_of === null ? row.rank : say('scores:rankOf', { rank: row.rank, ranked: row.ranked_of })}</td>
              <td lang={row.origin === 'own' ? lang : 'vi'}>{row.origin === 'own' ? say('scores:years.own', { assessed: pointsLabel(row.assessed, lang), maximum: pointsLabel(row.maximum, lang) }) : row.source}</td>
            </tr>
          ))}</tbody>
        </table>
      </details>
    </section>
  );
}

/** Of a year both published and worked out here the published one is drawn; the table has both. */
function drawnOf(rows: Year[]): IndexYear[] {
  return rows.filter((row) => row.origin === 'published' || !rows.some((other) => other.year === row.year && other.origin === 'published')).toSorted((a, b) => a.year - b.year)
    .flatMap(({ year, score, rank, ranked_of, origin, changed }) => (score === null ? [] : [{ year, score, rank, ranked_of, isOwn: origin === 'own', isChanged: changed }]));
}
