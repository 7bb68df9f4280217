// What must hold for any data: generated worlds with a fixed seed, computed by the product's own steps and questions.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from './agree.ts';
import { closeAll, forAny } from './batches.ts';
import type { Stood } from './batches.ts';
import { Duck } from './duck.ts';
import { histories, toldTwice } from './joining.ts';
import { withLater } from './later.ts';
import type { Came } from './later.ts';
import { mirrored } from './mirror.ts';
import type { World } from './world.ts';

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));
const shuffled = <T>(rows: T[], seed: number): T[] => rows.map((row, at) => [Math.sin(seed * 7919 + at * 104_729) * 1e4 % 1, row] as const).sort((a, b) => a[0] - b[0]).map(([, row]) => row);

/** Computes worlds that are made of a batch, one after the other. */
let other: Duck;
beforeAll(async () => {
  other = await Duck.open();
});
afterAll(() => {
  other.close();
  closeAll();
});
const property = (name: string, check: (stood: Stood) => Promise<void>, seen: () => void, runs?: number): void => test(name, async () => {
  await forAny(check, fc.constant(null), runs);
  seen();
});

let [compared, yearly] = [0, 0];
property('a share is the ratio of sums over its bodies, on every map, of a quarter and of a whole year', async ({ duck }) => {
  interface Sum { target: string; q: number; span: string; boundary: string; numerator: number; denominator: number }
  const units = await duck.rows<Sum>("select target, q, span, boundary, sum(numerator) as numerator, sum(denominator) as denominator from units where kind = 'share' group by target, q, span, boundary");
  const sums = new Map(units.map((row) => [`${row.target} ${row.q} ${row.span} ${row.boundary}`, row]));
  interface Figure { target: string; q: number; numerator: number | null; denominator: number | null; actual: number | null; year_numerator: number | null; year_denominator: number | null; year_actual: number | null }
  const figures = await duck.rows<Figure & { timing: string }>("select s.*, i.timing from series as s inner join pages as p on p.target = s.target inner join registry_indicators as i on i.id = p.indicator where i.kind = 'share'");
  for (const row of figures) {
    // The year of a stock is its quarter.
    const spans = [['quarter', row.numerator, row.denominator, row.actual], ...(row.timing === 'flow' ? [['year', row.year_numerator, row.year_denominator, row.year_actual] as const] : [])] as const;
    for (const [span, numerator, denominator, actual] of spans) {
      if (numerator === null) continue;
      for (const boundary of ['reported', 'current', 'baseline']) {
        const said = `${row.target} ${row.q} ${span} ${boundary}`;
        const sum = sums.get(said) ?? { numerator: NaN, denominator: NaN };
        expect(close(sum.numerator, numerator) && close(sum.denominator, denominator!), said).toBe(true);
        if (sum.denominator !== 0) expect(close(100 * sum.numerator / sum.denominator, actual!), said).toBe(true);
        [compared, yearly] = [compared + 1, yearly + Number(span === 'year')];
      }
    }
  }
}, () => expect([compared > 100, yearly > 20], `${compared} ${yearly}`).toEqual([true, true]));

/** Counts held against each other on the maps, and those with something carried. */
let [mapped, held] = [0, 0];
property('the three maps have the same total in every quarter, of things counted too', async ({ duck, computed }) => {
  const totals = await duck.rows<{ target: string; q: number; boundary: string; total: number }>(`select u.target, u.q, u.boundary, sum(u.actual) as total from units as u
    inner join pages as p on p.target = u.target inner join registry_indicators as i on i.id = p.indicator where i.kind in ('count', 'money') and i.timing = 'stock' and u.span = 'quarter' group by u.target, u.q, u.boundary`);
  const shown = new Map(computed.series.map((row) => [`${row.target} ${row.q}`, row]));
  for (const [key, rows] of Map.groupBy(totals, (row) => `${row.target} ${row.q}`)) {
    expect(rows.length, key).toBe(3);
    for (const row of rows) expect(close(row.total, rows[0]!.total), `${key}: ${JSON.stringify(rows)}`).toBe(true);
    expect(close(rows[0]!.total, shown.get(key)!.actual!), key).toBe(true);
    held += Number(shown.get(key)!.carried > 0);
  }
  mapped += totals.length;
}, () => expect([mapped > 100, held > 5], `${mapped} ${held}`).toEqual([true, true]));

