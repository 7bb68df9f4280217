// The reference before it is trusted: the method's own worked cases, and that the generated worlds reach every status and reason.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWorld, frames, merge } from './generate.ts';
import { calendarOf, METHOD_RULES } from './generate/frame.ts';
import { compute } from './reference.ts';
import { theilSen } from './reference/forecast.ts';
import type { Agency, Baseline, Computed, Indicator, Landed, Target, VerdictRow, World } from './world.ts';

type Given = Partial<Landed> & Pick<Landed, 'report'>;
interface Case { indicator?: Partial<Indicator>; targets: Partial<Target>[]; given: Given[]; baselines?: Partial<Baseline>[]; agencies?: Partial<Agency>[]; more?: Partial<World>; lastYear?: number; firstYear?: number }

/** A world of one page, with what the method says of it. */
function worldOf({ indicator, targets, given, baselines = [], agencies = [{}], more = {}, lastYear = 2030, firstYear = 2021 }: Case): World {
  const submissions = [...Map.groupBy(given, (row) => `${row.agency ?? 'so'} ${row.report} ${row.revision ?? 1}`)];
  return {
    indicators: [{ id: 'i', kind: 'share', timing: 'stock', better: 'up', rounding: 0.1, owed_by: 'department', reports: 'Q1 H1 Q3 Y', lead: 'lead', ...indicator }],
    plans: [{ id: 'p', territory: 'map', signed: null, first_year: firstYear, last_year: lastYear, sources: '002' }],
    targets: targets.map((row, at) => ({
      id: `m${at + 1}`, target: 't', plan: 'p', indicator: 'i', scope: 'province', part: '', relation: 'level', comparator: '>=', value: 0, value_max: null, baseline: '', due: lastYear, path: 'ramp', source: '002',
      line: 1, ...row,
    })),
    baselines: baselines.map((row) => ({ indicator: 'i', territory: 'map', part: '', year: 2021, value: null, known: null, ...row })),
    agencies: agencies.map((row) => ({ id: 'so', kind: 'department', level: 'province', territory: 'map', office: 'x', valid_from: null, valid_to: null, ...row })),
    succession: [], breaks: [], calendar: calendarOf(2021, 2026), rules: [METHOD_RULES], returns: [], locks: [], today: '2026-12-31', as_of: '2026-12-31T12:00:00.000Z',
    submissions: submissions.map(([id, rows]) => ({ submission: id, agency: rows[0]!.agency ?? 'so', report: rows[0]!.report, revision: rows[0]!.revision ?? 1, received_at: '2021-03-15T00:00:00.000Z' })),
    acts: submissions.map(([id, rows], at) => ({ seq: at + 1, acted_at: (rows[0]!.revision ?? 1) > 1 ? '2024-06-16T00:00:00.000Z' : '2021-03-16T00:00:00.000Z', kind: 'accept', subject: id })),
    landed: given.map((row) => ({
      submission: `${row.agency ?? 'so'} ${row.report} ${row.revision ?? 1}`, agency: 'so', revision: 1, indicator: 'i', part: '', state: 'reported', numerator: null, denominator: null, value: null, sample: null,
      standard_error: null, reference: '', ...row,
    })),
    ...more,
  };
}

const q = (quarter: string): number => 4 * Number(quarter.slice(0, 4)) + Number(quarter.at(-1));
const at = (computed: Computed, quarter: string, milestone = 'm1'): VerdictRow => computed.verdicts.find((row) => row.q === q(quarter) && row.milestone === milestone)!;
const figure = (computed: Computed, quarter: string): Computed['series'][number] => computed.series.find((row) => row.q === q(quarter))!;
const share = (report: string, numerator: number, denominator = 100, more: Partial<Landed> = {}): Given => ({ report, numerator, denominator, ...more });
const asOf = (today: string): Partial<World> => ({ today, as_of: `${today}T12:00:00.000Z` });

