import { figure, quarterLabel } from '../format.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { useLang } from './language.tsx';

/** A level and the quarter that it closes. */
export interface SparkLevel { q: number; level: number }

const [width, height, padX, padY] = [208, 76, 8, 9];
/** half of the width of the box of what is usual */
const half = 14;

/** Earlier levels as a line, the usual range as a dashed box, the waiting level hollow. Levels in `unit`; the values are printed beside it by the page. */
export function UsualSpark(props: { earlier: SparkLevel[]; now: SparkLevel; low: number | null; high: number | null; unit: string; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { earlier, now, low, high, unit } = props;
  const levels = [...earlier.map(({ level }) => level), now.level, ...(low === null || high === null ? [] : [low, high])];
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const first = earlier[0]?.q ?? now.q - 1;
  const x = (q: number): number => Math.round((padX + ((q - first) / Math.max(1, now.q - first)) * (width - 2 * padX - half)) * 10) / 10;
  const y = (level: number): number => Math.round((most === least ? height / 2 : height - padY - ((level - least) / (most - least)) * (height - 2 * padY)) * 10) / 10;
  const last = earlier.at(-1);
  const words = [
    say(lang, 'terms:mark.spark', { count: earlier.length, value: figure(last?.level ?? null, unit, lang) }),
    say(lang, 'terms:mark.waiting', { value: figure(now.level, unit, lang) }),
    ...(low === null || high === null ? [] : [say(lang, 'terms:mark.usual', { low: figure(low, unit, lang), high: figure(high, unit, lang) })]),
  ];
  return (
    <figure className="usual-spark">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.join('; ')} focusable="false">
        {low !== null && high !== null && (
          <rect x={x(now.q) - half} y={Math.min(y(high), y(low) - 2)} width={2 * half} height={Math.max(2, y(low) - y(high))} rx="2" fill="var(--surface-2)" stroke="var(--border-strong)" strokeDasharray="3 2" />
        )}
        {earlier.length > 1 && <path d={earlier.map((one, at) => `${at ? 'L' : 'M'}${x(one.q)} ${y(one.level)}`).join('')} fill="none" stroke="var(--data-actual)" strokeWidth="1.8" strokeLinejoin="round" />}
        {last && <path d={`M${x(last.q)} ${y(last.level)}L${x(now.q)} ${y(now.level)}`} fill="none" stroke="var(--data-actual)" strokeWidth="1.6" strokeDasharray="2 3" />}
        {earlier.map((one) => <circle key={one.q} cx={x(one.q)} cy={y(one.level)} r="2.6" fill="var(--data-actual)" />)}
        <circle cx={x(now.q)} cy={y(now.level)} r="4.6" fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="2.2" />
      </svg>
      <figcaption className="note spread" aria-hidden="true"><span>{earlier.length > 0 && quarterLabel(first, 'axis', lang)}</span><span>{quarterLabel(now.q, 'axis', lang)}</span></figcaption>
    </figure>
  );
}