let cut = 0;
property('the cuts by reform and by merger, with what no body explains, add up to the whole change; those of a body to its own', async ({ duck, computed }) => {
  const shown = new Map(computed.series.map((row) => [`${row.target} ${row.q}`, row]));
  const counted = await duck.rows<{ target: string; at_q: number; start: number; report: string }>(`select h.target, h.actual_q as at_q, l.start, c.report from headlines as h
    inner join pages as p on p.target = h.target inner join registry_indicators as i on i.id = p.indicator inner join legs as l on l.milestone = h.milestone
    inner join reports as c on c.q = h.q where i.kind in ('count', 'money') and i.timing = 'stock' and l.start_is <> 'nothing-done' and l.start_q <= h.actual_q`);
  // Each quarter of each page is asked on its own: some forty of them, spread over the batch.
  for (const page of counted.filter((_, at) => at % Math.ceil(counted.length / 40) === 0)) {
    interface Cut { agency: string | null; cause: string; before: number | null; after: number | null; change: number | null; total_before: number; total_after: number }
    const rows = await duck.ask<Cut>('cuts', { target: page.target, report: page.report });
    const said = `${page.target} ${page.report}: ${JSON.stringify(rows)}`;
    expect(rows.length, said).toBeGreaterThan(0);
    const [{ total_before, total_after }] = rows as [Cut];
    expect(close(total_before, page.start) && close(total_after, shown.get(`${page.target} ${page.at_q}`)!.actual!), said).toBe(true);
    expect(Math.abs(rows.reduce((all, row) => all + (row.change ?? 0), 0) - total_after + total_before) < 1e-6 * (1 + Math.abs(total_after)), said).toBe(true);
    expect(rows.some((row) => row.cause === 'unknown'), said).toBe(rows.some((row) => row.change === null));
    for (const [agency, own] of Map.groupBy(rows.filter((row) => row.agency !== null), (row) => row.agency)) {
      const [{ before, after }] = own as [Cut];
      if (before === null || after === null) expect(own.some((row) => row.change === null), `${agency} of ${said}`).toBe(true);
      else expect(Math.abs(own.reduce((all, row) => all + row.change!, 0) - after + before) < 1e-6 * (1 + Math.abs(after)), `${agency} of ${said}`).toBe(true);
    }
    cut += 1;
  }
}, () => expect(cut).toBeGreaterThan(20));

let [lacking, falling] = [0, 0];
property('the parts of the shortfall add up to that of the total, from the side of the level that it is on', async ({ duck }) => {
  interface Totals { actual: number | null; numerator: number; denominator: number; year_actual: number | null; year_numerator: number; year_denominator: number }
  const totals = new Map((await duck.rows<Totals & { target: string; quarter: string }>('select s.*, c.quarter from series as s inner join reports as c on c.q = s.q')).map((row) => [`${row.target} ${row.quarter}`, row]));
  const pages = await duck.rows<{ target: string; comparator: string; goal: number; goal_max: number | null; report: string }>(`select c.target, c.comparator, c.goal, c.goal_max, r.report from catalogue as c
    inner join moment as m on m.plan = c.plan and (m.q = c.at_q or c.closed) inner join reports as r on r.q = c.at_q where c.kind = 'share' and c.actual is not null`);
  for (const page of pages.filter((_, at) => at % Math.ceil(pages.length / 25) === 0)) {
    for (const boundary of ['reported', 'current', 'baseline']) {
      const rows = await duck.ask<{ agency: string; shortfall: number | null; missing_share: number | null; missing_from: number | null; missing_all: number | null; over_all: number | null; ranked: boolean; goal: number | null; quarter: string; span: string }>('breakdown', { target: page.target, report: page.report, boundary });
      if (rows[0]?.goal == null || rows.every((row) => row.shortfall === null)) continue;
      const { goal, span } = rows[0];
      const of = totals.get(`${page.target} ${rows[0].quarter}`)!;
      const [actual, numerator, denominator] = span === 'year' ? [of.year_actual!, of.year_numerator, of.year_denominator] : [of.actual!, of.numerator, of.denominator];
      const above = page.comparator === 'range' && actual > page.goal_max! + 1e-9;
      const less = page.comparator.startsWith('<') || above;
      const sum = rows.reduce((all, row) => all + (row.shortfall ?? 0), 0);
      // What is missing and what is above add up to it; shares add up to all that is missing, those first that are compared.
      const [missing, better] = [rows.filter((row) => (row.shortfall ?? 0) > 0).toSorted((a, b) => Number(b.ranked) - Number(a.ranked)), rows.filter((row) => (row.shortfall ?? 0) < 0)];
      const added = (some: typeof rows): number => some.reduce((all, row) => all + row.shortfall!, 0);
      for (const row of rows) expect([row.missing_all! - added(missing), row.over_all! - added(better)].every((off) => Math.abs(off) < 1e-6)).toBe(true);
      for (const row of rows) if (!missing.includes(row)) expect([row.missing_share, row.missing_from]).toEqual([null, null]);
      missing.forEach((row, at) => {
        expect(Math.abs(row.missing_share! - 100 * added(missing.slice(0, at + 1)) / added(missing))).toBeLessThan(1e-6);
        expect(Math.abs(row.missing_from! - added(missing.slice(at)))).toBeLessThan(1e-6);
      });
      const told = `${page.target} ${boundary} ${span} ${rows[0].quarter}: ${sum} of ${numerator} / ${denominator} (${actual}) against ${page.comparator} ${goal}`;
      const lacks = goal / 100 * denominator - numerator;
      expect(goal, told).toBe(above ? page.goal_max : page.goal);
      if (page.comparator === '=') {
        expect(close(Math.abs(sum), Math.abs(lacks)) || Math.abs(sum) < 1e-6, told).toBe(true);
        continue;
      }
      expect(close(sum, (less ? -1 : 1) * lacks), told).toBe(true);
      if (denominator > 0) expect(sum > 1e-6, told).toBe(less ? actual > goal + 1e-6 : actual < goal - 1e-6);
      [lacking, falling] = [lacking + 1, falling + Number(less)];
    }
  }
}, () => expect([lacking > 30, falling > 2], `${lacking} ${falling}`).toEqual([true, true]));

