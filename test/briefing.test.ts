// The sums of briefings: how the wall is laid out, how large letters must be, when a publication is too old.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedBy, isOld } from '../client/briefing/expected.ts';
import { turnedIn, turnedWords } from '../client/parts/bridging.ts';
import '../client/parts/publication-words.ts';
import { sayIn } from '../client/words.ts';
import type { Row } from '../queries/types.ts';
import { BRIEFING_TABLES } from '../server/briefing/tables.ts';
import { State } from '../server/lake/state.ts';
import { leastPx, raiseOf, scaleIn, shiftOf } from '../client/briefing/scale.ts';
import { AREA_WIDE, COLUMN_GAP, COLUMNS, heightOf, nameWide, wallOf } from '../client/briefing/wall.ts';
import type { Counts, WallArea } from '../client/briefing/wall.ts';

const area = (...all: [number, number, number, number, number]): WallArea => ({ counts: Object.fromEntries(COLUMNS.map((column, at) => [column, all[at]!])) as Counts, late: Array.from({ length: all[0] }, () => nameWide('Thanh toán trực tuyến')) });
const BOX = { width: 1728, height: 582 };

describe('the wall', () => {
  test('with few late targets these carry their names', () => {
    const areas = [area(0, 1, 3, 0, 0), area(2, 3, 6, 1, 1), area(1, 1, 4, 1, 0), area(1, 1, 3, 0, 1), area(1, 1, 1, 0, 1), area(1, 1, 4, 1, 0)];
    const wall = wallOf(areas, BOX);
    expect(wall?.isNamed).toBe(true);
    expect(heightOf(areas, wall!)).toBeLessThanOrEqual(BOX.height);
  });

  test('whatever its counts it is as wide and as high as there is room, or there is none', () => {
    const any = fc.tuple(...Array.from({ length: 5 }, () => fc.nat(6)) as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]);
    let laid = 0;
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 7 }), (rows) => {
      const areas = rows.map((row) => area(...row));
      const wall = wallOf(areas, BOX);
      if (!wall) return;
      laid += 1;
      expect(COLUMNS.reduce((wide, column) => wide + wall.widths[column], AREA_WIDE + COLUMN_GAP * COLUMNS.length)).toBeLessThanOrEqual(BOX.width);
      expect(heightOf(areas, wall)).toBeLessThanOrEqual(BOX.height);
    }), { numRuns: 200 });
    expect(laid).toBeGreaterThan(50);
  });
});

test('a deck arranged while only targets had slides of their own is read as it was meant, its notes untouched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cot-moc-decks-'));
  const open = (): State => new State(join(folder, 'state.sqlite'), [BRIEFING_TABLES]);
  const notes = 'Nói: {"target": "x"}';
  let state = open();
  state.run('insert into decks (deck, version, slides, asks, changed_by, changed_at) values (?, 1, ?, ?, ?, ?)', '1-p', JSON.stringify([{ id: 'target-a', kind: 'target', target: 'a', hidden: false, notes }]), '{}', 'test', '2026-10-05T03:00:00.000Z');
  for (let times = 0; times < 2; times += 1) {
    state.close();
    state = open();
    expect(JSON.parse(state.get<{ slides: string }>('select slides from decks')!.slides)).toEqual([{ id: 'target-a', kind: 'target', about: 'a', hidden: false, notes }]);
  }
  state.close();
  rmSync(folder, { recursive: true });
});

describe('what has turned', () => {
  const row = (target: string, status_before: string | null, status_after: string | null) => ({ target, short_vi: target.toUpperCase(), short_en: target, status_before, status_after }) as unknown as Row<'changes'>;

  test('is told of each target once, from its first verdict to its last; what came back has not turned', () => {
    const turned = turnedIn([row('a', 'at-risk', 'on-track'), row('a', 'on-track', 'off-track'), row('b', 'off-track', 'at-risk'), row('b', 'at-risk', 'off-track'), row('c', null, 'no-data')]);
    expect(turned.map((one) => turnedWords(one, 'vi', sayIn('vi')))).toEqual(['A: từ có nguy cơ sang chậm', 'C: từ chưa có sang chưa có số liệu']);
  });
});

describe('letters', () => {
  test.each([[4, 0.685, 40], [6, 0.934, 44], [6, 0.685, 60]])('at %d m from a screen %d m high: %d px', (distance, height, px) => {
    expect(leastPx(distance, height)).toBe(px);
    expect(raiseOf(distance, height)).toEqual({ raise: Math.max(1, px / 40), isEnough: true });
  });

  test('too far for a slide is said, and a near reader makes nothing smaller', () => {
    expect(raiseOf(12, 0.685)).toEqual({ raise: 1.6, isEnough: false });
    expect(raiseOf(1, 2)).toEqual({ raise: 1, isEnough: true });
  });

  test('the canvas fills what shows it, and never stands further off than it says', () => {
    expect(scaleIn({ width: 3840, height: 2160 })).toBe(2);
    expect(scaleIn({ width: 1024, height: 768 })).toBeCloseTo(1024 / 1920);
    for (let turn = 0; turn < 16; turn += 1) expect(Math.max(...Object.values(shiftOf(turn)).map(Math.abs))).toBeLessThanOrEqual(8);
  });

  test('small sizes grow with the distance, all of them', () => {
    const css = readFileSync('client/briefing/briefing.css', 'utf8');
    const fixed = [...css.matchAll(/font: \d+ (\d+)px\/(\d+)px/g)].map(([, size, line]) => [Number(size), Number(line)] as const);
    expect(fixed.length).toBeGreaterThan(3);
    for (const [size, line] of fixed) {
      expect(size, 'a size that does not grow is large enough from afar').toBeGreaterThanOrEqual(60);
      expect(line / size).toBeGreaterThanOrEqual(size >= 120 ? 1.18 : 1.34);
    }
  });
});

test('a publication is old ten days after the next report closed', () => {
  const reports = [{ report: '2026Q3', q: 8107, closes: '2026-10-05' }, { report: '2026Y', q: 8108, closes: '2027-01-05' }, { report: '2026H1', q: 8106, closes: '2026-07-05' }];
  expect(expectedBy(reports, '2026Q3')).toBe('2027-01-05');
  expect([isOld('2027-01-15', '2027-01-05'), isOld('2027-01-16', '2027-01-05')]).toEqual([false, true]);
  expect(expectedBy(reports, '2026Y'), 'the plan ends').toBeNull();
  expect([expectedBy(reports, null), isOld('2030-01-01', null)]).toEqual([null, false]);
});
