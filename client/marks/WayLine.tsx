import { isHollow } from '../charts/ways.ts';
import type { Way, Ways } from '../charts/ways.ts';
import type { LevelScale } from '../charts/scale.ts';
import { yearsBetween } from '../charts/scale.ts';
import { hatch } from './hatch.ts';

/** Pixels at each size: `small` without axes, one of many; `large` and `phone` with them. */
const SIZES = {
  small: { width: 200, height: 62, left: 2, right: 8, top: 6, bottom: 6, line: 2, dot: 3.5 },
  phone: { width: 340, height: 200, left: 46, right: 12, top: 10, bottom: 26, line: 2.5, dot: 4.5 },
  large: { width: 720, height: 220, left: 52, right: 16, top: 12, bottom: 26, line: 3, dot: 5 },
} as const;

/**
 * One body through time on the axes of all: solid where it was measured, hollow where it is an estimate, a half-year or of too few cases,
 * parted at a break, hatched where a figure is missing. Those of the past are grey.
 * @param props.goal level of the milestone, in violet; null where it is not the body's own
 */
export function WayLine(props: { way: Way; ways: Ways; scale: LevelScale; goal: number | null; size: keyof typeof SIZES; label: string; tick?: (level: number) => string }) {
  const { way, ways, scale, goal } = props;
  const px = SIZES[props.size];
  const large = props.size !== 'small';
  const { min, max, years } = yearsBetween(ways.first, ways.last);
  const [from, to] = large ? [min, max] : [ways.first, Math.max(ways.last, ways.first + 1)];
  const at = (n: number): number => Math.round(n * 10) / 10;
  const x = (q: number): number => at(px.left + ((q - from) / (to - from)) * (px.width - px.left - px.right));
  const y = (level: number): number => {
    const part = (level - scale.min) / (scale.max - scale.min);
    return at(px.top + (scale.inverse ? part : 1 - part) * (px.height - px.top - px.bottom));
  };
  // a rank keeps until the next one is known
  const lineOf = (run: Way['known']): string => run.map((row, place) => (place === 0 ? `M${x(row.q)} ${y(row.actual!)}` : scale.inverse ? `V${y(row.actual!)}H${x(row.q)}` : `L${x(row.q)} ${y(row.actual!)}`)).join('');
  const [floor, ink] = [px.height - px.bottom, way.isPast ? 'var(--data-base)' : 'var(--data-actual)'];
  const step = way.gaps.length > 0 ? Math.min(...ways.owed.slice(1).map((q, place) => q - ways.owed[place]!)) : 1;
  return (
    <svg className="way-line" role="img" aria-label={props.label} viewBox={`0 0 ${px.width} ${px.height}`} width="100%" style={{ maxWidth: large ? px.width : undefined }} focusable="false">
      {large && Array.from({ length: Math.round((scale.max - scale.min) / scale.interval) + 1 }, (_, place) => scale.min + place * scale.interval).map((level) => (
        <g key={level}>
          <path d={`M${px.left} ${y(level)}H${px.width - px.right}`} stroke="var(--grid)" />
          <text x={px.left - 8} y={y(level) + 5} textAnchor="end" className="axis-label">{props.tick?.(level)}</text>
        </g>
      ))}
      {large && years.filter((_, place) => props.size === 'large' || years.length < 5 || place % 2 === 0).map((year) => <text key={year} x={x(4 * year + 2)} y={px.height - 6} textAnchor="middle" className="axis-label">{year}</text>)}
      <path d={`M${px.left} ${floor + 0.5}H${px.width - px.right}`} stroke="var(--border-strong)" />
      {goal !== null && <path d={`M${px.left} ${y(goal)}H${px.width - px.right}`} stroke="var(--data-plan)" strokeWidth="1.5" data-goal="" />}
      {way.gaps.map((q) => (
        <path key={q} d={hatch(x(q - step / 2), px.top, x(q + step / 2) - x(q - step / 2), floor - px.top, 6, true)} stroke="var(--missing-hatch)" fill="none" data-gap={q} />
      ))}
      {ways.breaks.map((row) => <path key={row.q} d={`M${x(row.q - 0.5) - 1.5} ${px.top}V${floor}m3 0V${px.top}`} stroke="var(--ink-3)" fill="none" data-break={row.q} />)}
      {way.runs.map((run) => (
        <path key={run[0]!.q} d={lineOf(run)} fill="none" stroke={ink} strokeWidth={px.line}
          strokeLinejoin="round" strokeLinecap="round" data-run={run.length} />
      ))}
      {way.known.filter((row) => row === way.last || isHollow(row) || way.runs.some((run) => run.length === 1 && run[0] === row)).map((row) => (
        <circle key={row.q} cx={x(row.q)} cy={y(row.actual!)} r={row === way.last ? px.dot : px.dot - 1} {...(isHollow(row)
          ? { fill: 'var(--surface)', stroke: ink, strokeWidth: 1.75, 'data-hollow': '' } : { fill: ink, stroke: 'var(--surface)', strokeWidth: 1 })} />
      ))}
    </svg>
  );
}
