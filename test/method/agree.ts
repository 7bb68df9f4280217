// Two computations of one world, held against each other: statuses and codes equal, figures to a relative 1e-9.
import type { Computed } from './world.ts';

const KEY: Record<keyof Computed, string> = { series: 'target', verdicts: 'milestone', headlines: 'target', forecasts: 'target' };
/** What is compared, by table; a series row that one side leaves out is a row without anything. */
const COLUMNS: Record<keyof Computed, string[]> = {
  series: ['actual', 'numerator', 'denominator', 'standard_error', 'coverage', 'low', 'high', 'carried', 'is_half', 'problem', 'agencies', 'agencies_expected', 'year_actual', 'year_low', 'year_high', 'year_problem'],
  verdicts: ['status', 'reason', 'may_change', 'actual', 'actual_q', 'path', 'gap', 'pace', 'is_closed', 'met_late_q', 'locked_status'],
  headlines: ['milestone', 'status', 'passed_milestone', 'passed_status', 'actual_q', 'pace_needed', 'pace_kept'],
  forecasts: ['points', 'last_q', 'level', 'slope', 'slope_low', 'slope_high', 'spread', 'outlook', 'at_goal', 'at_goal_low', 'at_goal_high'],
};

/** Figures whose size says how much noise is left where equal ones of it are taken from each other: a line is drawn from 8,000 quarters off, a gap is between two levels. */
const SIZE: Partial<Record<keyof Computed, string[]>> = { forecasts: ['level', 'slope'], verdicts: ['actual', 'path'] };
/** Of the larger of two figures, how far they may be apart; and of the size, below what they are 0. */
const [RELATIVE, NOISE] = [1e-9, 1e-12];

/** Counts of agencies: none is as good as nothing where one side leaves the whole row out. A figure of 0 never is. */
const NONE = new Set(['carried', 'agencies', 'agencies_expected']);

/** One line for each cell in which the second computation differs from the first. */
export function differences(one: Computed, other: Computed): string[] {
  const found: string[] = [];
  for (const part of Object.keys(KEY) as (keyof Computed)[]) {
    const by = (rows: object[]): Map<string, Record<string, unknown>> => new Map(rows.map((row) => [`${String((row as Record<string, unknown>)[KEY[part]])} ${String((row as Record<string, unknown>).q)}`, row as Record<string, unknown>]));
    const [left, right] = [by(one[part]), by(other[part])];
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      const [a, b] = [left.get(key), right.get(key)];
      if ((!a || !b) && part !== 'series') {
        found.push(`${part} ${key}: only in the ${a ? 'first' : 'second'}`);
        continue;
      }
      const noise = NOISE * Math.max(1, ...(SIZE[part] ?? []).map((column) => Math.abs(Number(a?.[column] ?? 0))));
      for (const column of COLUMNS[part]) {
        if (!same(a?.[column], b?.[column], noise, (!a || !b) && NONE.has(column))) found.push(`${part} ${key}: ${column} is ${String(a?.[column])} and ${String(b?.[column])}`);
      }
    }
  }
  return found;
}

/** @param none whether 0 is as good as nothing */
function same(a: unknown, b: unknown, noise: number, none: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= Math.max(noise, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
  return empty(a, none) === empty(b, none);
}

/** Nothing, an empty word and false are one. */
function empty(value: unknown, none: boolean): unknown {
  return value === undefined || value === '' || value === false || (none && value === 0) ? null : value;
}