/** Figures of which it is told who moved them, and counts of a flow among them. */
let [moved, flowing] = [0, 0];
property('rate and mix, and of counts the bodies’ own changes, add up to the change of the page’s figure', async ({ duck, computed }) => {
  const shown = new Map(computed.series.map((row) => [`${row.target} ${row.q}`, row]));
  const spans = await duck.rows<{ target: string; first: number; last: number; kind: string; timing: string }>(`select s.target, min(s.q) as first, max(s.q) as last, i.kind, i.timing from series as s
    inner join pages as p on p.target = s.target inner join registry_indicators as i on i.id = p.indicator inner join reports as c on c.q = s.q
    where s.actual is not null and i.kind in ('share', 'count', 'money') group by s.target, i.kind, i.timing having min(s.q) < max(s.q)`);
  const reports = new Map((await duck.rows<{ q: number; report: string }>('select q, report from reports')).map((row) => [row.q, row.report]));
  for (const { target, first, last, kind, timing } of spans) {
    for (const boundary of ['reported', 'current', 'baseline']) {
      const rows = await duck.ask<{ change: number | null; total_before: number; total_after: number; adds_up: boolean }>('movement', { target, from: reports.get(first)!, to: reports.get(last)!, boundary });
      const said = `${target} (${kind}, ${timing}) ${boundary}: ${JSON.stringify(rows)}`;
      for (const row of rows) expect(close(row.total_before, shown.get(`${target} ${first}`)!.actual!) && close(row.total_after, shown.get(`${target} ${last}`)!.actual!), said).toBe(true);
      if (timing === 'stock') expect(rows.every((row) => row.adds_up), said).toBe(true);
      if (!rows[0]?.adds_up) {
        expect(rows.every((row) => row.change === null), said).toBe(true);
        continue;
      }
      const sum = rows.reduce((all, row) => all + row.change!, 0);
      expect(close(sum, rows[0].total_after - rows[0].total_before) || Math.abs(sum - rows[0].total_after + rows[0].total_before) < 1e-6, said).toBe(true);
      moved += 1;
      flowing += Number(kind !== 'share' && timing === 'flow');
    }
  }
}, () => expect([moved > 10, flowing > 3], `${moved} ${flowing}`).toEqual([true, true]));

property('permuting rows changes nothing', async ({ world, computed, luck }) => {
  const mixed = Object.fromEntries(Object.entries(world).map(([name, rows], place) => [name, Array.isArray(rows) ? shuffled(rows as object[], place + luck % 1000) : rows])) as unknown as World;
  expect(differences(computed, await other.compute(mixed))).toEqual([]);
}, () => undefined, 2);

const came: Came = { corrected: 0, late: 0, accepted: 0, withdrawn: 0, returned: 0, ruled: 0, unruled: 0, locked: 0 };
property('an answer as of a moment never changes by what is handed in, accepted, taken back, returned, ruled, ruled no more or published later', async ({ world, computed }) => {
  const { later, came: now } = withLater(world, computed);
  for (const kind of Object.keys(came) as (keyof Came)[]) came[kind] += now[kind];
  expect(differences(computed, await other.compute(later))).toEqual([]);
}, () => expect(Object.entries(came).filter(([, many]) => many === 0), JSON.stringify(came)).toEqual([]));

