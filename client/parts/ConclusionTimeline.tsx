// Conclusions on one line of time: ink from the notice to the deadline, red from there to today, a diamond at the deadline, a tick where it was done.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Row } from '../../queries/types.ts';
import { today } from '../api.ts';
import { dateLabel } from '../format.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { ConclusionState } from './ConclusionState.tsx';
import { nameOf } from './ConclusionRows.tsx';

const DAY_MS = 24 * 3600 * 1000;
const MOST_TICKS = 10;
/** Percent of the line after which a month has no room for its name. */
const LAST_WORD = 88;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const TICK = <path d="m-4 7 3 3 5-6" fill="none" stroke="var(--data-actual)" strokeWidth="2" />;
const DUE = 'M0 10.5 7 18 0 25.5 -7 18Z';
const KEYS: { key: string; drawn: ReactNode }[] = [
  { key: 'ran', drawn: <rect y="3" width="18" height="8" fill="var(--data-actual)" /> }, { key: 'left', drawn: <rect y="3" width="18" height="8" fill="var(--surface-2)" stroke="var(--border)" /> },
  { key: 'due', drawn: <path d={DUE} transform="translate(9 -11)" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" /> }, { key: 'over', drawn: <rect y="5" width="18" height="4" fill="var(--status-off-track)" /> },
  { key: 'done', drawn: <g transform="translate(9 0)">{TICK}</g> }, { key: 'now', drawn: <line x1="9" x2="9" y2="14" stroke="var(--ink-3)" strokeDasharray="2 3" /> },
];

export function ConclusionTimeline({ rows }: { rows: Row<'conclusions'>[] }) {
  const { lang, say } = useWords();
  const now = at(today());
  const first = Math.min(now, ...rows.map((row) => at(row.signed_on ?? row.met_on)));
  const last = Math.max(now, ...rows.map((row) => at(row.due)));
  const place = (day: number): number => ((day - first) / Math.max(1, last - first)) * 100;
  const ticks = monthsBetween(first, last).map((month) => ({ x: place(at(`${month}-01`)), word: `${Number(month.slice(5))}/${month.slice(0, 4)}` }));
  return (
    <>
      <ul className="row small ink-2 conclusion-keys" aria-hidden="true">
        {KEYS.map(({ key, drawn }) => <li key={key} className="mark-text"><svg width="18" height="14" overflow="visible">{drawn}</svg>{say(`conclusions:key.${key}`)}</li>)}
      </ul>
      <table className="table conclusion-line">
        <caption className="hidden-look">{say('conclusions:view.thoi-gian')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('conclusions:text')}</th><th scope="col">{say('conclusions:due')}</th>
            <th scope="col" className="c-time"><svg className="bar" height="18" aria-hidden="true">{ticks.filter(({ x }) => x < LAST_WORD).map((tick) => <text key={tick.word} x={`${tick.x}%`} dx="3" y="13" className="axis-label">{tick.word}</text>)}</svg><span className="hidden-look">{say('conclusions:view.thoi-gian')}</span></th>
            <th scope="col">{say('conclusions:standing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).map((row) => {
            const [from, due] = [at(row.signed_on ?? row.met_on), at(row.due)];
            const ended = row.done_on !== null && ['done', 'to-confirm'].includes(row.state) ? at(row.done_on) : null;
            const until = ended ?? (row.state === 'stopped' ? due : Math.min(now, due));
            const red = row.state === 'overdue' ? now : ended !== null && ended > due ? ended : null;
            return (
              <tr key={row.conclusion} data-conclusion={row.conclusion}>
                <th scope="row" className="c-text" lang="vi"><Link to="/ket-luan/$so" params={{ so: row.conclusion }} search={keep} className="clamp-two">{row.text}</Link><span className="sub">{nameOf(row, lang)}</span></th>
                <td className="nowrap num">{dateLabel(row.due, lang)}</td>
                <td className="c-time">
                  <svg className="bar" height="36" aria-hidden="true">
                    {ticks.map((tick) => <line key={tick.word} x1={`${tick.x}%`} x2={`${tick.x}%`} y1="0" y2="36" stroke="var(--grid)" />)}
                    <line x1={`${place(now)}%`} x2={`${place(now)}%`} y1="0" y2="36" stroke="var(--ink-3)" strokeDasharray="2 3" />
                    <rect x={`${place(from)}%`} width={`${Math.max(0, place(due) - place(from))}%`} y="14" height="8" fill="var(--surface-2)" />
                    <rect x={`${place(from)}%`} width={`${Math.max(0, place(Math.min(until, due)) - place(from))}%`} y="14" height="8" fill={row.state === 'stopped' ? 'var(--border-strong)' : 'var(--data-actual)'} />
                    {red !== null && <rect x={`${place(due)}%`} width={`${Math.max(0, place(red) - place(due))}%`} y="16" height="4" fill="var(--status-off-track)" />}
                    {ended !== null && <svg x={`${place(ended)}%`} overflow="visible">{TICK}</svg>}
                    <svg x={`${place(due)}%`} overflow="visible"><path d={DUE} fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" /></svg>
                  </svg>
                </td>
                <td className="nowrap"><ConclusionState row={row} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Months that begin between two days, as many as there is room for. */
function monthsBetween(first: number, last: number): string[] {
  const months: string[] = [];
  for (let day = new Date(first * DAY_MS); day.getTime() <= last * DAY_MS; day = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1))) months.push(day.toISOString().slice(0, 7));
  const every = Math.ceil(months.length / MOST_TICKS);
  return months.slice(1).filter((_, place) => place % every === 0);
}