describe('the worked cases of status', () => {
  test.each([['as counts', { indicator: { kind: 'count', better: 'down', rounding: 1 }, targets: [{ relation: 'reduction', value: 10, baseline: '2021', due: 2025 }], baselines: [{ value: 800 }], given: [{ report: '2023Y', value: 770 }] }, 760],
    ['as percent cut', { targets: [{ value: 10, due: 2025 }], baselines: [{ value: 0 }], given: [share('2023Y', 30, 800)] }, 5]] as [string, Case, number][])('770 of 800 on the way to −10 %%, %s', (_, given, path) => {
    expect(at(compute(worldOf(given)), '2023Q4')).toMatchObject({ status: 'at-risk', path, pace: 0.75 });
  });

  test('a cut of 0.2 % half-way is off track', () => {
    const world = worldOf({ indicator: { kind: 'count', better: 'down', rounding: 1 }, targets: [{ relation: 'reduction', value: 10, baseline: '2021', due: 2025 }], baselines: [{ value: 1000 }], given: [{ report: '2023Y', value: 998 }] });
    expect(at(compute(world), '2023Q4')).toMatchObject({ status: 'off-track', path: 950 });
  });

  test('5 % to 80 %, standing at 9 % in 2023', () => {
    const verdict = at(compute(worldOf({ targets: [{ value: 80 }], baselines: [{ value: 5 }], given: [share('2023Y', 9)] })), '2023Q4');
    expect(verdict.status).toBe('off-track');
    expect(verdict.path).toBeCloseTo(21.67, 2);
  });

  test('30 % to 80 % at 47 % in 2025; with a milestone of 50 % for 2025', () => {
    const one = at(compute(worldOf({ targets: [{ value: 80 }], baselines: [{ value: 30 }], given: [share('2025Y', 47)] })), '2025Q4');
    expect(one).toMatchObject({ status: 'at-risk', actual: 47 });
    expect([one.path!.toFixed(1), one.pace!.toFixed(3)]).toEqual(['52.2', '0.765']);
    const two = compute(worldOf({ targets: [{ value: 80 }, { value: 50, due: 2025 }], baselines: [{ value: 30 }], given: [share('2025Y', 47)] }));
    expect(at(two, '2025Q4', 'm2')).toMatchObject({ status: 'missed', is_closed: true });
    expect(at(two, '2025Q4')).toMatchObject({ status: 'at-risk', path: 50, gap: -3, pace: 0.85 });
    expect(two.headlines.find((row) => row.q === q('2025Q4'))).toMatchObject({ milestone: 'm1', status: 'at-risk', passed_milestone: 'm2', passed_status: 'missed' });
  });

  test.each([[0.8, 'not-assessable', 'survey-error'], [null, 'reversing', '']])('92 to 95 dipping to 91.8 with a standard error of %s', (error, status, reason) => {
    const world = worldOf({ indicator: { kind: 'survey', timing: 'survey', reports: 'Y' }, targets: [{ value: 95, due: 2025 }], baselines: [{ value: 92 }], given: [{ report: '2023Y', value: 91.8, standard_error: error }] });
    expect(at(compute(world), '2023Q4')).toMatchObject({ status, reason });
  });

  test('keep 100 % at 100 %', () => {
    expect(at(compute(worldOf({ targets: [{ value: 100, path: 'maintain' }], given: [share('2023Y', 100)] })), '2023Q4').status).toBe('achieved');
  });

  test.each([[1, '2023H1', 'on-track'], [1, '2023Q3', 'at-risk'], [2, '2023H1', 'achieved']])('“02 đơn vị”: %i of 2 in %s', (value, report, status) => {
    const world = worldOf({ indicator: { kind: 'count', rounding: 1 }, targets: [{ relation: 'count', value: 2, due: 2025 }], given: [{ report, value }] });
    expect(at(compute(world), report.replace('H1', 'Q2')).status).toBe(status);
  });

  test('95.0 does not meet “trên 95 %”, and a pace of exactly 0.95 is on track', () => {
    const strict = compute(worldOf({ targets: [{ value: 95, comparator: '>', due: 2023 }], given: [share('2023Y', 95)] }));
    expect(at(strict, '2023Q4').status).toBe('missed');
    const pace = compute(worldOf({ indicator: { rounding: 0 }, targets: [{ value: 80, due: 2025 }], baselines: [{ value: 0 }], given: [share('2023Y', 38)] }));
    expect(at(pace, '2023Q4')).toMatchObject({ status: 'on-track', pace: 0.95, path: 40 });
  });

  test('a published verdict stays until its figure is corrected; a later window may meet what was missed', () => {
    const lock = { milestone: 'm1', published_at: '2024-01-10T00:00:00.000Z', actual: 40, goal: 50, goal_max: null, status: 'missed' as const };
    const given = [share('2023Y', 40), share('2024Q1', 55), share('2024H1', 60)];
    const locked = compute(worldOf({ targets: [{ value: 45, due: 2023 }], given, more: { locks: [lock] } }));
    expect(at(locked, '2024Q2')).toMatchObject({ status: 'missed', actual: 40, met_late_q: q('2024Q1'), locked_status: 'missed' });
    const corrected = compute(worldOf({ targets: [{ value: 45, due: 2023 }], given: [...given, share('2023Y', 50, 100, { revision: 2 })], more: { locks: [lock] } }));
    expect(at(corrected, '2024Q2')).toMatchObject({ status: 'achieved', locked_status: 'missed' });
  });

  test('no figure: not due, due and missing, closed and awaited', () => {
    const world = (today: string): World => worldOf({ targets: [{ value: 50, due: 2021 }], given: [], lastYear: 2021, more: asOf(today) });
    expect(at(compute(world('2021-03-20')), '2021Q1')).toMatchObject({ status: 'not-due', reason: 'not-due' });
    expect(at(compute(world('2021-03-21')), '2021Q1')).toMatchObject({ status: 'no-data', reason: 'no-data' });
    expect(at(compute(world('2022-01-04')), '2021Q4')).toMatchObject({ status: 'no-data', reason: 'no-data', is_closed: false });
    expect(at(compute(world('2022-01-05')), '2021Q4')).toMatchObject({ status: 'no-data', reason: 'awaiting', is_closed: true });
  });
});

