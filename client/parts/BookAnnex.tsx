// The parts of the meeting book that are looked things up in: areas, the whole table, how good the data are, how to read it all.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel, quarterLabel, reportLabel } from '../format.ts';
import { Bullet } from '../marks/Bullet.tsx';
import { statuses } from '../marks/status.ts';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { BookTable } from './BookTable.tsx';
import { BulletLegend } from './BulletLegend.tsx';
import { actualOf, answersFor, goalOf, milestoneOf, partOf } from './figures.ts';
import type { Place } from './place.ts';
import { whyOf } from './why.ts';

type Target = Row<'targets'>;

/** A page for each area: who leads it, how its targets stand. */
export function AreaSheets({ areas, rows }: { areas: Row<'overview'>[]; rows: Target[] }) {
  const { lang, say } = useWords();
  return areas.map((area) => {
    const own = rows.filter((row) => row.area === area.area);
    return own.length === 0 ? null : (
      <section key={area.area} className="book-page">
        <h2>{area.number}. {named(area, 'name', lang)}</h2>
        <p className="ink-2">{say('decide.lead', { lead: named(area, 'lead', lang) })}</p>
        <TargetTable rows={own} caption={named(area, 'name', lang)} />
        <BulletLegend />
      </section>
    );
  });
}

function TargetTable({ rows, caption }: { rows: Target[]; caption: string }) {
  const { lang, say } = useWords();
  return (
    <BookTable name={caption} className="book-targets">
      <thead><tr><th scope="col">{say('column.code')}</th><th scope="col">{say('column.target')}</th><th scope="col">{say('column.bullet')}</th><th scope="col" className="num">{say('column.value')}</th><th scope="col">{say('book:status')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.target}>
            <td className="num">{row.code}</td><th scope="row">{named(row, 'short', lang)}{row.part !== '' && <span className="sub">{partOf(row, say)}</span>}</th><td className="book-bullet"><Bullet row={row} /></td>
            <td className="num"><strong>{actualOf(row, lang)}</strong><span className="sub plan-ink">/ {goalOf(row, lang, say, true)}</span></td><td><StatusWord status={row.status} />{row.due !== null && <span className="sub">{milestoneOf(row, lang, say)}</span>}</td>
          </tr>
        ))}
      </tbody>
    </BookTable>
  );
}

/** Every target with its reason, across the paper. */
export function WholeTable({ rows }: { rows: Target[] }) {
  const { lang, say } = useWords();
  const inOrder = rows.toSorted((a, b) => collator(lang).compare(a.code, b.code));
  return (
    <section className="book-page book-wide">
      <h2>{say('book:all')}</h2>
      <BookTable name={say('book:all')}>
        <thead><tr><th scope="col">{say('column.code')}</th><th scope="col">{say('column.target')}</th><th scope="col" className="num">{say('book:figure')}</th><th scope="col">{say('book:period')}</th><th scope="col">{say('column.open')}</th><th scope="col">{say('book:status')}</th><th scope="col">{say('book:lead')}</th><th scope="col">{say('book:why')}</th></tr></thead>
        <tbody>
          {inOrder.map((row) => (
            <tr key={row.target}>
              <td className="num">{row.code}</td><th scope="row">{named(row, 'short', lang)}{row.part !== '' && <span className="sub">{partOf(row, say)}</span>}</th><td className="num strong">{actualOf(row, lang)}</td><td>{row.quarter === null ? '' : quarterLabel(row.quarter, 'table', lang)}</td>
              <td>{row.due === null ? '' : say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) })}</td><td><StatusWord status={row.status} /></td><td>{answersFor(row, lang)}</td><td>{whyOf(row, lang, say)?.replaceAll('**', '')}</td>
            </tr>
          ))}
        </tbody>
      </BookTable>
    </section>
  );
}

/** Who has not handed in, and which figures are not as they should be. */
export function QualityAnnex({ plan, place, rows }: { plan: string; place: Place; rows: Target[] }) {
  const { lang, say } = useWords();
  const looked = place.report ?? place.latest?.report;
  const reporting = useQuestion('reporting', looked ? { plan, report: looked } : null);
  const stale = rows.filter(({ freshness }) => freshness !== 'current');
  return (
    <section className="book-page">
      <h2>{say('book:quality')}</h2>
      {looked && (
        <Answer of={reporting} thing={say('thing.reports')} skeleton={<Skeleton lines={4} />} empty={<p>{say('reports.none')}</p>}>
          {(bodies) => {
            const absent = bodies.filter(({ state }) => state !== 'received' && state !== 'not-due');
            return (
              <>
                <h3>{say('book:absent', { count: absent.length, total: bodies.length, report: reportLabel(looked, lang) })}</h3>
                {absent.length > 0 && (
                  <BookTable name={say('book:quality')}>
                    <thead><tr><th scope="col">{say('agency.name')}</th><th scope="col">{say('book:state')}</th><th scope="col" className="num">{say('book:due')}</th></tr></thead>
                    <tbody>{absent.map((one) => <tr key={one.agency}><th scope="row">{named(one, 'name', lang)}</th><td>{say(`terms:reporting.${one.state}`)}</td><td className="num">{dateLabel(one.due, lang)}</td></tr>)}</tbody>
                  </BookTable>
                )}
              </>
            );
          }}
        </Answer>
      )}
      <h3>{say('book:stale', { count: stale.length })}</h3>
      <BookTable name={say('book:quality')}>
        <thead><tr><th scope="col">{say('column.code')}</th><th scope="col">{say('column.target')}</th><th scope="col">{say('book:state')}</th><th scope="col">{say('book:period')}</th><th scope="col" className="num">{say('book:bodiesIn')}</th></tr></thead>
        <tbody>{stale.map((row) => <tr key={row.target}><td className="num">{row.code}</td><th scope="row">{named(row, 'short', lang)}</th><td>{say(`terms:freshness.${row.freshness}`)}</td><td>{row.quarter === null ? '' : quarterLabel(row.quarter, 'table', lang)}</td><td className="num">{row.agencies_expected === null ? '' : `${row.agencies_reported ?? 0}/${row.agencies_expected}`}</td></tr>)}</tbody>
      </BookTable>
    </section>
  );
}

/** What the verdicts and the signs mean. */
export function Readings() {
  const { say } = useWords();
  return (
    <section className="book-page">
      <h2>{say('book:method')}</h2>
      <dl className="book-facts">{statuses.map((status) => <div key={status}><dt><StatusWord status={status} /></dt><dd>{say(`terms:statusMeaning.${status}`)}</dd></div>)}</dl>
      <BulletLegend />
      <ul className="book-signs">{['fan', 'whisker', 'hollow', 'revised', 'half', 'dash', 'slash'].map((sign) => <li key={sign}>{say(`trend.${sign}`)}</li>)}</ul>
      <p>{say('book:methodTold')}</p>
    </section>
  );
}
