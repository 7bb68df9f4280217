import { arithmetic, measureLabel, pointsLabel, ruleSentence, tickLabel } from '../charts/score-sayings.ts';
import type { Scored } from '../charts/score-sayings.ts';
import { levelScale } from '../charts/scale.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { useLang } from './language.tsx';
import { toneOf } from './status.ts';

export interface RulePoint { measure: number; points: number }
const BOX = { width: 340, height: 222, left: 38, right: 14, top: 26, bottom: 28 };

/**
 * A rule as a line from what is measured to its points; today's value as a dot in the colour of its verdict, a tried one hollow, and a violet diamond where the rule is first full.
 * @param props.curve as the answer gives it, in order; two points at one place are a step @param props.status of the figure's own target, where it has one
 */
export function RuleChart(props: { row: Scored; curve: RulePoint[]; tried: RulePoint | null; status: string | null; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { row, curve, tried, status } = props;
  const now = row.measure === null || row.data === null ? null : { measure: row.measure, points: row.data };
  const seen = [...curve, ...(now ? [now] : []), ...(tried ? [tried] : [])];
  const most = Math.max(...seen.map(({ measure }) => measure), 0);
  const across = levelScale([most], most > 100 ? 'none' : 'index', false);
  const end = Math.max(most, 1e-9);
  const up = levelScale([row.max], 'index', false);
  const [wide, high] = [BOX.width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];
  const top = Math.max(row.max, ...seen.map(({ points }) => Math.abs(points)), 1e-9);
  const x = (measure: number): number => Math.round((BOX.left + (measure / end) * wide) * 10) / 10;
  const y = (points: number): number => Math.round((BOX.top + high - (Math.abs(points) / top) * high) * 10) / 10;
  const falls = row.rule === 'deduction';
  const full = curve.find(({ points }) => Math.abs(points) >= row.max - 1e-9) ?? null;
  const acrossTicks = Array.from({ length: Math.floor(end / across.interval + 1e-9) + 1 }, (_, n) => n * across.interval);
  const upTicks = Array.from({ length: Math.floor(top / up.interval + 1e-9) + 1 }, (_, n) => n * up.interval);
  const beside = (at: RulePoint, shift: number): { x: number; y: number; textAnchor: 'start' | 'end' } => (x(at.measure) > BOX.left + wide * 0.56 ? { x: x(at.measure) - 10, y: y(at.points) + shift, textAnchor: 'end' } : { x: x(at.measure) + 10, y: y(at.points) + shift, textAnchor: 'start' });
  const isNear = now !== null && tried !== null && Math.abs(y(now.points) - y(tried.points)) < 18;
  const isUnderFull = now !== null && full !== null && Math.abs(y(now.points) - y(full.points)) < 14 && Math.abs(x(now.measure) - x(full.measure)) < 120;
  const triedAbove = isNear && tried !== null && now !== null && tried.points >= now.points;
  const drop = (at: RulePoint) => <path d={`M${BOX.left} ${y(at.points)}H${x(at.measure)}V${BOX.top + high}`} fill="none" stroke="var(--ink-3)" strokeDasharray="2 3" />;
  const tone = status === null || toneOf(status) === 'none' ? 'var(--data-actual)' : `var(--status-${toneOf(status)})`;
  return (
    <svg className="rule-chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={`${ruleSentence(row, tried, lang)}. ${arithmetic(row, [], lang)}`} focusable="false">
      {upTicks.map((tick) => (
        <g key={tick}><path d={`M${BOX.left} ${y(tick)}H${BOX.left + wide}`} stroke={tick === 0 ? 'var(--border-strong)' : 'var(--grid)'} /><text className="axis-label" x={BOX.left - 7} y={y(tick) + 4} textAnchor="end">{tickLabel(tick, lang)}</text></g>
      ))}
      <text className="axis-label" x={BOX.left - 7} y={12} textAnchor="end">{say(lang, 'charts:score.drawn.axis')}</text>
      {acrossTicks.map((tick) => (
        <g key={tick}><path d={`M${x(tick)} ${BOX.top + high}v4`} stroke="var(--border-strong)" /><text className="axis-label" x={x(tick)} y={BOX.height - 8} textAnchor="middle">{measureLabel(tick, { ...row, threshold: null }, lang).replace(/[.,]0(?=%)/, '')}</text></g>
      ))}
      {now && drop(now)}
      {tried && drop(tried)}
      <path d={curve.map((at, place) => `${place ? 'L' : 'M'}${x(at.measure)} ${y(at.points)}`).join('')} fill="none" stroke="var(--ink-3)" strokeWidth="1.8" strokeLinejoin="round" data-rule="" />
      {full && (
        <>
          <path d={`M${x(full.measure)} ${y(full.points) - 8}l8 8l-8 8l-8 -8Z`} fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" data-full="" />
          <text className="rule-label rule-full" textAnchor={x(full.measure) > BOX.left + wide / 2 ? 'end' : 'start'} x={x(full.measure) + (x(full.measure) > BOX.left + wide / 2 ? 8 : -8)} y={y(full.points) - 13}>
            {say(lang, falls ? 'charts:score.drawn.is' : 'charts:score.drawn.full', { max: pointsLabel(row.max, lang), points: pointsLabel(row.max, lang), measure: measureLabel(full.measure, { ...row, threshold: null }, lang).replace(/[.,]0(?=%)/, '') })}
          </text>
        </>
      )}
      {now && (
        <>
          <circle cx={x(now.measure)} cy={y(now.points)} r="5.5" fill={tone} stroke="var(--surface)" strokeWidth="1.5" data-now="" />
          <text className="rule-label rule-now" {...beside(now, triedAbove || isUnderFull ? 18 : isNear ? -9 : 6)}>{say(lang, 'charts:score.drawn.is', { measure: measureLabel(now.measure, row, lang), points: pointsLabel(now.points, lang) })}</text>
        </>
      )}
      {tried && (
        <>
          <circle cx={x(tried.measure)} cy={y(tried.points)} r="4.5" fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="2" data-tried="" />
          <text className="rule-label" {...beside(tried, triedAbove ? -9 : isNear ? 15 : 6)}>{say(lang, 'charts:score.drawn.if', { measure: measureLabel(tried.measure, row, lang), points: pointsLabel(tried.points, lang) })}</text>
        </>
      )}
    </svg>
  );
}
