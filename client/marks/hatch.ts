/**
 * Lines at 45° (rising to the right) or −45° across a box, as one SVG path: crisp on paper, and without pattern ids that could
 * clash between two pictures on a page.
 */
export function hatch(x: number, y: number, width: number, height: number, gap: number, falling = false): string {
  const parts: string[] = [];
  const at = (n: number) => Math.round(n * 100) / 100;
  for (let c = gap / 2; c < width + height; c += gap) {
    // the line u + v = c within 0…width × 0…height, with v measured from the bottom or from the top
    const [u1, u2] = [Math.max(0, c - height), Math.min(width, c)];
    if (u2 - u1 < 0.5) continue;
    const v = (u: number) => (falling ? y + height - (c - u) : y + (c - u));
    parts.push(`M${at(x + u1)} ${at(v(u1))}L${at(x + u2)} ${at(v(u2))}`);
  }
  return parts.join('');
}

/** The same inside a circle. */
export function hatchCircle(cx: number, cy: number, r: number, gap: number): string {
  const parts: string[] = [];
  const at = (n: number) => Math.round(n * 100) / 100;
  for (let d = -Math.floor(r / gap) * gap; d <= r; d += gap) {
    const half = Math.sqrt(Math.max(0, r * r - d * d));
    if (half < 1) continue;
    const [px, py, s] = [cx + d * Math.SQRT1_2, cy + d * Math.SQRT1_2, half * Math.SQRT1_2];
    parts.push(`M${at(px - s)} ${at(py + s)}L${at(px + s)} ${at(py - s)}`);
  }
  return parts.join('');
}
