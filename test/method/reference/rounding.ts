// Numbers are compared after rounding to nine decimals; rounding is half away from zero.

/** Half away from zero, to whole numbers. */
export function roundAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) || 0;
}

/** To nine decimals, in which every comparison is made. */
export function round9(value: number): number {
  return roundAway(value * 1e9) / 1e9;
}

/** a = b, in nine decimals. */
export const isSame = (a: number, b: number): boolean => round9(a) === round9(b);
/** a < b, in nine decimals. */
export const isLess = (a: number, b: number): boolean => round9(a) < round9(b);
/** a ≥ b, in nine decimals. */
export const isAtLeast = (a: number, b: number): boolean => round9(a) >= round9(b);

/** 0 for none. */
export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
/** Of at least one value; null where one of them is unknown. */
export function meanOrNull(values: (number | null)[]): number | null {
  return values.length === 0 || values.some((value) => value === null) ? null : sum(values as number[]) / values.length;
}
/** Of at least one value. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