let added = 0;
property('the quarters of a flow add up to its cumulative report', async ({ duck, world }) => {
  const windows = await duck.rows<{ agency: string; indicator: string; part: string; span: string; q: number; numerator: number | null; denominator: number | null; value: number | null }>("select * from windows where standing = 'accepted'");
  const key = (row: { agency: string; indicator: string; part: string }, span: string, q: number): string => [row.agency, row.indicator, row.part, span, q].join(' ');
  const known = new Map(windows.map((row) => [key(row, row.span, row.q), row]));
  const tied = new Set(world.succession.flatMap((one) => [one.predecessor, one.successor]));
  const flows = new Map(world.indicators.filter((one) => one.timing === 'flow' && one.reports.startsWith('Q1 H1 Q3 Y')).map((one) => [one.id, one]));
  const sum = (rows: (typeof windows)[number][], field: 'numerator' | 'denominator' | 'value'): number => rows.reduce((all, one) => all + (one[field] ?? 0), 0);
  for (const whole of windows.filter((row) => (row.span === 'year' || row.span === 'half') && flows.has(row.indicator) && !tied.has(row.agency))) {
    const quarters = (whole.span === 'year' ? [3, 2, 1, 0] : [1, 0]).map((back) => known.get(key(whole, 'quarter', whole.q - back)));
    if (quarters.some((one) => !one)) continue;
    for (const field of ['numerator', 'denominator', 'value'] as const) expect(close(sum(quarters as typeof windows, field), whole[field] ?? 0), `${key(whole, whole.span, whole.q)} ${field}`).toBe(true);
    added += Number(whole.span === 'year');
  }
}, () => expect(added).toBeGreaterThan(5));

const turned = { share: 0, survey: 0, count: 0 };
property('a mirrored down-is-better share, index or count has the mirrored status', async ({ world }) => {
  const { here, there, images } = mirrored(world);
  const [one, opposite] = [await other.compute(here), await other.compute(there)];
  const by = new Map(opposite.verdicts.map((row) => [`${row.milestone} ${row.q}`, row]));
  const same = (a: number | null, b: number | null): boolean => a === b || (a !== null && b !== null && close(a, b));
  const kinds = new Map(world.targets.map((row) => [row.id, world.indicators.find(({ id }) => id === row.indicator)!.kind as keyof typeof turned]));
  const ranges = new Set(world.targets.filter((row) => row.comparator === 'range').map((row) => row.id));
  for (const row of one.verdicts) {
    const image = by.get(`${row.milestone} ${row.q}`)!;
    expect([row.milestone, row.q, image.status, image.reason, image.may_change, image.met_late_q]).toEqual([row.milestone, row.q, row.status, row.reason, row.may_change, row.met_late_q]);
    // Inside a range the lower end is the one that is shown, here and there.
    if (!ranges.has(row.milestone)) expect(same(image.gap, row.gap) && same(image.pace, row.pace) && same(image.path, row.path === null ? null : images.get(row.milestone)!(row.path)), `${JSON.stringify(row)} ${JSON.stringify(image)}`).toBe(true);
    turned[kinds.get(row.milestone)!] += Number(row.actual !== null);
  }
  const headlines = new Map(opposite.headlines.map((row) => [`${row.target} ${row.q}`, row]));
  for (const row of one.headlines) {
    const image = headlines.get(`${row.target} ${row.q}`)!;
    expect([row.target, row.q, image.milestone, image.status, image.passed_milestone, image.passed_status]).toEqual([row.target, row.q, row.milestone, row.status, row.passed_milestone, row.passed_status]);
    expect([same(image.pace_needed, row.pace_needed === null ? null : -row.pace_needed), same(image.pace_kept, row.pace_kept === null ? null : -row.pace_kept)], `${JSON.stringify(row)} ${JSON.stringify(image)}`).toEqual([true, true]);
  }
}, () => expect(Object.entries(turned).filter(([, many]) => many < 20), JSON.stringify(turned)).toEqual([]), 2);

test.each([['share', 'flow'], ['share', 'stock'], ['count', 'stock'], ['count', 'flow'], ['money', 'flow']] as const)('merging agencies never changes the province’s total: %s, %s', async (kind, timing) => {
  let [pairs, totals] = [0, 0];
  const totalsOf = async (of: World): Promise<string[]> => (await other.compute(of)).series.filter((row) => row.actual !== null).map((row) => `${row.target} ${row.q} ${row.actual!.toFixed(9)} ${row.numerator} ${row.denominator} ${row.year_actual?.toFixed(9)}`).sort();
  await forAny(async ({ world }, history) => {
    const told = toldTwice(world, history);
    const before = await totalsOf(told.apart);
    expect(await totalsOf(told.joined)).toEqual(before);
    [pairs, totals] = [pairs + told.pairs, totals + before.length];
  }, histories(kind, timing), 1);
  expect([pairs > 3, totals > 20], `${pairs} ${totals}`).toEqual([true, true]);
});
