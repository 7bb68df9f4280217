// Activities as rows with their time on one line: planned span, due date, and how long it has passed.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Row } from '../../queries/types.ts';
import { dateLabel, figure } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import type { Say } from '../words.ts';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { ActivityState } from './ActivityState.tsx';
import { Progress } from './Progress.tsx';

interface Axis { at: (day: string) => number; ticks: { at: number; word: string }[]; now: number }

export function ActivityRows({ rows, plan, today }: { rows: Row<'activities'>[]; plan: Row<'plans'>; today: string }) {
  const { lang, say } = useWords();
  const { mo } = useAddress();
  const axis = axisOf(plan, today, say);
  return (
    <table className="table activities">
      <caption className="hidden-look">{say('room.activities')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('column.code')}</th>
          <th scope="col">{say('activity.name')}</th>
          <th scope="col">{say('activity.leadOutput')}</th>
          <th scope="col" className="num">{say('activity.budget')}</th>
          <th scope="col">{say('activity.due')}</th>
          <th scope="col" className="a-time"><AxisHead axis={axis} /></th>
          <th scope="col">{say('filter.state')}</th>
          <th scope="col"><span className="hidden-look">{say('activity.more')}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const opened = mo === row.activity;
          return (
            <Fragment key={row.activity}>
              <tr data-activity={row.activity}>
                <td className="a-code ink-3 num">{(row.row || row.area_number).split(/(?<=[./])/).map((part, at) => <Fragment key={at}>{part}<wbr /></Fragment>)}</td>
                <th scope="row" className="a-name" lang="vi"><span className={opened ? undefined : 'clamp'}>{row.text}</span></th>
                <td className="a-lead" lang="vi">
                  <span className="clamp-two">{row.lead}</span>{row.output && <span className="sub clamp-two">{row.output}</span>}
                  {row.passed_from !== null && <span className="sub" lang={lang}>{say('activity.passedOn', { from: named(row, 'passed_from', lang), to: named(row, 'agency', lang) })}</span>}
                </td>
                <td className="a-budget num" data-label={say('activity.budget')}>
                  {figure(row.budget_million_vnd, 'million-vnd', lang, { bare: true })}
                  {row.spent_million_vnd !== null && <span className="sub">{say('evidence:progress.spentShort', { spent: figure(row.spent_million_vnd, 'million-vnd', lang, { bare: true, plain: true }) })}</span>}
                </td>
                <td className="a-due nowrap num plan-ink">
                  {row.due ? dateLabel(row.due, lang) : <span className="ink-3">{recursOf(row, say) || '–'}</span>}
                </td>
                <td className="a-time"><TimeLine row={row} axis={axis} /></td>
                <td className="a-state"><ActivityState row={row} /></td>
                <td className="a-more">
                  <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, mo: opened ? undefined : row.activity })}
                    className="button button-quiet button-icon" role="button" aria-expanded={opened}
                    aria-label={say('activity.moreOf', { name: row.text.slice(0, 60) })}>
                      <Icon name={opened ? 'chevron-up' : 'chevron-down'} />
                    </Link>
                </td>
              </tr>
              {opened && <tr className="opened"><td colSpan={8}><div className="activity-opened"><Printed row={row} /><Progress kind="activity" of={row.activity} row={row} budget={row.budget_million_vnd} /></div></td></tr>}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** '' where the plan does not say how often. */
function recursOf({ recurs }: Row<'activities'>, say: Say): string {
  return recurs ? say(`terms:recurs.${recurs}`) : '';
}

/** The row as the plan prints it. */
function Printed({ row }: { row: Row<'activities'> }) {
  const { lang, say } = useWords();
  const facts: [string, string][] = [
    ['activity.objective', row.objective], ['activity.task', row.task === row.text ? '' : row.task], ['activity.output', row.output],
      ['target.lead', row.lead],
    ['activity.coordinating', row.coordinating], ['activity.time', row.time], ['activity.recurs', recursOf(row, say)],
      ['activity.note', row.note],
  ];
  return (
    <dl className="facts plan-tint">
      {facts.filter(([, text]) => text).map(([key, text]) => <Fragment key={key}><dt>{say(key)}</dt><dd lang="vi">{text}</dd></Fragment>)}
      {row.starts && row.due
        && <><dt>{say('activity.dates')}</dt><dd className="num">{dateLabel(row.starts, lang)} – {dateLabel(row.due, lang)}</dd></>}
      <dt>{say('definition.source')}</dt><dd>{say('activity.source', { source: row.source, line: row.line })}</dd>
    </dl>
  );
}

/** Places on the line in percent, from the plan's first day to its last, or to today where the plan is over. */
function axisOf(plan: Row<'plans'>, today: string, say: Say): Axis {
  const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
  const first = day(`${plan.first_year}-01-01`);
  const last = day(`${plan.last_year}-12-31`);
  const at = (iso: string): number => Math.min(100, Math.max(0, ((day(iso) - first) / (last - first)) * 100));
  const oneYear = plan.first_year === plan.last_year;
  const ticks = oneYear
    ? ['I', 'II', 'III', 'IV'].map((roman,
      place) => (
        { at: at(`${plan.first_year}-${String(place * 3 + 1).padStart(2, '0')}-01`),
          word: say('activity.quarter', { roman, n: place + 1 }) }))
    : Array.from({ length: plan.last_year - plan.first_year + 1 },
      (_, place) => ({ at: at(`${plan.first_year + place}-01-01`), word: place % 3 === 0 ? String(plan.first_year + place) : '' }));
  return { at, ticks, now: day(today) > last ? 100 : at(today) };
}

function AxisHead({ axis }: { axis: Axis }) {
  const { say } = useWords();
  return (
    <span className="axis">
      <span className="hidden-look">{say('activity.timeLine')}</span>
      <svg className="bar" height="18" aria-hidden="true">
        {axis.ticks.map((tick) => <text key={tick.at} x={`${tick.at}%`} dx="3" y="13" className="axis-label">{tick.word}</text>)}
      </svg>
    </span>
  );
}

function TimeLine({ row, axis }: { row: Row<'activities'>; axis: Axis }) {
  const from = row.starts ? axis.at(row.starts) : 0;
  const due = row.due ? axis.at(row.due) : null;
  return (
    <svg className="bar" height="36" aria-hidden="true">
      {axis.ticks.map((tick) => <line key={tick.at} x1={`${tick.at}%`} x2={`${tick.at}%`} y1="0" y2="36" stroke="var(--grid)" />)}
      <line x1={`${axis.now}%`} x2={`${axis.now}%`} y1="0" y2="36" stroke="var(--ink-3)" strokeDasharray="2 3" />
      {due !== null
        && <rect x={`${from}%`} width={`${Math.max(0.5, due - from)}%`} y="13" height="10" fill="var(--surface-2)"
          stroke="var(--border-strong)" strokeWidth="1" />}
      {due !== null && row.state === 'overdue'
        && <rect x={`${due}%`} width={`${Math.max(0, axis.now - due)}%`} y="16" height="4" fill="var(--status-off-track)" />}
      {due !== null
        && <svg x={`${due}%`} overflow="visible">
          <path d="M0 10.5 7 18 0 25.5 -7 18Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" />
        </svg>}
    </svg>
  );
}
