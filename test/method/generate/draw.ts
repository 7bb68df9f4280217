// Drawing by hand from fast-check, so that a world that fails can still be shrunk: every draw shrinks to the plain case.
import fc from 'fast-check';

/** `chance(percent)` shrinks to false, `pick` to the first, `whole(max)` to 0. */
export interface Draw { whole: (max: number) => number; chance: (percent: number) => boolean; pick: <Of>(from: readonly Of[]) => Of; some: <Of>(from: readonly Of[], percent: number) => Of[] }

const wholeUpTo = (max: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max }));

/** An arbitrary of what `build` makes of its draws. */
export function drawn<Made>(build: (draw: Draw) => Made): fc.Arbitrary<Made> {
  return fc.gen().map((give) => {
    const whole = (max: number): number => give(wholeUpTo, max);
    const chance = (percent: number): boolean => whole(99) >= 100 - percent;
    return build({ whole, chance, pick: (from) => from[whole(from.length - 1)]!, some: (from, percent) => from.filter(() => chance(percent)) });
  });
}

/** An ISO day some days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
