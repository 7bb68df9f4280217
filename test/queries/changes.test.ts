// What differs between two moments, and why; what was known then stays known, whatever the registry says since. The clock is set.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { readParams } from '../../server/engine/question.ts';
import { Province } from './province.ts';

type Name = 'changes' | 'bridge' | 'targets' | 'target' | 'trend' | 'overview' | 'breakdown' | 'movement' | 'behind' | 'derivation' | 'agency_trend';
const province = new Province();
/** Moves the clock to the morning of a day, as the house does when the day turns. */
const at = async (day: string): Promise<void> => {
  vi.setSystemTime(`${day}T02:00:00.000Z`);
  await province.engine.makeReady();
};
/** Closes the house, changes its registry and opens it again on the same home, on a day. */
const change = async (day: string, edits: () => void): Promise<void> => {
  await province.stop();
  edits();
  vi.setSystemTime(`${day}T02:00:00.000Z`);
  await province.start();
};
const ask = async <Of extends Name>(name: Of, params: Record<string, string>): Promise<Row<Of>[]> => {
  const question = province.engine.questions.get(name)!;
  const { columns } = await province.engine.run(question, readParams(question, params));
  return Array.from({ length: columns.rows }, (_, row) => Object.fromEntries(columns.names.map((column, place) => [column, columns.values[place]![row]]))) as unknown as Row<Of>[];
};
/** Asks between the middays of two days, and holds what must be so between any two moments. */
const between = async (from: string, to: string): Promise<Row<'changes'>[]> => {
  const rows = await ask('changes', { plan: 'p', from: `${from}T05:00:00Z`, to: `${to}T05:00:00Z` });
  const [before, after] = [await ask('targets', { plan: 'p', as_of: `${from}T05:00:00Z` }), await ask('targets', { plan: 'p', as_of: `${to}T05:00:00Z` })];
  const figure = (of: Row<'targets'>[], target: string): Row<'targets'> | undefined => of.find((row) => row.target === target);
  for (const [target, steps] of Map.groupBy(rows, (row) => row.target)) {
    expect([steps[0]!.before, steps[0]!.status_before], target).toEqual([figure(before, target)?.actual ?? null, figure(before, target)?.status ?? null]);
    expect([steps.at(-1)!.after, steps.at(-1)!.status_after], target).toEqual([figure(after, target)!.actual, figure(after, target)!.status]);
    for (const [place, step] of steps.entries()) {
      expect([step.whole_before, step.whole_after], target).toEqual([steps[0]!.before, steps.at(-1)!.after]);
      if (place > 0) expect([step.before, step.status_before, step.goal_before], target).toEqual([steps[place - 1]!.after, steps[place - 1]!.status_after, steps[place - 1]!.goal_after]);
    }
    if (steps.every((step) => step.change !== null)) expect(steps.reduce((sum, step) => sum + step.change!, 0), target).toBeCloseTo(steps[0]!.whole_after! - steps[0]!.whole_before!, 9);
  }
  const told = new Set(rows.map((row) => row.target));
  for (const row of after.filter((one) => !told.has(one.target))) {
    const then = figure(before, row.target);
    expect([row.target, row.actual, row.status, row.goal], 'nothing is said of a page that did not change').toEqual([row.target, then?.actual ?? null, then?.status, then?.goal ?? null]);
  }
  await bridged(from, to, before, after);
  return rows;
};
const isOnItsWay = ({ status }: Row<'targets'>): boolean => status === 'achieved' || status === 'on-track';
/** Holds that the bridge goes from the one count to the other, and that its ends say who came and who left. */
const bridged = async (from: string, to: string, before: Row<'targets'>[], after: Row<'targets'>[]): Promise<void> => {
  const steps = await ask('bridge', { plan: 'p', from: `${from}T05:00:00Z`, to: `${to}T05:00:00Z` });
  const [then, now] = [before, after].map((rows) => new Set(rows.filter(isOnItsWay).map(({ target }) => target))) as [Set<string>, Set<string>];
  const [risen, fallen] = [new Set([...now].filter((target) => !then.has(target))), new Set([...then].filter((target) => !now.has(target)))];
  expect([steps[0]!.after, steps.at(-1)!.after, ...steps.map(({ pages }) => pages)]).toEqual([then.size, now.size, ...steps.map(() => after.length)]);
  for (const [place, step] of steps.entries()) {
    expect([new Set(named(step.risen_of)), new Set(named(step.fallen_of)), step.risen, step.fallen]).toEqual([risen, fallen, risen.size, fallen.size]);
    expect([step.before, step.gained, step.lost]).toEqual(place === 0 ? [null, 0, 0] : [steps[place - 1]!.after, named(step.gained_of).length, named(step.lost_of).length]);
    if (place > 0) expect(step.before! + step.gained - step.lost, step.cause).toBe(step.after);
  }
};
const named = (list: string): string[] => list.split('|').filter(Boolean);
const causes = (rows: Row<'changes'>[], target: string): string[] => rows.filter((row) => row.target === target).map((row) => row.cause);
const step = (rows: Row<'changes'>[], target: string, cause: string): Row<'changes'> => rows.find((row) => row.target === target && row.cause === cause)!;
/** What screens ask, as answered now or as of a moment. */
const plan = async (as_of: Record<string, string> = {}): Promise<unknown[]> => [await ask('overview', { plan: 'p', ...as_of }), await ask('targets', { plan: 'p', ...as_of })];
const page = async (as_of: Record<string, string> = {}): Promise<unknown[]> => [
  await ask('target', { target: 'units', ...as_of }), await ask('trend', { target: 'online', ...as_of }), await ask('derivation', { target: 'units', ...as_of }), await ask('behind', { target: 'online', quarter: '2023Q1', ...as_of }),
  await ask('breakdown', { target: 'online', boundary: 'current', ...as_of }), await ask('agency_trend', { target: 'online', boundary: 'baseline', ...as_of }), await ask('movement', { target: 'online', from: '2022Y', to: '2023Q1', ...as_of }),
];
const kept = new Map<string, { plan: unknown[]; page: unknown[] }>();
/** Keeps what is answered at midday of a day. */
const keep = async (day: string): Promise<void> => {
  vi.setSystemTime(`${day}T05:00:00.000Z`);
  kept.set(day, { plan: await plan(), page: await page() });
};

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-12-16T02:00:00Z') });
  province.append('plans/p/targets.csv', `online-25b,online,p,procedures,online,province,,level,>=,45,,percent,,2025,ramp,,I,q,002,1,,online,online,
units-22,units,p,organisation,units,province,,reduction,>=,2.5,,percent,2021,2022,ramp,,I,q,002,1,,units,units,`);
  province.addPlan('empty');
  await province.start();
  await province.hand('a', '2022Y', ['online 40/60', 'units 780', 'strict 951/1000', 'keep 199/200']);
  await province.hand('b', '2022Y', ['online 50/100', 'keep 200/200']);
  await at('2023-01-10');
  await keep('2023-01-10');
  await at('2023-03-16');
  await province.hand('a', '2023Q1', ['online 20/40', 'units 781', 'keep 199/200']);
  await at('2023-04-05');
  await province.hand('b', '2023Q1', ['online 30/60', 'keep 200/200']);
  await at('2023-04-10');
  await province.hand('a', '2022Y', ['strict 94/100']);
  await province.hand('a', '2023Q1', ['online 25/40']);
  await at('2023-04-15');
  await keep('2023-04-15');
});
afterAll(async () => {
  await province.end();
  vi.useRealTimers();
});

