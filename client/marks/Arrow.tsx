import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { useLang } from './language.tsx';

export type Course = 'up' | 'diagonal' | 'flat' | 'down';

/** Pace of the last four quarters as a share of the pace still needed, as a course towards the target. */
export function courseOf(arrow: number): Course {
  if (arrow >= 1) return 'up';
  if (arrow >= 0.5) return 'diagonal';
  return arrow >= 0 ? 'flat' : 'down';
}

const paths: Record<Course, string> = {
  up: 'M12 20V4M5.5 10.5 12 4l6.5 6.5',
  diagonal: 'M5 19 19 5M8.5 5H19v10.5',
  flat: 'M4 12h16M13.5 5.5 20 12l-6.5 6.5',
  down: 'M12 4v16M5.5 13.5 12 20l6.5-6.5',
};

/** The progress arrow; it points towards the target whatever the sign of the number. Nothing where the pace is not known. */
export function Arrow(props: { arrow: number | null | undefined; size?: number; lang?: Lang }) {
  const lang = useLang(props.lang);
  if (props.arrow === null || props.arrow === undefined || Number.isNaN(props.arrow)) return null;
  const course = courseOf(props.arrow);
  const size = props.size ?? 16;
  return (
    <svg className="arrow" data-course={course} width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={say(lang, `terms:arrow.${course}`)}
      focusable="false">
      <path d={paths[course]} fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
