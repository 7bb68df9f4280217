/**
 * Missing cases solid to the right of zero, cases above the milestone outlined to the left; dashed where there are too few cases to compare.
 * @param props.least of all values, at most zero; `most` the largest, at least zero
 */
export function ShortfallBar({ value, least, most, hollow, label }: { value: number | null; least: number; most: number; hollow: boolean; label: string }) {
  if (value === null)
    return <svg className="bar" height="20" aria-hidden="true">
      <path d="M0 10h24" stroke="var(--missing-line)" strokeDasharray="3 2" />
    </svg>;
  const [room, span] = [22, Math.max(most - least, 1)];
  const zero = least < 0 ? (-least / span) * (100 - 2 * room) + room : 0;
  const wide = Math.max(0.4, (Math.abs(value) / span) * (100 - (least < 0 ? 2 : 1) * room));
  const [x, at] = value >= 0 ? [zero, zero + wide] : [zero - wide, zero - wide];
  const outlined = { y: '4.75', height: '10.5', fill: 'var(--surface)', stroke: 'var(--data-actual)', strokeWidth: '1.5' };
  return (
    <svg className="bar" height="20" role="img" aria-label={label}>
      {value >= 0 && !hollow ? <rect x={`${x}%`} y="4" width={`${wide}%`} height="12" fill="var(--data-actual)" />
        : <rect x={`${x}%`} width={`${wide}%`} {...outlined} {...(hollow ? { strokeDasharray: '3 2' } : {})} />}
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="20" stroke="var(--border-strong)" />
      <text x={`${at}%`} dx={value >= 0 ? 7 : -7} y="14.5" textAnchor={value >= 0 ? 'start' : 'end'} className="bar-label">{label}</text>
    </svg>
  );
}
