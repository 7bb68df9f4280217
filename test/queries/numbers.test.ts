// From sheets to figures and verdicts, on a small registry: the rules of the method that the first screens stand on.
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { momentOf } from '../../server/engine/moments.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

/** What names a scorecard, one of its components, and what may be supposed of it. */
const SCORED = { criteria: 'thu-2022', period: '2022', scored: 'a', component: '1.1.1', supposed: '1.1.1' };
let opened: Opened;
const hand = async (agency: string, report: string, ...lines: string[]): Promise<void> => {
  const answer = await handIn(opened.url, agency, report, explained(['indicator;part;numerator;denominator;value;sample;state', ...lines].join('\n')), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
};
const ask = async <Name extends 'trend' | 'target' | 'targets' | 'breakdown' | 'observations' | 'overview'>(name: Name, params: Record<string, string>): Promise<Row<Name>[]> =>
  (await (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`)).json()) as Row<Name>[];
const trend = async (target: string): Promise<Map<string, Row<'trend'>>> => new Map((await ask('trend', { target })).map((row) => [row.quarter, row]));
const verdict = async (target: string, report: string, milestone: string): Promise<Row<'target'>> =>
  (await ask('target', { target, report })).find((row) => row.milestone === milestone)!;

beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  await hand('a', '2022Q1', 'online;;9;10', 'keep;;4;4', 'strict;;950;1000', 'range;;24;100', 'digitised;level=province;30;100', 'units;;;;790');
  await hand('b', '2022Q1', 'online;;1000;10000', 'keep;;6;6');
  await hand('a', '2022H1', 'online;;19;30', 'strict;;9501;10000', 'range;;25;100');
  await hand('b', '2022H1', 'online;;1000;10000');
  await hand('a', '2022Q3', 'online;;7;10');
  await hand('b', '2022Q3', 'online;;;;;;nothing-to-report');
  await hand('b', '2022Y', 'online;;1000;10000');
  await hand('a', '2022Y', 'online;;40;60', 'strict;;95;100', 'range;;36;100', 'digitised;level=province;50;100', 'survey;;;;90,5;400');
  await hand('b', '2022Y', 'survey;;;;80;100');
  await hand('a', '2023H1', 'online;;10;20', 'strict;;951;1000');
  await hand('a', '2023Y', 'units;;;;770', 'digitised;level=province;70;100');
  await hand('b', '2023Y', 'digitised;level=province;;;;;not-applicable');
  await hand('b', '2025Y', 'online;;;;;;nothing-to-report');
  await hand('a', '2025Y', 'online;;470;1000', 'units;;;;720', 'rank;;;;15;34');
  await hand('c', '2025Y', 'digitised;level=commune;95;100', 'online;;;;;;nothing-to-report');
});
afterAll(() => opened.close());

describe('figures', () => {
  test('a share is a ratio of sums, never a mean of percentages', async () => {
    expect((await trend('online')).get('2022Q1')).toMatchObject({ actual: (100 * 1009) / 10010, numerator: 1009, denominator: 10010, agencies_reported: 2 });
  });

  test('flows come from cumulative reports by subtraction, numerator and denominator apart', async () => {
    const rows = await trend('online');
    expect(rows.get('2022Q3')).toMatchObject({ numerator: 7, denominator: 10 });
    expect(rows.get('2022Q4')).toMatchObject({ numerator: 14, denominator: 20, actual: 70 });
  });

  test('nothing to report counts as reported and adds 0', async () => {
    expect((await trend('online')).get('2022Q3')).toMatchObject({ agencies_reported: 2, numerator: 7, denominator: 10 });
  });

  test('a missing report leaves its quarter unknown, not zero', async () => {
    const rows = await trend('online');
    expect(rows.get('2023Q1')).toMatchObject({ actual: null, numerator: null, state: 'missing' });
    expect(rows.get('2023Q2'), 'the half-year stands in its place, marked').toMatchObject({ actual: 50, half_year: true, numerator: 10, denominator: 20 });
    expect(rows.get('2023Q3')).toMatchObject({ actual: null, state: 'missing' });
  });

  test('nothing is known of a target before its first figure: no remaining way, no gap, no pace', async () => {
    const row = (await ask('targets', { plan: 'p', report: '2021Q1' })).find((one) => one.target === 'units')!;
    expect(row).toMatchObject({ actual: null, remaining: null, gap: null, pace: null, status: 'no-data', reason: 'no-data', freshness: 'missing' });
  });

  test('surveys are weighted by their samples', async () => {
    expect((await trend('survey')).get('2022Q4')!.actual).toBeCloseTo((90.5 * 400 + 80 * 100) / 500, 12);
  });

  test('a rank says of how many, in every answer that shows it', async () => {
    expect((await trend('rank')).get('2025Q4')).toMatchObject({ actual: 15, ranked_of: 34 });
    expect((await ask('targets', { plan: 'p' })).find((row) => row.target === 'rank')).toMatchObject({ actual: 15, ranked_of: 34, rounding: 1 });
    expect((await ask('target', { target: 'rank' }))[0]).toMatchObject({ actual: 15, ranked_of: 34, rounding: 1 });
    expect((await trend('survey')).get('2022Q4'), 'a sample is not a number ranked').toMatchObject({ ranked_of: null });
  });

  test('too few cases are told by the thresholds, quarter by quarter', async () => {
    const rows = await trend('online');
    expect(rows.get('2022Q1')).toMatchObject({ denominator: 10010, few_cases: false });
    expect(rows.get('2022Q3')).toMatchObject({ denominator: 10, few_cases: true });
    expect(rows.get('2023Q3'), 'nothing is not few').toMatchObject({ actual: null, few_cases: false });
  });

  test('where nobody is asked, nothing is missing and nothing late', async () => {
    const rows = await trend('dig-commune');
    expect(rows.get('2025Q1'), 'the district still stands').toMatchObject({ state: 'missing', agencies_expected: 1 });
    expect(rows.get('2025Q3')).toMatchObject({ state: 'missing', agencies_expected: 1 });
    expect((await trend('survey')).get('2022Q3')).toMatchObject({ state: 'not-owed' });
  });

  test('a body that began within the year owes nothing for the time before', async () => {
    expect((await trend('dig-commune')).get('2025Q4')).toMatchObject({ actual: 95 });
  });
});

describe('baselines', () => {
  test('each stands on its own quarter, with its own value', async () => {
    const rows = [...(await trend('units')).values()].filter((row) => row.baseline !== null);
    expect(rows.map((row) => [row.quarter, row.baseline])).toEqual([['2021Q4', 800], ['2025Q4', 720]]);
    const goals = (await ask('target', { target: 'units' })).map((row) => [row.due, row.goal]);
    expect(goals).toEqual([[2025, 720], [2030, 648]]);
  });
});

describe('verdicts', () => {
  test('30 % → 80 % at 47 % in 2025: the milestone of 50 % is missed for good, 2030 is judged on its own', async () => {
    expect(await verdict('online', '2025Y', 'online-25')).toMatchObject({ status: 'missed', closed: true, actual: 47 });
    expect(await verdict('online', '2025Y', 'online-30')).toMatchObject({ closed: false, goal: 80 });
  });

  test('base 800, −10 % by 2025, 770 at the end of 2023: expected 760, pace 0.75, at risk', async () => {
    const row = (await ask('targets', { plan: 'p', report: '2023Y' })).find((one) => one.target === 'units')!;
    expect(row).toMatchObject({ goal: 720, comparator: '<=', path: 760, pace: 0.75, status: 'at-risk', actual: 770, baseline: 800, goal_shown: 720 });
    expect(await verdict('units', '2025Y', 'units-25')).toMatchObject({ status: 'achieved', closed: true });
  });

  test('95.0 does not meet “trên 95 %”; 95.01 does; rounding never decides', async () => {
    expect(await verdict('strict', '2022Q1', 'strict-22')).not.toMatchObject({ status: 'achieved' });
    expect(await verdict('strict', '2022H1', 'strict-22')).toMatchObject({ status: 'achieved', closed: false });
    expect(await verdict('strict', '2022Y', 'strict-22')).toMatchObject({ status: 'missed', closed: true });
  });

  test('what was missed stays missed; a later figure that meets it is told beside it', async () => {
    expect(await verdict('strict', '2022Y', 'strict-22')).toMatchObject({ status: 'missed', met_late: null });
    expect(await verdict('strict', '2023H1', 'strict-22')).toMatchObject({ status: 'missed', met_late: '2023Q2', actual: 95 });
  });

  test('inside a range is achieved, above it is not', async () => {
    expect(await verdict('range', '2022H1', 'range-22')).toMatchObject({ status: 'achieved' });
    expect(await verdict('range', '2022Y', 'range-22')).toMatchObject({ status: 'missed', actual: 36 });
  });

  test('keep 100 % at 100 % is achieved', async () => {
    expect(await verdict('keep', '2022Q1', 'keep-30')).toMatchObject({ status: 'achieved' });
  });

  test('yearly steps stand one by one, up to their ceiling', async () => {
    const goals = (await ask('target', { target: 'dig-province' })).map((row) => [row.due, row.goal]);
    expect(goals).toEqual([[2021, 30], [2022, 50], [2023, 70], [2024, 90], [2025, 100]]);
    expect((await ask('target', { target: 'dig-commune' })).map((row) => row.goal)).toEqual([15, 35, 55, 75, 95]);
    expect(await verdict('dig-province', '2023Y', 'dig-province-25-2023')).toMatchObject({ status: 'achieved' });
    expect((await trend('dig-province')).get('2022Q3')!.path).toBe(30);
  });

  test('a rank is judged at its milestone only', async () => {
    expect(await verdict('rank', '2024Y', 'rank-25')).toMatchObject({ status: 'no-data', path: 'ramp', pace: null });
    expect(await verdict('rank', '2025Y', 'rank-25')).toMatchObject({ status: 'achieved', actual: 15 });
  });
});

describe('revisions and snapshots', () => {
  test('a second submission replaces only the keys that it contains; the first stays to be seen', async () => {
    await hand('a', '2022Q1', 'range;;30;100');
    const rows = await ask('observations', { target: 'range', report: '2022Q1' });
    expect(rows.map((row) => [row.revision, row.numerator, row.in_force])).toEqual([[2, 30, true], [1, 24, false]]);
    expect((await trend('range')).get('2022Q1')).toMatchObject({ actual: 30, revised_from: 24 });
    expect((await trend('keep')).get('2022Q1')).toMatchObject({ actual: 100, revised_from: null });
  });

  test('the ready tables and the steps computed for this moment agree', async () => {
    const { engine } = opened.house;
    for (const question of engine.questions.values()) {
      if (!question.params.some((param) => param.name === 'as_of')) continue;
      const given = { plan: 'p', target: 'online', agency: 'a', report: '2022Q1', indicator: 'online', quarter: '2022Q1', from: '2022Q1', to: '2022Y', submission: 'PN-2022Q1-a-01', conclusion: '1', ...SCORED };
      const params = Object.fromEntries(question.params.map((param) => [param.name, { kind: param.kind, value: param.optional ? null : given[param.name as 'plan'] }]));
      const now = await engine.run(question, params);
      const computed = await engine.run(question, { ...params, as_of: { kind: 'timestamp', value: new Date(Date.now() + 1000).toISOString() } });
      expect(computed.columns, question.name).toEqual(now.columns);
    }
  });

  test('what is worked out step by step and shared agrees with one statement of every step', async () => {
    const { engine } = opened.house;
    const given = { plan: 'p', target: 'online', agency: 'a', report: '2022Q3', indicator: 'online', quarter: '2022Q1', from: '2022Q1', to: '2022Y', boundary: 'current', submission: 'PN-2022Q1-a-01', conclusion: '1', ...SCORED };
    const moment = new Date(Date.now() - 1).toISOString();
    for (const question of engine.questions.values()) {
      if (!question.params.some((param) => param.name === 'as_of')) continue;
      for (const more of [[], ['report'], ['boundary']]) {
        if (!more.every((name) => question.params.some((param) => param.name === name && param.optional))) continue;
        const params = Object.fromEntries(question.params.map((param) => [param.name, { kind: param.kind, value: param.name === 'as_of' ? moment : param.optional && !more.includes(param.name) ? null : given[param.name as 'plan'] }]));
        const whole = await engine.db.use((lease) => lease.work(engine.fullStatement(question), { ...momentOf(moment), ...params, lately: { kind: 'boolean', value: true } }));
        expect((await engine.run(question, params)).columns, `${question.name} ${more.join()}`).toEqual(whole);
        expect((await engine.run(question, params)).columns, `${question.name} ${more.join()}, again`).toEqual(whole);
      }
    }
  });

  test('an answer as of a past moment does not know what came later', async () => {
    const rows = await ask('trend', { target: 'online', as_of: '2020-01-01' });
    expect(rows.every((row) => row.actual === null)).toBe(true);
  });
});