describe('the worked cases of coverage', () => {
  const two = [{ id: 'a' }, { id: 'b' }];
  test('never a mean of percentages', () => {
    const computed = compute(worldOf({ targets: [{ value: 50 }], agencies: two, given: [share('2023Y', 9, 10, { agency: 'a' }), share('2023Y', 1000, 10_000, { agency: 'b' })] }));
    expect(figure(computed, '2023Q4').actual!.toFixed(1)).toBe('10.1');
  });

  test.each([[50, 80, 'not-assessable', 'range-crosses', false], [20, 100, 'at-risk', '', true]])('4,200 of 6,000 with 1,500 absent, judged on the way from %i to %i %%', (base, value, status, reason, mayChange) => {
    const given = [share('2023Q3', 500, 1500, { agency: 'b' }), share('2023Y', 4200, 6000, { agency: 'a' })];
    const computed = compute(worldOf({ targets: [{ value, due: 2024 }], agencies: two, baselines: [{ value: base }], given }));
    expect(figure(computed, '2023Q4')).toMatchObject({ actual: 70, coverage: 0.8, low: 56, high: 76, problem: '', agencies: 1, agencies_expected: 2 });
    expect(at(computed, '2023Q4')).toMatchObject({ status, reason, may_change: mayChange });
  });

  test('one of five carried is allowed, two are too many', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
    const all = (report: string, agencies: string[]): Given[] => agencies.map((agency) => ({ report, agency, value: 10 }));
    const computed = compute(worldOf({ indicator: { kind: 'count' }, targets: [{ value: 100 }], agencies: five, given: [...all('2023Q1', ['a', 'b', 'c', 'd', 'e']), ...all('2023H1', ['a', 'b', 'c', 'd']), ...all('2023Q3', ['a', 'b', 'c'])] }));
    expect(figure(computed, '2023Q2')).toMatchObject({ actual: 50, carried: 1, problem: '' });
    expect(figure(computed, '2023Q3')).toMatchObject({ actual: 50, carried: 2, problem: 'carried-too-many' });
    expect(figure(computed, '2023Q4')).toMatchObject({ actual: null, carried: 0, problem: '', agencies_expected: 5 });
  });
});

describe('windows', () => {
  const flow = { timing: 'flow' as const };
  test('quarters by subtraction, the whole year, and the half-year point where Q1 is missing', () => {
    const given = [share('2023Q1', 10), share('2023H1', 40, 200), share('2023Q3', 30), share('2023Y', 120, 400), share('2024H1', 90, 200)];
    const computed = compute(worldOf({ indicator: flow, targets: [{ value: 50 }], given }));
    expect([1, 2, 3, 4].map((quarter) => figure(computed, `2023Q${quarter}`).actual)).toEqual([10, 30, 30, 50]);
    expect(figure(computed, '2023Q4').year_actual).toBe(30);
    expect(figure(computed, '2024Q2')).toMatchObject({ actual: 45, is_half: true });
  });

  test('a successor takes off what those whom it carries on had reported', () => {
    const agencies = [{ id: 'a', valid_to: '2023-06-30' }, { id: 'b', valid_to: '2023-06-30' }, { id: 'c', valid_from: '2023-07-01' }];
    const given = [share('2023H1', 10, 100, { agency: 'a' }), share('2023H1', 30, 100, { agency: 'b' }), share('2023Q3', 50, 100, { agency: 'c' }), share('2023Y', 150, 400, { agency: 'c' })];
    const succession = ['a', 'b'].map((predecessor) => ({ predecessor, successor: 'c', kind: 'merge' as const, operates_from: '2023-07-01', share: null }));
    const computed = compute(worldOf({ indicator: flow, targets: [{ value: 50 }], agencies, given, more: { succession } }));
    expect(figure(computed, '2023Q4')).toMatchObject({ numerator: 60, denominator: 100, year_actual: 37.5, agencies_expected: 1 });
  });

  test('counts of four quarters together, null where one is missing', () => {
    const given = ['2023Q1', '2023H1', '2023Q3', '2023Y', '2024Q1', '2024Q3'].map((report, place) => ({ report, value: [10, 25, 5, 50, 12, 7][place]! }));
    const computed = compute(worldOf({ indicator: { kind: 'count', timing: 'flow' }, targets: [{ value: 100 }], given }));
    expect(['2023Q3', '2023Q4', '2024Q1', '2024Q3'].map((quarter) => figure(computed, quarter).actual)).toEqual([null, 50, 52, null]);
  });
});

