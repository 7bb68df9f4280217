import { hatch } from './hatch.ts';

/**
 * A change from where the one before it ended, to the left where it fell: reform solid, mergers outlined, what is not explained hatched, the whole in ink.
 * Nothing but a short dash where it is not known. The number stands beside it, so it is decorative.
 * @param props.from where it begins; zero if left out @param props.least of all ends, at most zero; `most` the largest, at least zero
 */
export function CutBar({ value, from = 0, least, most, cause }: { value: number | null; from?: number; least: number; most: number; cause: string }) {
  if (value === null) return <svg className="bar" height="16" aria-hidden="true" data-unknown=""><path d="M0 8h24" stroke="var(--missing-line)" strokeDasharray="3 2" /></svg>;
  const span = Math.max(most - least, 1);
  const at = (level: number): number => ((level - least) / span) * 100;
  const [zero, wide] = [at(0), (Math.abs(value) / span) * 100];
  const box = { x: `${at(Math.min(from, from + value))}%`, y: 3, width: `${wide}%`, height: 10 };
  return (
    <svg className="bar" height="16" aria-hidden="true">
      {cause === 'reform' && <rect {...box} fill="var(--data-base)" />}
      {cause === 'whole' && <rect {...box} fill="var(--data-actual)" />}
      {cause === 'merger' && <rect {...box} fill="var(--surface-2)" stroke="var(--data-base)" strokeWidth="1.5" />}
      {cause !== 'reform' && cause !== 'whole' && cause !== 'merger' && (
        <svg {...box} preserveAspectRatio="none">
          <path d={hatch(0, 0, 1600, 10, 5)} stroke="var(--missing-line)" fill="none" />
          <rect width="100%" height="10" fill="none" stroke="var(--missing-line)" strokeWidth="2" strokeDasharray="3 2" />
        </svg>
      )}
      {from !== 0 && <line x1={`${at(from)}%`} x2={`${at(from)}%`} y1="0" y2="16" stroke="var(--data-base)" />}
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="16" stroke="var(--border-strong)" />
    </svg>
  );
}
