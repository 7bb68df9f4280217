// Every number of every question of the made-up province leads to what it is made of, and that adds up to it again; a number that has
// no origin of its own says so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TraceAnswer } from '../../client/trace.ts';
import type { Row } from '../../queries/types.ts';
import type { Plain } from '../../server/engine/values.ts';
import { readFolder } from '../../server/engine/question.ts';
import type { Origin } from '../../server/engine/question.ts';
import { openWhole } from '../made-up.ts';
import { signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

type Cells = Record<string, Plain>;
const PLAN = 'bac-giang-2021-2030';
const questions = readFolder('queries');
const isNumber = ({ kind }: { kind: string }): boolean => kind === 'number' || kind === 'integer';
const numbers = [...questions.values()].flatMap((question) => question.columns.filter(isNumber).map((column) => [question.name, column.name] as const));

/** Kinds of columns that have no origin of their own, and why. */
const OWNLESS: Record<string, string> = {
  place: 'it names the row: a position, a year, a quarter, a line, a revision',
  made: 'it is made of other columns of the same row, which say where they come from',
  registry: 'it stands in a file of the registry',
  printed: 'it stands in a document, at the line that the row names',
  record: 'it was recorded with the act of the moment that the row names: money spent, the size of a file',
};
/** Whose milestones have two ends. */
const RANGES = ['bg30-digitised-results-province', 'bg30-leaders-international-department-district-leaders'];
/** What each kind must name. */
const NEEDS: Record<string, string[]> = { figure: ['quarter'], milestone: ['milestone'], counted: ['question'], expected: ['quarter'], last: ['quarter', 'agency'], change: ['quarter'], registry: ['file'], scored: ['criteria', 'period', 'scored'], said: ['criteria', 'period', 'scored'], tally: ['criteria', 'period', 'scored', 'component'], sheets: ['indicator', 'part'] };
const TARGETS = ['bg30-online-dossiers', 'bg30-public-service-units', 'bg30-satisfaction-administration', 'bg30-digital-inspection', 'bg30-work-files-online-province'];
const CARD = { criteria: 'minh-hoa-2025', period: '2025', scored: 'bac-giang' };
const MONTH = { criteria: 'qd-766', period: '2026M09', scored: 'bac-giang' };
/** What is asked: every question at least once, those on targets for each kind of quantity. */
const ASKED: [string, Record<string, string>][] = [
  ['activities', { plan: PLAN }], ['evidence', { plan: PLAN }], ['evidence_due', { plan: PLAN }], ['evidence_missing', { plan: PLAN }], ['progress', { plan: PLAN }], ['agencies', {}], ['indicators', {}], ['milestones', { plan: PLAN }], ['plans', {}], ['thresholds', {}],
  ['changes', { plan: PLAN, from: '2026-07-10', to: '2026-10-10', target: TARGETS[0]! }],
  ['bridge', { plan: PLAN, from: '2026-07-10', to: '2026-10-10' }],
  ['matrix', { plan: PLAN }], ['matrix_agencies', { plan: PLAN }], ['medians', { plan: PLAN }],
  ['overview', { plan: PLAN }], ['overview', { plan: PLAN, report: '2025Y' }], ['reporting', { plan: PLAN }], ['reports', { plan: PLAN }],
  ['targets', { plan: PLAN }], ['targets', { plan: PLAN, report: '2025Y' }], ['targets', { plan: 'bac-giang-2025' }], ['months', { plan: PLAN, indicator: 'online-dossiers' }],
  ['owed', { agency: 'bn-so-noi-vu', report: '2026Q3' }], ['owed', { agency: 'bn-so-noi-vu', report: '2025Y' }], ['dues', { plan: PLAN }], ['hand_ins', { plan: PLAN }], ['reminders', {}], ['coming', { agency: 'bn-so-noi-vu' }], ['returned', {}], ['unfilled', { agency: 'bn-so-noi-vu', report: '2026Q3' }], ['waiting', {}], ['readiness', { plan: PLAN }], ['conclusions', { plan: PLAN }], ['conclusion', { conclusion: '1' }], ['conclusion_counts', { plan: PLAN }], ['conclusion_reminders', {}], ['decisions', { plan: PLAN }], ['conflicts', { plan: PLAN }], ['closings', { plan: PLAN }], ['sheet_lines', { submission: 'PN-2026Q3-bn-so-noi-vu-01' }], ['sheet_lines', { submission: 'PN-2025Y-bn-so-noi-vu-01' }], ['earlier', { agency: 'bn-so-noi-vu', report: '2026Q3' }], ['behind', { target: 'bg30-satisfaction-administration', quarter: '2025Q4' }],
  ['criteria_sets', {}], ['campaigns', {}], ['criteria_changes', { criteria: 'minh-hoa-2026' }], ['scorecards', { criteria: CARD.criteria, period: CARD.period }], ['scorecards', { criteria: MONTH.criteria, period: MONTH.period }],
  ['score_areas', { scored: 'bac-giang', family: 'minh-hoa' }], ['score_tree', CARD], ['score_tree', { ...CARD, criteria: 'minh-hoa-2026', period: '2026' }], ['score_bodies', { criteria: CARD.criteria, period: CARD.period }], ['score_bands', { criteria: CARD.criteria, period: CARD.period, component: '1.1.1' }], ['scorecard', CARD], ['scorecard', MONTH], ['scorecard', { ...CARD, criteria: 'minh-hoa-2026', period: '2026' }], ['stakes', { ...CARD, criteria: 'minh-hoa-2026', period: '2026' }], ['score_work', { agency: 'bn-so-noi-vu' }],
  ['what_if', { ...MONTH, supposed: '3.3' }], ['score_history', { ...CARD, component: '3.4.1' }], ['score_signs', { criteria: CARD.criteria, period: CARD.period }], ['index_history', { scored: 'bac-giang' }],
  ...[...RANGES, 'bg30-dx-rank'].flatMap((target): [string, Record<string, string>][] => [['target', { target }], ['trend', { target }]]),
  ...TARGETS.flatMap((target): [string, Record<string, string>][] => [
    ['agency_trend', { target }], ['agency_trend', { target, boundary: 'current' }], ['behind', { target, quarter: '2026Q3' }], ['breakdown', { target }], ['breakdown', { target, boundary: 'baseline' }],
    ['corrections', { target }], ['cuts', { target }], ['derivation', { target }], ['derivation', { target, report: '2025Y' }], ['expected', { target, quarter: '2026Q3' }], ['movement', { target, from: '2025H1', to: '2026Q3' }],
    ['movement', { target, from: '2024Y', to: '2025Y', boundary: 'current' }], ['observations', { target }], ['pace_if', { target, more: '0.5' }], ['points', { target }], ['target', { target }], ['target', { target, report: '2025Y' }], ['trend', { target }],
  ]),
];
/** At which quarter a figure stands, told by the cells of its row: for each column that is not its row's own quarter. */
const QUARTER: Record<string, (row: Cells, params: Record<string, string>) => Plain> = {
  'movement.before': (_, { from }) => closed(from!), 'movement.after': (_, { to }) => closed(to!), 'movement.total_before': (_, { from }) => closed(from!), 'movement.total_after': (_, { to }) => closed(to!),
  'cuts.before': (row) => row.quarter_before!, 'cuts.after': (row) => row.quarter_after!, 'changes.before': (row) => row.quarter_before!, 'changes.after': (row) => row.quarter_after!,
  // Where the path begins is no column of this answer; that it adds up is held all the same.
  'breakdown.baseline': () => null,
  'targets.passed_actual': (row) => `${row.passed_due}Q4`, 'closings.actual': (row) => `${row.due}Q4`, 'target.actual': (row) => row.actual_quarter!,
};
/** Columns that show a figure itself: what stands behind them adds up to them. */
const FIGURES = new Set(['actual', 'numerator', 'denominator', 'provisional', 'revised_from', 'passed_actual', 'before', 'after', 'total_before', 'total_after', 'whole_before', 'whole_after']);
const closed = (report: string): string => report.replace('H1', 'Q2').replace('Y', 'Q4');

/** Columns of which the made-up province has no number: its ranges are of later years. */
const RARE = new Set(['closings.goal_max', 'conflicts.goal_max']);
/** Columns that show the level of a sheet's line: the share, or the value. */
const LEVELS = ['level', 'in_force', 'previous', 'compared_level'];
const levelOf = ({ numerator, denominator, value }: Row<'behind'>): number => (numerator === null ? value! : (100 * numerator) / denominator!);

let opened: Opened;
let reviewer: Carried;
const kinds = new Map<string, string>();
const answers = new Map<string, Cells[]>();
const seen = new Map<string, number>();
const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${opened.url}${path}`, { headers: { Cookie: reviewer.Cookie } });
  expect(answer.status, `${path} ${await answer.clone().text().then((text) => text.slice(0, 300))}`).toBe(200);
  return answer.json() as Promise<T>;
};
const ask = async (name: string, params: Record<string, string>): Promise<Cells[]> => {
  const path = `/api/q/${name}.json?${new URLSearchParams(params)}`;
  if (!answers.has(path)) answers.set(path, await get<Cells[]>(path));
  return answers.get(path)!;
};
const trace = (question: string, column: string, row: number, params: Record<string, string>): Promise<TraceAnswer> =>
  get(`/api/trace?${new URLSearchParams({ ...params, question, column, row: String(row) })}`);

/** What observations add up to, by the kind of the quantity. */
function added(rows: Row<'behind'>[], column: string, kind: string): number | null {
  const sum = (of: 'numerator' | 'denominator' | 'value'): number => rows.reduce((all, row) => all + row.weight * (row[of] ?? 0), 0);
  if (column === 'numerator' || column === 'denominator') return sum(column);
  if (kind === 'share') return (100 * sum('numerator')) / sum('denominator');
  if (kind !== 'survey' || rows.length === 1) return sum('value');
  return rows.reduce((all, row) => all + row.weight * row.value! * row.sample!, 0) / rows.reduce((all, row) => all + row.weight * row.sample!, 0);
}

/** A sheet that waits is accepted but for two figures. */
async function giveBack({ house: { engine, home: { state } } }: Opened): Promise<void> {
  const waits = state.submissions().find(({ accepted }) => accepted === 0)!;
  const { values } = await engine.db.use((lease) => lease.run(`select indicator, part from landed where submission = '${waits.submission}' limit 2`));
  const returned = values[0]!.map((indicator, at) => ({ indicator, part: values[1]![at], reason: 'wrong-denominator', told: 'Tính cả hồ sơ chưa đến hạn.' }));
  state.transaction(() => state.act({ at: new Date().toISOString(), actor: 'test', kind: 'accept', submission: waits.submission, detail: JSON.stringify({ returned }) }));
  await engine.absorb();
}

beforeAll(async () => {
  opened = await openWhole();
  await giveBack(opened);
  const desk = signedIn(opened.house, 'reviewer');
  opened.house.people.setGrants(desk.person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'secretary', agency: '', area: '' }], 'test');
  reviewer = desk;
  for (const plan of await ask('plans', {})) for (const row of await ask('targets', { plan: String(plan.plan) })) kinds.set(String(row.target), String(row.kind));
});
afterAll(() => opened.close());

test('every number of every question says what it is made of, in words of its own row, parameters or between quotes', () => {
  for (const question of questions.values()) {
    const [columns, params] = [question.columns.map(({ name }) => name), question.params.map(({ name }) => name)];
    const told = question.origins.flatMap((origin) => origin.columns);
    expect(new Set(told).size, question.name).toBe(told.length);
    expect(columns, question.name).toEqual(expect.arrayContaining(told));
    expect(told, question.name).toEqual(expect.arrayContaining(question.columns.filter(isNumber).map(({ name }) => name)));
    for (const { kind, terms, columns: of } of question.origins) {
      for (const term of NEEDS[kind] ?? []) expect([...terms.keys()], `${question.name}: ${of.join()} ${kind}`).toContain(term);
      for (const term of terms.values()) for (const one of term.split(',')) if (!/^'.*'$|^looked$|^(page|begin)\.\w+$/.test(one)) expect([...columns, ...params], `${question.name}: ${one}`).toContain(one);
    }
  }
  expect(new Set(ASKED.map(([name]) => name))).toEqual(new Set(questions.keys()));
});

describe('traced', () => {
  test.each(numbers)('%s.%s', async (name, column) => {
    const origin = questions.get(name)!.origins.find(({ columns }) => columns.includes(column))!;
    const asked = await Promise.all(ASKED.filter(([question]) => question === name).map(async ([, params]) => ({ params, rows: await ask(name, params) })));
    const cells = asked.flatMap(({ params, rows }) => rows.flatMap((row, at) => (row[column] === null ? [] : [{ params, row, at }])));
    // Some number from the whole of what is asked, another for each column; with THOROUGH the latest too.
    const chosen = new Set([cells[(column.length * 7919) % Math.max(cells.length, 1)], cells.at(-1)].slice(0, process.env.THOROUGH ? 2 : 1));
    for (const cell of chosen) if (cell) await check(name, column, origin, cell);
    if (!OWNLESS[origin.kind] && name !== 'months' && !RARE.has(`${name}.${column}`)) expect(cells.length, 'no row has such a number').toBeGreaterThan(0);
  });

  /** One number: its trace, held by what its header says of it. */
  async function check(name: string, column: string, origin: Origin, { params, row, at }: { params: Record<string, string>; row: Cells; at: number }): Promise<void> {
    const where = `${name}.${column} row ${at} of ${JSON.stringify(params)}`;
    const answer = await trace(name, column, at, params);
    expect(answer.value, where).toEqual(row[column]);
    const [observations, derivation, counted] = [answer.observations ?? [], answer.derivation ?? [], answer.pages ?? answer.counted?.rows];
    if (OWNLESS[origin.kind]) {
      expect([observations, derivation, counted], where).toEqual([[], [], undefined]);
      if (origin.kind === 'made') expect(questions.get(name)!.columns.map((one) => one.name), where).toEqual(expect.arrayContaining(answer.origin.of!));
      return;
    }
    hold(name, column, row, params, answer, where);
    seen.set(origin.kind, (seen.get(origin.kind) ?? 0) + observations.length + derivation.length + (counted?.length ?? 0) + (answer.source ? 1 : 0));
  }

  /** Whose figure, of when, and that it adds up. */
  function hold(name: string, column: string, row: Cells, params: Record<string, string>, answer: TraceAnswer, where: string): void {
    const [observations, derivation] = [answer.observations ?? [], answer.derivation ?? []];
    const kind = kinds.get(String(row.target ?? params.target)) ?? '';
    const told = QUARTER[`${name}.${column}`];
    const quarter = (told ? told(row, params) : row.quarter ?? null) as string | null;
    if (answer.origin.kind === 'figure') {
      if (FIGURES.has(column) || `${name}.${column}` === 'breakdown.baseline') {
        expect(observations.length, where).toBeGreaterThan(0);
        expect(added(observations, column, kind), where).toBeCloseTo(Number(row[column]), 6);
      }
      if (quarter !== null) {
        const windows = observations.filter((one) => one.role === 'added').map((one) => closed(one.report));
        // To the figure of a year, bodies that ended within it leave what they had reported.
        const isYear = column === 'passed_actual' || (name === 'target' && row.closed === true);
        if (kind === 'share') expect([...new Set(windows)].every((one) => one === quarter || (isYear && one.slice(0, 4) === quarter.slice(0, 4))), `${where} ${windows.join()}`).toBe(true);
        for (const one of windows) expect(one <= quarter && Number(one.slice(0, 4)) >= Number(quarter.slice(0, 4)) - 1, `${where} ${one}`).toBe(true);
      }
      if ('agency' in row && !column.startsWith('total') && (params.boundary ?? 'reported') === 'reported' && name !== 'cuts') {
        for (const one of observations) if (one.role === 'added') expect(one.agency, where).toBe(row.agency);
      }
    }
    const figure = derivation.find((one) => one.step === 'figure');
    if (FIGURES.has(column) && figure && !['numerator', 'denominator'].includes(column)) expect(figure.number, where).toBeCloseTo(Number(row[column]), 9);
    const step = (of: string): number | null => derivation.find((one) => one.step === of)?.number ?? null;
    if (answer.origin.kind === 'milestone') {
      expect(answer.source?.quote, where).toEqual(expect.any(String));
      if (/^(goal|goal_before|goal_after)$/.test(column) && derivation.length > 0) expect(step('milestone'), where).toBeCloseTo(Number(row[column]), 9);
      expect(derivation.every((one) => ['baseline', 'milestone', 'milestone-max'].includes(one.step)), where).toBe(true);
    }
    if (answer.origin.kind === 'baseline') expect(step('baseline'), where).toBeCloseTo(Number(row[column]), 9);
    if (column === 'path' && derivation.length > 0) expect(step('path'), where).toBeCloseTo(Number(row[column]), 9);
    if (answer.origin.kind === 'path') expect(answer.counted!.rows.every((one) => one.own === true), where).toBe(true);
    if (column === 'pace_kept') {
      const [before, after] = answer.counted!.rows.map((one) => Number(one.actual)) as [number, number];
      expect((after - before) / 4, where).toBeCloseTo(Number(row[column]), 9);
    }
    if (column.startsWith('forecast')) expect(answer.counted!.rows.length, where).toBeGreaterThan(3);
    if (answer.origin.kind === 'sheet' || answer.origin.kind === 'sheets') {
      expect(observations.length, where).toBe(1);
      if (LEVELS.includes(column)) expect(levelOf(observations[0]!), where).toBeCloseTo(row[column] as number, 9);
      else expect(observations[0]![column.replace(/^(previous|last_year|handed)_/, '') as 'value'], where).toBe(row[column]);
    }
    if (answer.origin.kind === 'tally' && ['numerator', 'denominator'].includes(column)) expect(added(observations, column, 'share'), where).toBeCloseTo(Number(row[column]), 6);
    if (answer.origin.kind === 'scored' && ['scorecards', 'score_areas'].includes(name) && ['data', 'self', 'first', 'final', 'points'].includes(column)) {
      expect(answer.counted!.rows.filter((one) => one.kind === 'inside').reduce((sum, one) => sum + Number(one[column] ?? 0), 0), where).toBeCloseTo(Number(row[column]), 9);
    }
    if (answer.origin.kind === 'said') expect(answer.counted!.rows.map((one) => one[column === 'data' ? 'data' : 'points']), where).toContain(row[column]);
    if (answer.pages) expect(answer.pages.length, where).toBe(row[column]);
    if (answer.counted && ['reporting', 'reports', 'hand_ins', 'plans', 'expected', 'dues', 'reminders', 'readiness', 'returned', 'waiting', 'conclusions', 'conclusion_counts'].includes(name)) expect(answer.counted.rows.length, where).toBe(row[column]);
    if (answer.counted && column === 'agencies_expected') expect(answer.counted.rows.length, where).toBe(row[column]);
  }

  test('and each kind of origin has something to show', () => {
    for (const kind of new Set(numbers.map(([name, column]) => questions.get(name)!.origins.find(({ columns }) => columns.includes(column))!.kind))) {
      if (!OWNLESS[kind]) expect(seen.get(kind), kind).toBeGreaterThan(0);
    }
  });
});