describe('sheets', () => {
  test('a report on time, a late one and a correction are three causes, in that order', async () => {
    const rows = await between('2023-01-10', '2023-04-15');
    expect(causes(rows, 'online').filter((cause) => cause !== 'time')).toEqual(['new', 'late', 'correction']);
    expect(step(rows, 'online', 'new')).toMatchObject({ quarter_after: '2023Q1', after: 50 });
    expect(step(rows, 'online', 'late')).toMatchObject({ before: 50, after: 50 });
    expect(step(rows, 'online', 'correction')).toMatchObject({ before: 50, after: 55, change: 5 });
    expect(step(rows, 'units', 'new')).toMatchObject({ after: 781, status_after: 'at-risk' });
    expect(causes(rows, 'strict').at(-1)).toBe('correction');
    expect(step(rows, 'strict', 'correction')).toMatchObject({ before: 95.1, after: 94, status_before: 'achieved', status_after: 'missed' });
  });

  test('between two moments of one day without an act nothing differs', async () => {
    expect(await ask('changes', { plan: 'p', from: '2023-04-15T05:00:00Z', to: '2023-04-15T06:00:00Z' })).toEqual([]);
  });

  test('of a plan without targets there is a bridge from none to none', async () => {
    const rows = await ask('bridge', { plan: 'empty', from: '2023-01-10T05:00:00Z', to: '2023-04-15T05:00:00Z' });
    expect(rows).toEqual([{ place: 0, cause: 'before', before: null, gained: 0, lost: 0, after: 0, pages: 0, risen: 0, fallen: 0, gained_of: '', lost_of: '', risen_of: '', fallen_of: '' }]);
    expect(await ask('changes', { plan: 'empty', from: '2023-01-10T05:00:00Z', to: '2023-04-15T05:00:00Z' })).toEqual([]);
  });

  test('asked of many moments at once, each is answered as alone, and one is made after the other', async () => {
    const spans = ['2023-01-11', '2023-02-11', '2023-03-11', '2023-04-11'].map((from) => ({ plan: 'p', from: `${from}T05:00:00Z`, to: '2023-04-15T05:00:00Z' }));
    const made = vi.spyOn(province.engine, 'stages');
    const all = Promise.all(spans.map((span) => ask('changes', span)));
    await vi.waitFor(() => expect(made).toHaveBeenCalled(), { interval: 1 });
    // Those that wait have begun nothing that takes memory.
    expect(made.mock.calls.length).toBe(1);
    const answers = await all;
    expect(made.mock.calls.length).toBe(spans.length);
    made.mockRestore();
    for (const [at, span] of spans.entries()) expect(answers[at]).toEqual(await ask('changes', span));
    expect(answers[0]!.length).toBeGreaterThan(0);
  });

  test('only of the page that is asked for', async () => {
    const rows = await ask('changes', { plan: 'p', target: 'units', from: '2023-01-10T05:00:00Z', to: '2023-04-15T05:00:00Z' });
    expect(new Set(rows.map((row) => row.target))).toEqual(new Set(['units']));
  });
});

