/** The reform quarter in which a day falls: quarters close on the 14th of March, June, September and December. */
export function quarterOfDay(iso: string): number {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number) as [number, number, number];
  const closing = Math.ceil(month / 3) * 3;
  const past = month === closing && day > 14 ? 1 : 0;
  return 4 * year + closing / 3 + past;
}

/** Where a year begins and ends on the axis: 31/12 of the year before, and its own 31/12. */
export function yearsBetween(firstQ: number, lastQ: number): { min: number; max: number; years: number[] } {
  const min = 4 * Math.floor(firstQ / 4);
  const max = Math.max(min + 4, 4 * Math.ceil(lastQ / 4));
  return { min, max, years: Array.from({ length: (max - min) / 4 }, (_, place) => min / 4 + place) };
}

export interface LevelScale {
  min: number;
  max: number;
  interval: number;
  inverse: boolean;
}

/**
 * Levels from zero in four to six even steps, some 8 % above the highest mark; a share ends at 100. A rank hangs downwards from the top.
 */
export function levelScale(levels: number[], unit: string, rank: boolean): LevelScale {
  const highest = Math.max(0, ...levels);
  if (rank) return { min: 0, max: Math.max(10, Math.ceil((highest * 1.08) / 10) * 10), interval: highest > 25 ? 10 : 5, inverse: true };
  if (highest === 0) return { min: 0, max: unit === 'percent' ? 100 : 1, interval: unit === 'percent' ? 20 : 1, inverse: false };
  const wanted = unit === 'percent' ? Math.min(highest * 1.08, Math.max(100, highest)) : highest * 1.08;
  const rough = wanted / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= rough * 0.999) ?? 10 * power;
  const even = unit !== 'percent' && unit !== 'index' && interval < 1 ? 1 : interval;
  const max = Math.ceil(wanted / even - 1e-9) * even;
  return { min: 0, max: unit === 'percent' && highest <= 100 ? Math.min(max, 100) : max, interval: even, inverse: false };
}
