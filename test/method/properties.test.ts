// What must hold for any data: generated worlds with fixed seeds, computed by the product's own steps and questions.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './agree.ts';
import { Duck } from './duck.ts';
import { anyWorld, frames, merge } from './generate.ts';
import type { Computed, Landed, World } from './world.ts';

const SEED = 2026;
const BATCHES = 3;
const TOGETHER = 10;
const ENDS = ['series', 'verdicts', 'headlines', 'forecasts', 'units', 'askings', 'called', 'catalogue', 'moment', 'pages', 'breaks'];

const batch = (at: number): World => {
  const frame = fc.sample(frames(), { seed: SEED + at, numRuns: 1 })[0]!;
  return merge(Array.from({ length: TOGETHER }, (_, index) => fc.sample(anyWorld(`w${index}-`, frame), { seed: SEED * 100 + at * TOGETHER + index, numRuns: 1 })[0]!));
};

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));
const shuffled = <T>(rows: T[], seed: number): T[] => rows.map((row, at) => [Math.sin(seed * 7919 + at * 104_729) * 1e4 % 1, row] as const).sort((a, b) => a[0] - b[0]).map(([, row]) => row);

let duck: Duck;
/** How many years were held against their quarters, over all batches. */
let added = 0;
/** And how many counts were taken apart, held against each other on the maps, those with something carried, and counts of which it is told who moved them. */
let [cut, mapped, held, moved] = [0, 0, 0, 0];
beforeAll(async () => {
  duck = await Duck.open();
});
afterAll(() => duck.close());

