// Every milestone for the quantity of a target, its own plan's and others', with the words that set it.
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, figure, level, quarterLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { goalOf, unitOf } from './figures.ts';
import { Told } from './Told.tsx';
import { mayChangeOf, whyOf } from './why.ts';

export function MilestoneList({ row, milestones }: { row: Row<'targets'>; milestones: Answered<Row<'target'>[]> }) {
  const { say } = useWords();
  return (
    <Answer of={milestones} thing={say('thing.milestones')} skeleton={<Skeleton lines={4} tall />}
      empty={<section className="card" id="moc"><p>{say('milestone.noWords')}</p></section>}>
      {(rows) => {
        const years = [...new Set(rows.filter((each) => each.conflict).map((each) => each.due))];
        return (
          <section className="card milestone-list" id="moc" aria-labelledby="moc-title">
            <h2 className="title" id="moc-title">{say('milestones.title')}</h2>
            {years.length > 0
              && <p className="small plan-ink mark-text">
                <Icon name="conflict" size={16} /> {say('milestones.differ', { years: years.join(', ') })}
              </p>}
            <ul className="rows">
              {merged(rows).map((same) => <Milestone key={same[0]!.milestone} row={row} each={same[0]!} same={same} />)}
            </ul>
          </section>
        );
      }}
    </Answer>
  );
}

/** Rows of one plan that set the same level for the same year stand together. */
function merged(rows: Row<'target'>[]): Row<'target'>[][] {
  const groups = new Map<string, Row<'target'>[]>();
  for (const row of rows) {
    const key = [row.due, row.plan, row.comparator, row.goal, row.goal_max, row.goal === null ? row.printed : ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), row].toSorted((a, b) => Number(b.operative) - Number(a.operative)));
  }
  return [...groups.values()];
}

function Milestone({ row, each, same }: { row: Row<'targets'>; each: Row<'target'>; same: Row<'target'>[] }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const goal = goalOf({ ...each, unit: row.unit, kind: row.kind }, lang, say);
  // an open milestone is judged by the figure of the page, so what is known of that figure's coverage holds for it too
  const { coverage, low, high, carried, standard_error } = row;
  const judged = { ...each, unit: row.unit, kind: row.kind, ...(each.closed ? {} : { coverage, low, high, carried, standard_error }) };
  const why = each.status === 'ended' ? null : whyOf(judged, lang, say);
  const mayChange = mayChangeOf(judged, lang, say);
  const judgedAgain = each.locked_status !== null && each.locked_status !== each.status;
  const printed = each.goal !== null && each.relation !== 'level' && each.relation !== 'count' && each.relation !== 'rank'
    && each.printed !== null
    ? say('milestones.printed',
      { words: say(`terms:relation.${each.relation}`), value: level(each.printed, each.printed_unit, lang, each.printed_max) }) : null;
  return (
    <li className={each.own ? 'stack-tight' : 'stack-tight milestone-other'}>
      <p className="row">
        <span className="mark-text">
          <Icon name={each.closed ? 'lock' : 'milestone'} size={14} className="plan-ink" /> <strong className="num">{say('milestone.label', { due: each.due, goal })}</strong>
        </span>
        {each.operative && each.conflict && <span className="pill pill-plan">{say('milestones.inUse')}</span>}
        {each.conflict && !each.operative && <span className="pill pill-plan-dashed">{say('milestones.otherSays')}</span>}
      </p>
      <p className="row small">
        <StatusWord status={each.status} />
          {each.actual !== null
            && <span className="num">
              {figure(each.actual, unit, lang, { goal: each.goal, goalMax: each.goal_max, comparator: each.comparator, step: each.rounding, of: each.ranked_of })}
            </span>}
      </p>
      {why && <p className="small"><Told text={why} /></p>}
      {mayChange && <p className="small"><Told text={mayChange} /></p>}
      {judgedAgain && <p className="small">{say('milestone.judgedAgain')} <StatusWord status={each.locked_status} /></p>}
      {each.met_late && <p className="small"><Told text={say('milestone.metLate', { quarter: quarterLabel(each.met_late, 'inline', lang) })} /></p>}
      {each.ruled_at && <p className="note">{say('milestone.ruled', { date: dateLabel(each.ruled_at, lang) })}</p>}
      {each.own && each.path === 'ramp' && each.start_is && each.start !== null && !each.closed
        && <p className="note">{say(`start.${each.start_is}`, { value: figure(each.start, unit, lang) })}</p>}
      {printed && <p className="note">{printed}</p>}
      <details>
        <summary>{say('milestones.quote', { plan: named(each, 'plan_short', lang) })}</summary>
        <ul className="rows">
          {same.map((one) => (
            <li key={one.milestone} className="stack-tight">
              <blockquote lang="vi" className="small">{one.quote}</blockquote>
              <p className="note">
                {say('milestone.source', { plan: named(one, 'plan_short', lang), clause: one.clause, source: one.source, line: one.line })}
              </p>
              {one.condition && <p className="note" lang="vi">{say('milestone.condition', { condition: one.condition })}</p>}
              {one.note && <p className="note" lang="vi">{one.note}</p>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
