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

/** The same, rising to the right, in a band between a top and a bottom edge; the edges are straight from one place to the next. */
export function hatchBand(edges: { x: number; top: number; bottom: number }[], gap: number): string {
  const at = (n: number) => Math.round(n * 100) / 100;
  const parts: string[] = [];
  const sums = edges.flatMap(({ x, top, bottom }) => [x + top, x + bottom]);
  for (let c = Math.ceil(Math.min(...sums) / gap) * gap; c < Math.max(...sums); c += gap) {
    // the line x + y = c lies in the band wherever both of these are at least zero
    const inside = edges.map(({ x, top, bottom }) => [c - x - top, bottom - (c - x)] as const);
    let open: [number, number] | null = null;
    edges.slice(1).forEach((edge, place) => {
      const [a, b] = [edges[place]!.x, edge.x];
      let [from, to] = [0, 1];
      for (const side of [0, 1] as const) {
        const [one, two] = [inside[place]![side], inside[place + 1]![side]];
        if (one < 0 && two < 0) to = -1;
        else if (one < 0) from = Math.max(from, one / (one - two));
        else if (two < 0) to = Math.min(to, one / (one - two));
      }
      if (to <= from) return;
      const [x1, x2] = [a + from * (b - a), a + to * (b - a)];
      if (open && Math.abs(open[1] - x1) < 0.01) open[1] = x2;
      else {
        if (open) parts.push(`M${at(open[0])} ${at(c - open[0])}L${at(open[1])} ${at(c - open[1])}`);
        open = [x1, x2];
      }
    });
    const last = open as [number, number] | null;
    if (last) parts.push(`M${at(last[0])} ${at(c - last[0])}L${at(last[1])} ${at(c - last[1])}`);
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