describe.each(Array.from({ length: BATCHES }, (_, at) => at))('batch %i of ten worlds', (at) => {
  const world = batch(at);
  let computed: Computed;
  beforeAll(async () => {
    computed = await duck.compute(world);
    await duck.load(world, ENDS);
  });

  test('a share is the ratio of sums over its bodies, on every map', async () => {
    const units = await duck.rows<{ target: string; boundary: string; kind: string; q: number; numerator: number; denominator: number; actual: number; is_half: boolean }>("select * from units where span = 'quarter'");
    const sums = new Map<string, { n: number; d: number }>();
    for (const unit of units.filter((one) => one.kind === 'share')) {
      const key = `${unit.target} ${unit.q} ${unit.boundary}`;
      const sum = sums.get(key) ?? { n: 0, d: 0 };
      sums.set(key, { n: sum.n + unit.numerator, d: sum.d + unit.denominator });
    }
    let compared = 0;
    for (const row of computed.series.filter((one) => one.numerator !== null)) {
      for (const boundary of ['reported', 'current', 'baseline']) {
        const sum = sums.get(`${row.target} ${row.q} ${boundary}`) ?? { n: NaN, d: NaN };
        expect(close(sum.n, row.numerator!) && close(sum.d, row.denominator!), `${row.target} ${row.q} ${boundary}`).toBe(true);
        if (sum.d !== 0) expect(close(100 * sum.n / sum.d, row.actual!), `${row.target} ${row.q}`).toBe(true);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  test('the three maps have the same total in every quarter, of things counted too', async () => {
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
  });

  test('the cuts by reform and by merger, with what no body explains, add up to the whole change; those of a body to its own', async () => {
    const shown = new Map(computed.series.map((row) => [`${row.target} ${row.q}`, row]));
    const counted = await duck.rows<{ target: string; at_q: number; start: number; report: string }>(`select h.target, h.actual_q as at_q, l.start, c.report from headlines as h
      inner join pages as p on p.target = h.target inner join registry_indicators as i on i.id = p.indicator inner join legs as l on l.milestone = h.milestone
      inner join reports as c on c.q = h.q where i.kind in ('count', 'money') and i.timing = 'stock' and l.start_is <> 'nothing-done' and l.start_q <= h.actual_q`);
    for (const page of counted) {
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
  });

  test('the parts of the shortfall add up to that of the total, from the side of the level that it is on', async () => {
    let [compared, falling] = [0, 0];
    interface Totals { actual: number | null; numerator: number; denominator: number; year_actual: number | null; year_numerator: number; year_denominator: number }
    const totals = new Map((await duck.rows<Totals & { target: string; quarter: string }>('select s.*, c.quarter from series as s inner join reports as c on c.q = s.q')).map((row) => [`${row.target} ${row.quarter}`, row]));
    for (const page of await duck.rows<{ target: string; comparator: string; goal: number; goal_max: number | null; report: string }>(`select c.target, c.comparator, c.goal, c.goal_max, r.report from catalogue as c
      inner join moment as m on m.plan = c.plan and (m.q = c.at_q or c.closed) inner join reports as r on r.q = c.at_q where c.kind = 'share' and c.actual is not null`)) {
      for (const boundary of ['reported', 'current', 'baseline']) {
        const rows = await duck.ask<{ shortfall: number | null; goal: number | null; quarter: string; span: string }>('breakdown', { target: page.target, report: page.report, boundary });
        if (rows[0]?.goal == null || rows.every((row) => row.shortfall === null)) continue;
        const { goal, span } = rows[0];
        const of = totals.get(`${page.target} ${rows[0].quarter}`)!;
        const [actual, numerator, denominator] = span === 'year' ? [of.year_actual!, of.year_numerator, of.year_denominator] : [of.actual!, of.numerator, of.denominator];
        const above = page.comparator === 'range' && actual > page.goal_max! + 1e-9;
        const less = page.comparator.startsWith('<') || above;
        const sum = rows.reduce((all, row) => all + (row.shortfall ?? 0), 0);
        const told = `${page.target} ${boundary} ${span} ${rows[0].quarter}: ${sum} of ${numerator} / ${denominator} (${actual}) against ${page.comparator} ${goal}`;
        const lacks = goal / 100 * denominator - numerator;
        expect(goal, told).toBe(above ? page.goal_max : page.goal);
        if (page.comparator === '=') {
          expect(close(Math.abs(sum), Math.abs(lacks)) || Math.abs(sum) < 1e-6, told).toBe(true);
          continue;
        }
        expect(close(sum, (less ? -1 : 1) * lacks), told).toBe(true);
        if (denominator > 0) expect(sum > 1e-6, told).toBe(less ? actual > goal + 1e-6 : actual < goal - 1e-6);
        [compared, falling] = [compared + 1, falling + Number(less)];
      }
    }
    expect(compared).toBeGreaterThan(10);
    expect(falling).toBeGreaterThan(0);
  });

  test('rate and mix, and of counts the bodies’ own changes, add up to the change of the page’s figure', async () => {
    let compared = 0;
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
        compared += 1;
        moved += Number(kind !== 'share' && timing === 'flow');
      }
    }
    expect(compared).toBeGreaterThan(3);
  });

  test('permuting rows changes nothing', async () => {
    const mixed = Object.fromEntries(Object.entries(world).map(([name, rows], place) => [name, Array.isArray(rows) ? shuffled(rows as object[], place + at) : rows])) as unknown as World;
    expect(differences(computed, await duck.compute(mixed))).toEqual([]);
  });

  test('an answer as of a moment never changes by what is handed in, accepted, ruled or published later', async () => {
    const after = new Date(Date.parse(world.as_of) + 86_400_000).toISOString();
    const revised = world.submissions.slice(0, 40);
    const top = new Map<string, number>();
    for (const one of world.submissions) top.set(`${one.agency} ${one.report}`, Math.max(top.get(`${one.agency} ${one.report}`) ?? 0, one.revision));
    const added = revised.map((one) => ({ ...one, submission: `${one.submission}-later`, revision: top.get(`${one.agency} ${one.report}`)! + 1, received_at: after }));
    const unique = added.filter((one, index) => added.findIndex((other) => other.agency === one.agency && other.report === one.report) === index);
    const landed = unique.flatMap((one) => world.landed.filter((row) => `${row.submission}-later` === one.submission)
      .map((row): Landed => ({ ...row, submission: one.submission, revision: one.revision, numerator: row.numerator === null ? null : row.numerator + 1, value: row.value === null ? null : row.value + 1 })));
    const waiting = world.submissions.filter((one) => !world.acts.some((act) => act.subject === one.submission)).map((one) => one.submission);
    const milestones = [...new Set(computed.verdicts.map((row) => row.milestone))];
    const more = [...waiting.map((subject) => ({ kind: 'accept' as const, subject })), ...milestones.map((subject) => ({ kind: 'ruling' as const, subject }))];
    const locks = computed.verdicts.filter((row) => row.is_closed && row.actual !== null).map((row) => ({ milestone: row.milestone, published_at: after, actual: row.actual!, goal: 1, goal_max: null, status: 'missed' as const }));
    const acts = [...unique.map((one) => ({ kind: 'accept' as const, subject: one.submission })), ...more].map((one, index) => ({ seq: 1_000_000 + index, acted_at: after, ...one }));
    expect([landed.length > 0, waiting.length > 0, locks.length > 0]).toEqual([true, true, true]);
    expect(differences(computed, await duck.compute({ ...world, submissions: [...world.submissions, ...unique], landed: [...world.landed, ...landed], acts: [...world.acts, ...acts], locks: [...world.locks, ...locks] }))).toEqual([]);
  });

  test('the quarters of a flow add up to its cumulative report', async () => {
    const windows = await duck.rows<{ agency: string; indicator: string; part: string; span: string; q: number; numerator: number | null; denominator: number | null; value: number | null }>("select * from windows where standing = 'accepted'");
    const key = (row: { agency: string; indicator: string; part: string }, span: string, q: number): string => [row.agency, row.indicator, row.part, span, q].join(' ');
    const known = new Map(windows.map((row) => [key(row, row.span, row.q), row]));
    const tied = new Set(world.succession.flatMap((one) => [one.predecessor, one.successor]));
    const flows = new Map(world.indicators.filter((one) => one.timing === 'flow' && one.reports.startsWith('Q1 H1 Q3 Y')).map((one) => [one.id, one]));
    let compared = 0;
    const sum = (rows: (typeof windows)[number][], field: 'numerator' | 'denominator' | 'value'): number => rows.reduce((all, one) => all + (one[field] ?? 0), 0);
    for (const whole of windows.filter((row) => (row.span === 'year' || row.span === 'half') && flows.has(row.indicator) && !tied.has(row.agency))) {
      const quarters = (whole.span === 'year' ? [3, 2, 1, 0] : [1, 0]).map((back) => known.get(key(whole, 'quarter', whole.q - back)));
      if (quarters.some((one) => !one)) continue;
      for (const field of ['numerator', 'denominator', 'value'] as const) expect(close(sum(quarters as typeof windows, field), whole[field] ?? 0), `${key(whole, whole.span, whole.q)} ${field}`).toBe(true);
      compared += Number(whole.span === 'year');
    }
    added += compared;
  });

  test('a mirrored down-is-better share has the mirrored status', async () => {
    const shares = new Set(world.indicators.filter((one) => one.kind === 'share').map((one) => one.id));
    const turned: Record<string, string> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' };
    const plain = world.targets.filter((one) => shares.has(one.indicator) && one.relation === 'level' && one.comparator in turned);
    const pages = new Set(plain.map((one) => one.target).filter((page) => world.targets.filter((one) => one.target === page).every((one) => plain.includes(one))));
    const targets = world.targets.filter((one) => pages.has(one.target));
    const here = { ...world, targets, locks: [] };
    const there: World = {
      ...here, indicators: world.indicators.map((one) => (shares.has(one.id) ? { ...one, better: one.better === 'up' ? 'down' as const : 'up' as const } : one)),
      targets: targets.map((one) => ({ ...one, value: 100 - one.value, comparator: turned[one.comparator] as '<=' })),
      baselines: world.baselines.map((one) => (shares.has(one.indicator) && one.value !== null ? { ...one, value: 100 - one.value } : one)),
      landed: world.landed.map((row) => (shares.has(row.indicator) && row.denominator !== null && row.numerator !== null ? { ...row, numerator: row.denominator - row.numerator } : row)),
    };
    const [one, other] = [await duck.compute(here), await duck.compute(there)];
    const by = new Map(other.verdicts.map((row) => [`${row.milestone} ${row.q}`, row]));
    const same = (a: number | null, b: number | null): boolean => a === b || (a !== null && b !== null && close(a, b));
    for (const row of one.verdicts) {
      const image = by.get(`${row.milestone} ${row.q}`)!;
      expect([row.milestone, row.q, image.status, image.reason, image.may_change, image.met_late_q]).toEqual([row.milestone, row.q, row.status, row.reason, row.may_change, row.met_late_q]);
      expect(same(image.gap, row.gap) && same(image.pace, row.pace) && same(image.path, row.path === null ? null : 100 - row.path), `${JSON.stringify(row)} ${JSON.stringify(image)}`).toBe(true);
    }
    expect(one.verdicts.length).toBeGreaterThan(50);
  });
});

describe('merging agencies', () => {
  test.each([['share', 'flow'], ['share', 'stock'], ['count', 'stock'], ['count', 'flow'], ['money', 'flow']] as const)('never changes the province’s total: %s, %s', async (kind, timing) => {
    const world = batch(50);
    const departments = world.agencies.filter((one) => one.kind === 'department' && one.valid_from === null && one.valid_to === null && !world.succession.some((each) => [each.predecessor, each.successor].includes(one.id)));
    const pairs = [...Map.groupBy(departments, (one) => one.territory).values()].flatMap((ones) => (ones.length >= 2 ? [[ones[0]!.id, ones[1]!.id] as const] : []));
    expect(pairs.length).toBeGreaterThan(3);
    const split: World = { ...world, landed: [], submissions: [], acts: [], returns: [], locks: [], indicators: world.indicators.map((one) => ({ ...one, owed_by: 'department', kind, timing, reports: 'Q1 H1 Q3 Y' })) };
    split.targets = world.targets.map((one) => ({ ...one, part: '', relation: 'level', comparator: '>=', baseline: '' }));
    const merged: World = { ...split, landed: [], submissions: [], acts: [], agencies: split.agencies.map((one) => ({ ...one })), succession: [...split.succession] };
    const reports = [['2022Q1', 3, 10], ['2022H1', 7, 20], ['2022Q3', 5, 9], ['2022Y', 16, 40], ['2023Q1', 4, 11], ['2023H1', 9, 21], ['2023Q3', 2, 8], ['2023Y', 14, 50]] as const;
    const give = (to: World, agency: string, report: string, n: number, d: number): void => {
      const submission = `${agency} ${report}`;
      to.submissions.push({ submission, agency, report, revision: 1, received_at: '2022-01-01T00:00:00Z' });
      to.acts.push({ seq: to.acts.length + 1, acted_at: '2022-01-01T00:00:00Z', kind: 'accept', subject: submission });
      for (const indicator of new Set(to.targets.map((one) => one.indicator))) {
        to.landed.push({ submission, agency, report, revision: 1, indicator, part: '', state: 'reported', ...(kind === 'share' ? { numerator: n, denominator: d, value: null } : { numerator: null, denominator: null, value: n }), sample: null, standard_error: null, reference: '' });
      }
    };
    for (const [place, [a, b]] of pairs.entries()) {
      const joined = `${a}-and-${b}`;
      for (const one of merged.agencies) if (one.id === a || one.id === b) one.valid_to = '2022-05-01';
      merged.agencies.push({ ...merged.agencies.find((one) => one.id === a)!, id: joined, valid_from: '2022-05-02', valid_to: null });
      merged.succession.push(...[a, b].map((predecessor) => ({ predecessor, successor: joined, kind: 'merge' as const, operates_from: '2022-05-02', share: null })));
      for (const [report, n, d] of reports) {
        const quarters = { Q1: 1, H1: 2, Q3: 1, Y: 4 }[report.slice(4) as 'Q1'];
        const [na, nb, da] = [n + place * quarters, 2 * n, d + (place + 5) * quarters];
        give(split, a, report, na, da);
        give(split, b, report, nb, 3 * d);
        if (report === '2022Q1') {
          give(merged, a, report, na, da);
          give(merged, b, report, nb, 3 * d);
        } else give(merged, joined, report, na + nb, da + 3 * d);
      }
    }
    const totals = async (of: World): Promise<string[]> => (await duck.compute(of)).series.filter((row) => row.actual !== null).map((row) => `${row.target} ${row.q} ${row.actual!.toFixed(9)} ${row.numerator} ${row.denominator} ${row.year_actual?.toFixed(9)}`).sort();
    const before = await totals({ ...split, today: '2024-01-01', as_of: '2024-01-01T00:00:00Z' });
    expect(before.length).toBeGreaterThan(20);
    expect(await totals({ ...merged, today: '2024-01-01', as_of: '2024-01-01T00:00:00Z' })).toEqual(before);
  });
});

test('years were held against their quarters, counts against their cuts', () => expect([added > 5, cut > 20, mapped > 100, held > 5, moved > 3], `${added} ${cut} ${mapped} ${held} ${moved}`).toEqual([true, true, true, true, true]));
