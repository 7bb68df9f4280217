// A line of a sheet: what is measured, and which part of it.

/** `part`: '' is the total. */
export interface Line { indicator: string; part: string }

/** The same for every row that is about the line. */
export function keyOf({ indicator, part }: Line): string {
  return `${indicator}\t${part}`;
}
