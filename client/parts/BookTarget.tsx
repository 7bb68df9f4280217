// A page of the meeting book for one target that is late or at risk: its way, who lacks what, what is asked, and lines to write on.
import { useMemo } from 'react';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { lookedAt } from '../charts/as-at.ts';
import { Chart, screenTheme } from '../charts/Chart.tsx';
import type { TrajectoryInput } from '../charts/rows.ts';
import { trajectoryConclusion, trajectoryTold } from '../charts/told.ts';
import { trajectory } from '../charts/trajectory.ts';
import { figure, quarterLabel } from '../format.ts';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { BookTable } from './BookTable.tsx';
import { behindTold } from './decision-words.ts';
import { actualOf, answersFor, goalOf, partOf, unitOf } from './figures.ts';
import type { Place } from './place.ts';
import { Told } from './Told.tsx';

const MOST_BODIES = 8;
const LINES = 5;

export function BookTarget({ row, place }: { row: Row<'targets'>; place: Place }) {
  const { lang, say } = useWords();
  const asked = { target: row.target, ...(place.report ? { report: place.report } : {}) };
  const [trend, milestones, breakdown] = [useQuestion('trend', { target: row.target }), useQuestion('target', asked), useQuestion('breakdown', asked)];
  return (
    <section className="book-page">
      <h3>{row.code} {named(row, 'short', lang)}{row.part === '' ? '' : `, ${partOf(row, say)}`}</h3>
      <div className="book-key">
        <p><span className="block-label">{row.quarter === null ? say('target.noFigure') : quarterLabel(row.quarter, 'long', lang)}</span><strong className="book-number">{actualOf({ ...row, ranked_of: null }, lang)}</strong></p>
        <p>{row.due !== null && <span className="block-label">{say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) })}</span>}<StatusWord status={row.status} large /></p>
        <p className="grow"><Told text={behindTold(row, lang, say)} /></p>
      </div>
      <Answer of={together({ trend, milestones, breakdown })} thing={say('thing.trend')} skeleton={<Skeleton lines={6} />}>
        {(known) => <><Way row={row} place={place} trend={known.trend} milestones={known.milestones} /><Bodies row={row} rows={known.breakdown} /><Words rows={known.milestones} /></>}
      </Answer>
      <h4>{say('book:ask')}</h4>
      <p>{say('book:askOf', { lead: answersFor(row, lang), goal: row.due === null ? '' : say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) }) })}</p>
      <div className="book-lines" aria-hidden="true"><p className="note">{say('book:notes')}</p>{Array.from({ length: LINES }, (_, at) => <i key={at} />)}</div>
    </section>
  );
}

function Way({ row, place, trend, milestones }: { row: Row<'targets'>; place: Place; trend: Row<'trend'>[]; milestones: Row<'target'>[] }) {
  const { lang } = useWords();
  const reports = place.reports.state === 'ready' ? place.reports.rows : [];
  const looked = reports.find((each) => each.report === place.report) ?? place.latest;
  const input = useMemo((): TrajectoryInput | null => looked && ({
    rows: lookedAt(trend, looked.q, place.latest?.q ?? null), milestones, indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo: looked.ends,
  }), [trend, milestones, row, lang, looked, place.latest]);
  const option = useMemo(() => input && trajectory({ ...input, theme: screenTheme(), size: 'desk' }), [input]);
  return input && option && <Chart option={option} title={trajectoryConclusion(input)} conclusion={trajectoryTold(input)} height={280} heading="h4" />;
}

/** Whose part of what is missing is largest. */
function Bodies({ row, rows }: { row: Row<'targets'>; rows: Row<'breakdown'>[] }) {
  const { lang, say } = useWords();
  const missing = rows.filter(({ shortfall }) => shortfall !== null && shortfall > 0).slice(0, MOST_BODIES);
  if (missing.length === 0) return null;
  return (
    <BookTable name={say('book:bodies', { count: missing.length })} shown>
      <thead><tr><th scope="col">{say('agency.name')}</th><th scope="col" className="num">{say('book:figure')}</th><th scope="col" className="num">{say('book:shortfall')}</th></tr></thead>
      <tbody>{missing.map((one) => <tr key={one.agency}><th scope="row">{named(one, 'name', lang)}</th><td className="num">{figure(one.actual, unitOf(row), lang)}</td><td className="num">{figure(one.shortfall, 'none', lang)}</td></tr>)}</tbody>
    </BookTable>
  );
}

/** The words of the plan that set the milestones. */
function Words({ rows }: { rows: Row<'target'>[] }) {
  const { lang, say } = useWords();
  const main = rows.find(({ own, operative }) => own && operative) ?? rows.find(({ own }) => own);
  return main ? <p className="note">“{main.quote}” ({say('milestone.source', { plan: named(main, 'plan_short', lang), clause: main.clause, source: main.source, line: main.line })})</p> : null;
}
