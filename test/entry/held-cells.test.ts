// What stands in a cell here, beside what the server has: every order in which two people and a lost connection can meet.
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../client/entry/grid.ts';
import { answered, settled, taken, together } from '../../client/entry/held-cells.ts';
import type { Line } from '../../client/entry/grid.ts';
import type { Cell, Cells, Held } from '../../client/entry/held-cells.ts';

const KEY = keyOf({ indicator: 'x', part: '' }, 'numerator');
const there = (text: string, version: number, by = 'Hoa'): Cell => ({ indicator: 'x', part: '', field: 'numerator', text, reading: '', version, by });
const here = (text: string, base: number, isPending: boolean, theirs?: Held['theirs']): Held => ({ indicator: 'x', part: '', field: 'numerator', text, reading: '', base, isPending, ...(theirs ? { theirs } : {}) });
const cells = (...held: Held[]): Cells => new Map(held.map((cell) => [KEY, cell]));
const one = (all: Cells): Held => [...all.values()][0]!;
const met = (text: string, version: number, by = 'Hoa') => ({ text, reading: '' as const, version, by });

describe('opened again', () => {
  test.each<[string, Cell[], Held[], Held]>([
    ['nothing was typed here: as the server has it', [there('5', 3)], [], here('5', 3, false)],
    ['what was saved here before is old: as the server has it', [there('5', 3)], [here('4', 2, false)], here('5', 3, false)],
    ['typed here over what the server still has', [there('5', 3)], [here('6', 3, true)], here('6', 3, true)],
    ['typed here, and by somebody else since', [there('5', 4)], [here('6', 3, true)], here('6', 3, true, met('5', 4, ''))],
    ['both typed the same', [there('6', 4)], [here('6', 3, true)], here('6', 4, false)],
    ['typed here where the server has nothing any more', [], [here('6', 3, true)], here('6', 3, true)],
  ])('%s', (_, server, own, expected) => {
    expect(one(together(server, cells(...own)))).toEqual(expected);
  });

  test('the same text read in two ways is two values; one that nobody has read yet is read as one says', () => {
    const [mine, theirs] = [{ ...here('1.234', 0, true), reading: 'en' as const }, { ...there('1.234', 4), reading: 'vi' as const }];
    expect(one(together([theirs], cells(mine)))).toEqual({ ...mine, theirs: { ...met('1.234', 4, ''), reading: 'vi' } });
    expect(one(together([there('1.234', 4)], cells(mine)))).toEqual({ ...mine, base: 4 });
  });

  test('what was saved here and is gone at the server is gone', () => {
    expect(together([], cells(here('6', 3, false))).size).toBe(0);
  });
});

describe('handed in meanwhile, and the draft is gone', () => {
  const line = (sheet: string | null, numerator: number | null = 12): Line => ({ indicator: 'x', part: '', kind: 'share', handed_submission: sheet, handed_state: sheet === null ? null : 'reported', handed_numerator: numerator }) as Line;
  const sent = { S1: { by: 'Hoa', at: '2026-09-20T03:00:00.000Z' } };
  const typed = (text: string, over?: string | null): Held => ({ ...here(text, 0, true), ...(over === undefined ? {} : { over }) });
  const theirs = { ...met('12', 0), sheet: 'S1', at: sent.S1.at };
  test.each<[string, Held, Line, Held['theirs']]>([
    ['another value, typed before it was sent', typed('13', null), line('S1'), theirs],
    ['another value, typed over an earlier sheet', typed('13', 'S0'), line('S1'), theirs],
    ['the same value', typed('12', null), line('S1'), undefined],
    ['typed over the sheet itself: a correction', typed('13', 'S1'), line('S1'), undefined],
    ['nothing was handed in', typed('13', null), line(null), undefined],
    ['kept by an earlier version, which did not say over what', typed('13'), line('S1'), undefined],
  ])('%s', (_, own, now, expected) => {
    const held = one(together([], cells(own), [now], sent));
    expect([held.text, held.isPending, held.theirs]).toEqual([own.text, true, expected]);
  });

  test('whoever keeps their own begins a correction of that sheet; whoever takes the other has nothing to send', () => {
    const held = one(together([], cells(typed('13', null)), [line('S1')], sent));
    expect(settled(held, true)).toEqual({ ...typed('13', 'S1') });
    expect(settled(held, false)).toMatchObject({ text: '12', isPending: false });
    expect(one(together([], cells(settled(held, true)), [line('S1')], sent)).theirs, 'asked once').toBeUndefined();
  });
});

describe('what others write meanwhile', () => {
  test.each<[string, Held, Cell, Held]>([
    ['into a cell that was not touched here', here('4', 2, false), there('5', 3), here('5', 3, false)],
    ['into one with something pending: both are shown', here('6', 2, true), there('5', 3), here('6', 2, true, met('5', 3))],
    ['the same as is pending: no conflict', here('5', 2, true), there('5', 3), here('5', 3, false)],
  ])('%s', (_, own, other, expected) => {
    expect(one(taken(cells(own), [other]))).toEqual(expected);
  });
});

describe('an answer to what was sent', () => {
  const kept = [{ indicator: 'x', part: '', field: 'numerator' as const, version: 7 }];
  test('kept: no longer pending', () => {
    expect(one(answered(cells(here('6', 3, true)), [here('6', 3, true)], { kept, conflicts: [] }))).toEqual(here('6', 7, false));
  });

  test('typed on while it was under way: the newer text is still to be sent, over the new version', () => {
    expect(one(answered(cells(here('61', 3, true)), [here('6', 3, true)], { kept, conflicts: [] }))).toEqual(here('61', 7, true));
  });

  test('somebody else was first: both are shown, and nothing of one’s own is lost', () => {
    const { text: theirs, ...other } = there('5', 4);
    expect(one(answered(cells(here('6', 3, true)), [here('6', 3, true)], { kept: [], conflicts: [{ ...other, theirs }] }))).toEqual(here('6', 3, true, met('5', 4)));
  });
});

test('a conflict ends as one says', () => {
  const both = here('6', 3, true, met('5', 4));
  expect([settled(both, true), settled(both, false), settled(here('6', 3, true), false)]).toEqual([here('6', 4, true), here('5', 4, false), here('6', 3, true)]);
});
