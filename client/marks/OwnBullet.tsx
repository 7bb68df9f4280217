import { figure } from '../format.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { hatch } from './hatch.ts';
import { useLang } from './language.tsx';

const given = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** A body's own figure on a track from zero, with the province as a hollow tick, the median of its kind as a dotted one, and the milestone as a diamond, a range as a bracket. */
export function OwnBullet(props: { actual: number | null; whole: number | null; median: number | null; goal: number | null; goalMax: number | null; unit: string; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { actual, whole, median, goal, goalMax, unit } = props;
  const largest = Math.max(0, ...[actual, whole, median, goal, goalMax].filter(given));
  const end = unit === 'percent' && largest <= 100 ? 100 : largest * 1.2 || 1;
  const at = (value: number): string => `${Math.round(Math.min(Math.max(value / end, 0), 1) * 10_000) / 100}%`;
  const told = [
    given(actual) ? say(lang, 'terms:mark.actual', { value: figure(actual, unit, lang) }) : say(lang, 'terms:mark.no-actual'),
    ...(given(whole) ? [say(lang, 'terms:mark.whole', { value: figure(whole, unit, lang) })] : []), ...(given(median) ? [say(lang, 'terms:mark.median', { value: figure(median, unit, lang) })] : []),
  ];
  return (
    <svg className="bullet" role="img" aria-label={told.join('; ')} width="100%" height={24} focusable="false">
      <rect x="0" y={5} width="100%" height={14} fill="var(--surface-2)" />
      {given(actual) ? <rect x="0" y={8} width={at(actual)} height={8} fill="var(--data-actual)" /> : (
        <svg y={5} width="100%" height={14}><path d={hatch(0, 0, 1600, 14, 6)} stroke="var(--missing-hatch)" strokeWidth="1.1" fill="none" /></svg>
      )}
      {given(median) && <svg x={at(median)} overflow="visible"><path d="M0 2V22" stroke="var(--surface)" strokeWidth="5" /><path d="M0 2V22" stroke="var(--data-base)" strokeWidth="2" strokeDasharray="2 1.6" /></svg>}
      {given(whole) && <svg x={at(whole)} overflow="visible"><rect x={-2.5} y={2} width={5} height={20} fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="1.5" /></svg>}
      {given(goal) && !given(goalMax) && <svg x={at(goal)} overflow="visible"><path d="M0 3 6.5 12 0 21-6.5 12Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" /></svg>}
      {given(goal) && given(goalMax) && [goal, goalMax].map((edge, place) => (
        <svg key={place} x={at(edge)} overflow="visible" data-range=""><path d={place ? 'M-5 2H0V22H-5' : 'M5 2H0V22H5'} fill="none" stroke="var(--data-plan)" strokeWidth="2.4" /></svg>
      ))}
    </svg>
  );
}
