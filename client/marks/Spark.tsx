import { figure } from '../format.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { hatch } from './hatch.ts';
import { useLang } from './language.tsx';
import { toneOf } from './status.ts';

/** The columns of a `trend` row that a spark draws. */
export interface SparkRow {
  q: number;
  actual: number | null;
  state?: string | null;
}

const [width, height, pad] = [96, 28, 4];

function dot(status: string | null | undefined) {
  if (!status) return { fill: 'var(--data-actual)', stroke: 'var(--surface)', strokeWidth: 1 };
  // not assessed is a hollow grey ring: its grey alone would be too near the green of "on track" for some eyes
  if (toneOf(status) === 'none') return { fill: 'var(--surface)', stroke: 'var(--status-none)', strokeWidth: 1.5 };
  return { fill: `var(--status-${toneOf(status)})`, stroke: 'var(--surface)', strokeWidth: 1 };
}

/**
 * The last eight periods, without an axis: the line breaks where a figure is missing. With a goal a violet tick shows its level.
 * The value itself is printed beside it by the page.
 */
export function Spark(props: { rows: SparkRow[]; status?: string | null; goal?: number | null; unit?: string; lang?: Lang }) {
  const lang = useLang(props.lang);
  const owed = props.rows.filter((row) => row.state !== 'not-owed' && row.state !== 'not-due');
  const rows = owed.slice(-8);
  const known = rows.filter((row) => row.actual !== null);
  const last = known.at(-1);
  const box = { className: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', focusable: 'false' as const };
  if (!last || last.actual === null) {
    return (
      <svg {...box} aria-label={say(lang, 'terms:mark.spark-empty')} data-empty="">
        <path d={hatch(0, 6, width, 16, 6, true)} stroke="var(--missing-hatch)" fill="none" />
      </svg>
    );
  }
  const goal = props.goal ?? null;
  const levels = [...known.map((row) => row.actual as number), ...(goal === null ? [] : [goal])];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const first = rows[0]?.q ?? last.q;
  const span = Math.max(1, (rows.at(-1)?.q ?? last.q) - first);
  const x = (q: number) => Math.round((pad + ((q - first) / span) * (width - 2 * pad - 6)) * 10) / 10;
  const y = (value: number) => Math.round((high === low ? height / 2 : height - pad - ((value - low) / (high - low)) * (height - 2 * pad)) * 10) / 10;
  const runs = rows.reduce<SparkRow[][]>((all, row) => {
    if (row.actual === null) return [...all, []];
    all.at(-1)?.push(row);
    return all;
  }, [[]]).filter((run) => run.length > 0);
  const name = say(lang, 'terms:mark.spark', { count: rows.length, value: figure(last.actual, props.unit ?? 'percent', lang) });
  return (
    <svg {...box} aria-label={name}>
      {runs.map((run) => (run.length === 1 && run[0]
        ? <circle key={run[0].q} cx={x(run[0].q)} cy={y(run[0].actual as number)} r="1.5" fill="var(--data-actual)" />
        : <path key={run[0]?.q} d={run.map((row, place) => `${place ? 'L' : 'M'}${x(row.q)} ${y(row.actual as number)}`).join('')} fill="none"
          stroke="var(--data-actual)" strokeWidth="1.5" strokeLinejoin="round" />))}
      {goal !== null && <path d={`M${width - 5} ${y(goal)}h5`} stroke="var(--data-plan)" strokeWidth="2" />}
      <circle cx={x(last.q)} cy={y(last.actual)} r="3" {...dot(props.status)} />
    </svg>
  );
}
