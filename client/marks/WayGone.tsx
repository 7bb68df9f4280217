import { useLang } from './language.tsx';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';

/** How much of the way from the baseline (0) to the milestone (100) is gone; what went back stands left of zero, what is past it ends at the edge. */
export function WayGone(props: { gone: number | null; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { gone } = props;
  if (gone === null) return <span className="small ink-3">–</span>;
  const shown = Math.min(Math.max(gone, -20), 110);
  const at = (percent: number): number => 20 + percent;
  return (
    <svg className="way-gone" role="img" aria-label={say(lang, 'terms:mark.gone', { percent: Math.round(gone) })} viewBox="0 0 134 20" width="134" height="20" focusable="false">
      <rect x={at(0)} y="6" width="100" height="8" fill="var(--surface-2)" />
      <rect x={at(Math.min(0, shown))} y="6" width={Math.abs(shown)} height="8" fill={shown < 0 ? 'none' : 'var(--data-actual)'} stroke="var(--data-actual)" strokeWidth={shown < 0 ? 1.5 : 0} />
      <path d={`M${at(0)} 2V18`} stroke="var(--data-base)" strokeWidth="2" />
      <path d={`M${at(100)} 3 126 10 120 17 114 10Z`} fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="1.8" />
    </svg>
  );
}