describe('the registry', () => {
  test('thresholds, definitions, targets and map are four causes; each where it tells', async () => {
    await change('2023-05-03', () => {
      province.edit('rules.json', (text) => text.replace('"on_track_pace": 0.95', '"on_track_pace": 0.70'));
      province.edit('indicators.csv', (text) => text.replace('keep,keep,keep,share,stock,percent,up,0.1', 'keep,keep,keep,share,stock,percent,up,1'));
      province.edit('plans/p/targets.csv', (text) => text.replace('online-25,online,p,procedures,online,province,,level,>=,50', 'online-25,online,p,procedures,online,province,,level,>=,60'));
      province.edit('agencies.csv', (text) => text.replace('a,Cơ quan a,Agency a', 'a,Cơ quan a mới,New agency a').replace('b,Cơ quan b,Agency b,,department,province,p,t,office,,,,', 'b,Cơ quan b,Agency b,,department,province,p,t,office,,,2023-01-31,'));
      province.append('succession.csv', 'b,a,merge,2023-02-01,2023-01-15,QĐ 1,,illustrative,');
    });
    await at('2023-05-04');
    await keep('2023-05-04');
    const rows = await between('2023-04-15', '2023-05-04');
    expect(causes(rows, 'units')).toEqual(['rules']);
    expect(step(rows, 'units', 'rules')).toMatchObject({ before: 781, after: 781, change: 0, status_before: 'at-risk', status_after: 'on-track' });
    expect(causes(rows, 'keep')).toEqual(['definitions', 'map']);
    expect(step(rows, 'keep', 'definitions')).toMatchObject({ change: 0, status_before: 'at-risk', status_after: 'on-track' });
    expect(causes(rows, 'online')).toEqual(['targets', 'map']);
    expect(step(rows, 'online', 'targets')).toMatchObject({ goal_before: 50, goal_after: 60, change: 0 });
    expect(step(rows, 'online', 'map')).toMatchObject({ before: 55, after: 62.5, change: 7.5 });
  });

  test('what was answered before it changed is still the answer as of then, names and all', async () => {
    for (const [day, answers] of kept) expect(await plan({ as_of: `${day}T05:00:00Z` }), day).toEqual(answers.plan);
    expect(await page({ as_of: '2023-04-15T05:00:00Z' })).toEqual(kept.get('2023-04-15')!.page);
    const names = async (params: Record<string, string>): Promise<string[]> => (await ask('breakdown', { target: 'online', ...params })).map((row) => row.name_en).sort();
    expect(await names({ as_of: '2023-04-15T05:00:00Z' })).toEqual(['Agency a', 'Agency b']);
    expect(await names({})).toEqual(['New agency a']);
  });
});

