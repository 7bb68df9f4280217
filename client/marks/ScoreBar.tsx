import { hatch } from './hatch.ts';

/** One part of a card on the scale of all its points. `done` has points, `lost` was assessed without them, `open` has no points yet, `survey` is asked of people. */
export interface ScorePart { tone: 'done' | 'lost' | 'open' | 'survey' | 'surveyed'; from: number; to: number }

/**
 * A card from zero to its maximum: points solid, points lost outlined in violet, what is not scored yet dashed, the survey's part hatched; a dotted rule where the
 * appraisal before this one ended. @param label the same as a sentence
 */
export function ScoreBar({ parts, total, rule, label, high = 18 }: { parts: ScorePart[]; total: number; rule: number | null; label: string; high?: number }) {
  const at = (points: number): string => `${total > 0 ? Math.min(100, (points / total) * 100) : 0}%`;
  return (
    <svg className="bar score-bar" height={high + 8} role="img" aria-label={label} focusable="false">
      {parts.filter(({ from, to }) => to > from).map(({ tone, from, to }) => (
        <svg key={tone} x={at(from)} y="4" width={at(to - from)} height={high} preserveAspectRatio="none" data-part={tone}>
          <Part tone={tone} high={high} />
        </svg>
      ))}
      {rule !== null && (
        <svg x={at(rule)} overflow="visible">
          <path d={`M0 0V${high + 8}`} stroke="var(--surface)" strokeWidth="6" />
          <path d={`M0 0V${high + 8}`} stroke="var(--data-base)" strokeWidth="2" strokeDasharray="2 1.6" />
        </svg>
      )}
    </svg>
  );
}

/** A part as its label shows it, hence decorative. */
export function PartKey({ tone }: Pick<ScorePart, 'tone'>) {
  return <svg className="part-key" width="14" height="12" aria-hidden="true"><Part tone={tone} high={12} /></svg>;
}

function Part({ tone, high }: Pick<ScorePart, 'tone'> & { high: number }) {
  if (tone === 'done' || tone === 'surveyed') return <rect width="100%" height={high} fill={tone === 'done' ? 'var(--data-actual)' : 'var(--data-base)'} />;
  if (tone === 'lost') return <rect width="100%" height={high} fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="4" />;
  return (
    <>
      <rect width="100%" height={high} fill="var(--surface)" />
      {tone === 'survey' && <path d={hatch(0, 0, 1600, high, 6)} stroke="var(--missing-hatch)" fill="none" />}
      <rect width="100%" height={high} fill="none" stroke="var(--missing-line)" strokeWidth="2" strokeDasharray={tone === 'open' ? '4 3' : undefined} />
    </>
  );
}

/** Points lost as a small outlined bar beside their number, hence decorative; all of a list on one scale that ends at `most`. */
export function LostBar({ lost, most, width = 40 }: { lost: number | null; most: number; width?: number }) {
  if (lost === null || lost <= 0 || most <= 0) return null;
  const wide = Math.max(3, (lost / most) * width);
  return <svg className="lost-bar" width={wide} height="11" aria-hidden="true"><rect x="0.6" y="0.6" width={wide - 1.2} height="9.8" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="1.2" /></svg>;
}