describe('the forecast', () => {
  test('the example of Sen (1968)', () => {
    const points = [[1, 9], [2, 15], [3, 19], [4, 20], [10, 45], [12, 55], [18, 78]].map(([x, y]) => ({ q: x!, actual: y! }));
    const line = theilSen(points, 13 / Math.sqrt((7 * 6 * 19) / 18), 1);
    expect([line.slope, line.slopeLow, line.slopeHigh]).toEqual([4, 26 / 7, 35 / 8]);
  });

  test('five points: the limits are the second and the ninth of ten slopes', () => {
    const given = [10, 11, 14, 15, 20].map((numerator, place) => share(['2023Q1', '2023H1', '2023Q3', '2023Y', '2024Q1'][place]!, numerator));
    const row = compute(worldOf({ targets: [{ value: 60, due: 2025 }], given })).forecasts.find((one) => one.q === q('2024Q1'))!;
    const slopes = [1, 2, 5 / 3, 2.5, 3, 2, 3, 1, 3, 5].sort((a, b) => a - b);
    expect(row).toMatchObject({ points: 5, last_q: q('2024Q1'), slope: 2.25, slope_low: slopes[1], slope_high: slopes[8], level: 14 + 2.25 * 2, outlook: 'unlikely' });
  });
});

describe('generated worlds', () => {
  const worlds = fc.sample(frames(), { numRuns: 20, seed: 41 }).map((frame, place) => fc.sample(fc.tuple(...Array.from({ length: 10 }, (_, at) => anyWorld(`w${at}-`, frame))), { numRuns: 1, seed: place })[0]!);

  test('reach every status, every reason and every problem', () => {
    const computed = worlds.flat().map(compute);
    const seen = new Set(computed.flatMap((one) => [...one.verdicts.map((row) => `${row.status} ${row.reason}`.trim()), ...one.series.flatMap((row) => [row.problem, `year ${row.year_problem}`]), ...one.forecasts.map((row) => `forecast ${row.outlook}`)]));
    const problems = ['coverage-low', 'denominator-unknown', 'carry-unknown', 'carried-too-many'];
    const reasons = [...problems, 'no-level', 'no-start', 'single-point', 'survey-error', 'range-crosses'].map((reason) => `not-assessable ${reason}`);
    const statuses = ['ended', 'achieved', 'missed', 'on-track', 'at-risk', 'off-track', 'reversing', 'not-due not-due', 'not-due judged-at-year', 'no-data no-data', 'no-data awaiting'];
    const forecasts = ['likely', 'unlikely', 'uncertain', 'null'].map((outlook) => `forecast ${outlook}`);
    expect([...statuses, ...reasons, ...forecasts, ...[...problems, 'not-combinable'].flatMap((problem) => [problem, `year ${problem}`])].filter((one) => !seen.has(one))).toEqual([]);
    const has = (found: (row: VerdictRow) => boolean): boolean => computed.some((one) => one.verdicts.some(found));
    expect([has((row) => row.may_change), has((row) => row.met_late_q !== null), has((row) => row.locked_status !== null), computed.some((one) => one.series.some((row) => row.is_half))]).toEqual([true, true, true, true]);
  });

  test('stand side by side: merged, each says what it says alone', () => {
    for (const some of worlds.slice(0, 4)) {
      const together = compute(merge(some));
      const alone = some.map(compute);
      for (const name of ['series', 'verdicts', 'headlines', 'forecasts'] as const) expect(together[name]).toEqual(alone.flatMap((one) => one[name] as never[]));
    }
  });
});