describe('rulings and publications', () => {
  const milestones = async (target: string, params: Record<string, string> = {}): Promise<Map<string, Row<'target'>>> => new Map((await ask('target', { target, ...params })).map((row) => [row.milestone, row]));

  test('a ruling puts another milestone in use, from its day on', async () => {
    expect([(await milestones('online')).get('online-25')!.operative, (await milestones('online')).get('online-25b')!.operative]).toEqual([true, false]);
    await at('2023-05-10');
    province.house.home.state.recordRuling('online-25b', 'QĐ 2', 'test', new Date().toISOString());
    await province.engine.absorb();
    await at('2023-05-11');
    const now = await milestones('online');
    expect([now.get('online-25')!.operative, now.get('online-25b')!.operative, now.get('online-25b')!.ruled_at]).toEqual([false, true, '2023-05-10T02:00:00.000Z']);
    const rows = await between('2023-05-04', '2023-05-11');
    expect(causes(rows, 'online')).toEqual(['targets']);
    expect(step(rows, 'online', 'targets')).toMatchObject({ goal_before: 60, goal_after: 45, change: 0 });
    expect((await milestones('online', { as_of: '2023-05-04T05:00:00Z' })).get('online-25')!.operative).toBe(true);
    await keep('2023-05-11');
  });

  test('a published verdict stays when its baseline is restated; open milestones move', async () => {
    await at('2023-05-12');
    const { actual, goal, goal_max, status } = (await milestones('units')).get('units-22')!;
    expect([actual, goal, status]).toEqual([780, 780, 'achieved']);
    province.house.home.state.addLocks([{ milestone: 'units-22', actual, goal: goal!, goal_max, status }], 'test', new Date().toISOString());
    await province.engine.absorb();
    await change('2023-05-15', () => province.edit('baselines.csv', (text) => text.replace('units,t,,2021,800', 'units,t,,2021,790')));
    await at('2023-05-16');
    const now = await milestones('units');
    expect(now.get('units-22')).toMatchObject({ goal: 780, status: 'achieved', locked_status: 'achieved', actual: 780 });
    expect(now.get('units-25')).toMatchObject({ goal: 711, baseline: 790 });
    const rows = await between('2023-05-11', '2023-05-16');
    expect(causes(rows, 'units')).toEqual(['targets']);
    expect(step(rows, 'units', 'targets')).toMatchObject({ goal_before: 720, goal_after: 711 });
    expect((await milestones('units', { as_of: '2023-05-11T05:00:00Z' })).get('units-22')).toMatchObject({ status: 'achieved', locked_status: null });
  });

  test('only a correction of its own window judges it again, and both verdicts are shown', async () => {
    await at('2023-05-20');
    await province.hand('a', '2022Y', ['units 785']);
    expect((await milestones('units')).get('units-22')).toMatchObject({ goal: 780, actual: 785, status: 'missed', locked_status: 'achieved' });
    expect((await milestones('units', { as_of: '2023-05-16T05:00:00Z' })).get('units-22')).toMatchObject({ status: 'achieved', locked_status: 'achieved', actual: 780 });
    for (const [day, answers] of kept) expect(await plan({ as_of: `${day}T05:00:00Z` }), day).toEqual(answers.plan);
    expect(await page({ as_of: '2023-05-11T05:00:00Z' })).toEqual(kept.get('2023-05-11')!.page);
  });
});
