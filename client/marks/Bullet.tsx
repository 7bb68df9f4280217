import { figure, level } from '../format.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { hatch } from './hatch.ts';
import { useLang } from './language.tsx';

/** The columns of a `targets` row that a bullet draws; values in the unit of the indicator, null where there is none. */
export interface BulletRow {
  actual: number | null;
  goal: number | null;
  goal_max?: number | null;
  passed_goal?: number | null;
  baseline?: number | null;
  unit: string;
  kind: string;
  /** of a rank: how many were ranked */
  ranked_of?: number | null;
  better?: string | null;
  comparator?: string | null;
  relation?: string | null;
  provisional?: number | null;
  /** where the line leads at the milestone */
  forecast?: number | null;
  status?: string | null;
  due?: number | null;
  passed_due?: number | null;
}

const given = (value: number | null | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);

/** Where the track ends: 100 for shares and surveys in percent, else a fifth past the largest mark. It begins at zero, always. */
export function trackEnd(row: BulletRow): number {
  const marks = [row.actual, row.goal, row.goal_max, row.passed_goal, row.baseline, row.provisional, row.forecast].filter(given);
  const largest = Math.max(0, ...marks);
  if (row.unit === 'percent' && largest <= 100) return 100;
  return largest > 0 ? largest * 1.2 : 1;
}

/** What the bullet shows, as a sentence for those who do not see it. */
export function bulletSentence(row: BulletRow, lang: Lang): string {
  const value = (number: number | null | undefined) => figure(number, row.unit, lang, { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator });
  const parts = [given(row.actual) ? say(lang, 'terms:mark.actual', { value: value(row.actual) }) : say(lang, 'terms:mark.no-actual')];
  if (given(row.provisional)) parts.push(say(lang, 'terms:mark.provisional', { value: value(row.provisional) }));
  if (given(row.goal)) parts.push(say(lang, 'terms:mark.goal', { due: row.due ?? '', goal: level(row.goal, row.unit, lang, row.goal_max) }));
  if (given(row.passed_goal) && row.passed_due !== row.due) parts.push(say(lang, 'terms:mark.passed', { due: row.passed_due ?? '', goal: level(row.passed_goal, row.unit, lang) }));
  if (given(row.forecast)) parts.push(say(lang, 'terms:mark.forecast', { value: value(row.forecast) }));
  if (given(row.baseline)) parts.push(say(lang, 'terms:mark.baseline', { value: value(row.baseline) }));
  return parts.join('; ').replace(/ +(:)/g, '$1');
}

function Diamond(props: { at: string; height: number; mid: number; past?: boolean }) {
  const [w, h] = [(props.height * 13) / 28, (props.height * 18) / 28];
  return (
    <svg x={props.at} overflow="visible">
      <path d={`M0 ${props.mid - h}L${w} ${props.mid}L0 ${props.mid + h}L${-w} ${props.mid}Z`} fill="var(--surface)" stroke="var(--data-plan)"
        strokeWidth={props.past ? 1.5 : 2.2} strokeLinejoin="miter" />
    </svg>
  );
}

/**
 * Actual, milestone, passed milestone and baseline on one track that starts at zero. No figure is an empty hatched track, never a
 * bar of no length. Where fewer is better what still has to go is outlined, so that a bar beyond its goal does not look as if it were
 * reached. A rank has no length either: it shows as words. `width` in pixels; as wide as its box if left out.
 */
export function Bullet(props: { row: BulletRow; width?: number; height?: 14 | 18; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { row } = props;
  if (row.kind === 'rank') return <span className="bullet-rank num">{figure(row.actual, 'rank', lang, { of: row.ranked_of })}</span>;
  const track = props.height ?? 14;
  const bar = track === 18 ? 10 : 8;
  const total = track + 10;
  const mid = total / 2;
  const end = trackEnd(row);
  const at = (value: number) => `${Math.round((Math.min(Math.max(value / end, 0), 1)) * 10_000) / 100}%`;
  const top = mid - track / 2;
  const tooMuch = row.better === 'down' && given(row.actual) && given(row.goal) ? Math.max(0, row.actual - (row.goal_max ?? row.goal)) : 0;
  return (
    <svg className="bullet" role="img" aria-label={bulletSentence(row, lang)} width={props.width ?? '100%'} height={total} focusable="false">
      <rect x="0" y={top} width="100%" height={track} fill="var(--surface-2)" />
      {!given(row.actual) && !given(row.provisional) && (
        <svg y={top} width="100%" height={track} data-empty="">
          <path d={hatch(0, 0, 1600, track, 6)} stroke="var(--missing-hatch)" strokeWidth="1.1" fill="none" />
          <rect x="0.5" y="0.5" width="100%" height={track - 1} fill="none" stroke="var(--missing-line)" strokeDasharray="3 2" style={{ width: 'calc(100% - 1px)' }} />
        </svg>
      )}
      {given(row.provisional) && (
        <rect x="0" y={mid - bar / 2 + 1} width={at(row.provisional)} height={bar - 2} fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="1.6"
          strokeDasharray="3 2" data-provisional="" />
      )}
      {given(row.forecast) && given(row.actual) && row.forecast > row.actual && (
        <svg x={at(row.actual)} y={mid - bar / 2} width={at(row.forecast - row.actual)} height={bar} data-forecast="">
          <rect width="100%" height={bar} fill="var(--surface)" />
          <path d={hatch(0, 0, 1600, bar, 5)} stroke="var(--data-actual)" strokeWidth="1" fill="none" />
          <rect width="100%" height={bar} fill="none" stroke="var(--data-actual)" strokeWidth="2" />
        </svg>
      )}
      {given(row.actual) && <rect x="0" y={mid - bar / 2} width={at(row.actual - tooMuch)} height={bar} fill="var(--data-actual)" data-actual="" />}
      {given(row.actual) && tooMuch > 0 && (
        <svg x={at(row.actual - tooMuch)} y={mid - bar / 2} width={at(tooMuch)} height={bar} overflow="visible" data-remaining="">
          <rect y="0.75" width="100%" height={bar - 1.5} fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="1.5" />
        </svg>
      )}
      {given(row.baseline) && (
        <svg x={at(row.baseline)} overflow="visible">
          <path d={`M0 ${top - 2}V${top + track + 2}`} stroke="var(--surface)" strokeWidth="5" />
          <path d={`M0 ${top - 2}V${top + track + 2}`} stroke="var(--data-base)" strokeWidth="2" strokeDasharray="2 1.6" />
        </svg>
      )}
      {given(row.passed_goal) && row.passed_due !== row.due && <Diamond at={at(row.passed_goal)} height={track} mid={mid} past />}
      {given(row.goal) && !given(row.goal_max) && <Diamond at={at(row.goal)} height={track} mid={mid} />}
      {given(row.goal) && given(row.goal_max) && [row.goal, row.goal_max].map((edge, place) => (
        <svg key={edge} x={at(edge)} overflow="visible">
          <path d={`M${place ? -5 : 5} ${mid - 10}H0V${mid + 10}H${place ? -5 : 5}`} fill="none" stroke="var(--data-plan)" strokeWidth="2.4" />
        </svg>
      ))}
    </svg>
  );
}
