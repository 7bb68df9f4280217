import { hatch } from './hatch.ts';

/**
 * A step of a bridge from `from` to `to` on a scale that ends at `most`: a whole in ink, a gain filled, a loss hatched. The number stands
 * beside it, so it is decorative.
 */
export function BridgeBar({ from, to, most, tone, high = 12 }: { from: number; to: number; most: number; tone: 'whole' | 'gain' | 'loss'; high?: number }) {
  const box = { x: `${(from / most) * 100}%`, y: 3, width: `${((to - from) / most) * 100}%`, height: high };
  return (
    <svg className="bar" height={high + 6} aria-hidden="true">
      {tone === 'whole' && <rect {...box} fill="var(--data-actual)" />}
      {tone === 'gain' && <rect {...box} fill="var(--status-on-track)" />}
      {tone === 'loss' && (
        <svg {...box} preserveAspectRatio="none">
          <path d={hatch(0, 0, 1600, high, 5)} stroke="var(--status-off-track)" fill="none" />
          <rect width="100%" height={high} fill="none" stroke="var(--status-off-track)" strokeWidth="3" />
        </svg>
      )}
    </svg>
  );
}
