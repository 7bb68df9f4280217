// The mirror image of a world: where more was better less is, and every figure stands as far on the other side.
import type { Indicator, Target, World } from './world.ts';

const TURNED: Record<Target['comparator'], Target['comparator']> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>', '=': '=', range: 'range' };

/** What a figure becomes: of a share or an index what is left of 100, of a count or an amount of a stock the same below zero. Flows are subtracted from each other and never below zero, ranks have no other side. */
export function imageOf({ kind, timing }: Indicator): ((value: number) => number) | null {
  if (kind === 'share' || kind === 'survey') return (value) => 100 - value;
  return (kind === 'count' || kind === 'money') && timing === 'stock' ? (value) => -value : null;
}

/** The lower end of a range is the upper one of its image. */
function edges({ comparator, value, value_max }: Target, image: (value: number) => number): Pick<Target, 'value' | 'value_max'> {
  return comparator === 'range' ? { value: image(value_max!), value_max: image(value) } : { value: image(value), value_max };
}

/** The pages that have an image, and that. */
export function mirrored(world: World): { here: World; there: World; images: Map<string, (value: number) => number> } {
  const images = new Map(world.indicators.flatMap((one) => { const image = imageOf(one); return image ? [[one.id, image] as const] : []; }));
  const isPlain = (one: Target): boolean => images.has(one.indicator) && one.relation === 'level' && (one.comparator !== 'range' || one.value_max !== null);
  // Of two levels for one year that are both to be hit exactly, or to be stayed within, nothing says which is the stricter: the higher one is taken, on both sides.
  const isDoubled = (one: Target): boolean => ['=', 'range'].includes(one.comparator) && world.targets.some((each) => each.id !== one.id && each.target === one.target && each.due === one.due);
  const crooked = new Set(world.targets.filter((one) => !isPlain(one) || isDoubled(one)).map((one) => one.target));
  const targets = world.targets.filter((one) => !crooked.has(one.target));
  const here = { ...world, targets, locks: [] };
  const shares = new Set(world.indicators.filter((one) => one.kind === 'share').map((one) => one.id));
  const there: World = {
    ...here,
    indicators: world.indicators.map((one) => (images.has(one.id) ? { ...one, better: one.better === 'up' ? 'down' : 'up' } : one)),
    targets: targets.map((one) => ({ ...one, ...edges(one, images.get(one.indicator)!), comparator: TURNED[one.comparator] })),
    baselines: world.baselines.map((one) => ({ ...one, value: one.value === null ? null : images.get(one.indicator)?.(one.value) ?? one.value })),
    landed: world.landed.map((row) => {
      if (shares.has(row.indicator)) return row.numerator === null || row.denominator === null ? row : { ...row, numerator: row.denominator - row.numerator };
      return row.value === null ? row : { ...row, value: images.get(row.indicator)?.(row.value) ?? row.value };
    }),
  };
  return { here, there, images: new Map(targets.map((one) => [one.id, images.get(one.indicator)!])) };
}
