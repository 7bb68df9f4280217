// From any number to what it is made of: observations, derivation, pages counted, place in the document, and the statement as run.
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { Bound, Kind, Plain } from '../../server/engine/values.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

interface Traced {
  question: string; row: number; column: string; unit: string | null; words: string; value: Plain; cells: Record<string, Plain>; snapshot: number; as_of: string | null;
  statement: string; parameters: Record<string, Plain>; source: Record<string, Plain> | null; pages?: Row<'targets'>[]; observations?: Row<'behind'>[]; derivation?: Row<'derivation'>[];
}

let opened: Opened;
const get = (params: Record<string, string>): Promise<Response> => fetch(`${opened.url}/api/trace?${new URLSearchParams({ lang: 'en', ...params })}`);
const traced = async (params: Record<string, string>): Promise<Traced> => {
  const answer = await get(params);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Traced;
};
const ask = async (name: string, params: Record<string, string>): Promise<Record<string, Plain>[]> =>
  (await (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`)).json()) as Record<string, Plain>[];
const step = ({ derivation }: Traced, name: string): Row<'derivation'> | undefined => derivation!.find((row) => row.step === name);
const sum = (rows: Row<'behind'>[], of: 'numerator' | 'denominator' | 'value'): number => rows.reduce((all, row) => all + row.weight * (row[of] ?? 0), 0);

/** Runs the statement as a reader would who copied it, with its parameters, in the same database. @returns the column, row by row */
async function again({ question, column, statement, parameters }: Traced): Promise<Plain[]> {
  const { engine } = opened.house;
  const kinds = new Map<string, Kind>(engine.questions.get(question)!.params.map((param) => [param.name, param.kind]));
  const kindOf = (name: string): Kind => kinds.get(name) ?? (name === 'today' ? 'date' : name.endsWith('as_of') ? 'timestamp' : 'text');
  const bound: Bound = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { kind: kindOf(name), value }]));
  const columns = await engine.db.use((lease) => lease.run(statement, bound));
  return columns.values[columns.names.indexOf(column)]!;
}

const lines = (...rows: string[]): string => ['indicator;part;numerator;denominator;value;sample;state', ...rows].join('\n');
let between = '';
beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  const hand = async (agency: string, report: string, ...rows: string[]): Promise<void> => {
    const answer = await handIn(opened.url, agency, report, explained(lines(...rows)), { name: `${agency}-${report}.csv`, reason: 'recount' });
    expect(answer.status, await answer.clone().text()).toBe(201);
  };
  await hand('a', '2022Q1', 'online;;9;10', 'keep;;4;4', 'strict;;950;1000', 'units;;;;790');
  await hand('b', '2022Q1', 'online;;1000;10000', 'keep;;6;6');
  await hand('a', '2022H1', 'online;;19;30', 'strict;;9501;10000');
  await hand('b', '2022H1', 'online;;1000;10000');
  await hand('a', '2022Q3', 'online;;7;10');
  await hand('b', '2022Q3', 'online;;;;;;nothing-to-report');
  await hand('a', '2022Y', 'online;;40;60', 'strict;;95;100', 'units;;;;780', 'survey;;;;90,5;400');
  await hand('b', '2022Y', 'online;;1000;10000', 'survey;;;;80;100');
  await new Promise((done) => setTimeout(done, 10));
  between = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 10));
  await hand('a', '2022Y', 'online;;45;60');
});
afterAll(() => opened.close());

describe('a figure', () => {
  test('of a target through time: its sheets, weighted, and how it was made', async () => {
    const rows = await ask('trend', { target: 'online' });
    const at = rows.findIndex((row) => row.quarter === '2022Q4');
    const answer = await traced({ question: 'trend', row: String(at), column: 'actual', target: 'online' });
    expect(answer).toMatchObject({ question: 'trend', column: 'actual', unit: 'indicator', value: rows[at]!.actual, cells: rows[at], as_of: null, snapshot: opened.house.engine.snapshot });
    expect((100 * sum(answer.observations!, 'numerator')) / sum(answer.observations!, 'denominator')).toBeCloseTo(Number(answer.value), 9);
    expect(answer.observations!.map((row) => [row.role, row.agency, row.report, row.revision]).slice(0, 3)).toEqual([['added', 'a', '2022Y', 2], ['added', 'b', '2022Y', 1], ['taken-off', 'a', '2022H1', 1]]);
    expect([step(answer, 'numerator')!.number, step(answer, 'denominator')!.number, step(answer, 'figure')]).toEqual([19, 20, expect.objectContaining({ number: 95, quarter: '2022Q4' })]);
    for (const row of answer.observations!) expect([row.file, row.sha256.length, row.line > 1, row.cell !== ''], row.submission).toEqual([`${row.agency}-${row.report}.csv`, 64, true, true]);
  });

  test('of the next milestone: baseline, path, gap, pace and the rule are those of the answer', async () => {
    const rows = await ask('targets', { plan: 'p', report: '2022Y' });
    const at = rows.findIndex((row) => row.target === 'units');
    const answer = await traced({ question: 'targets', row: String(at), column: 'pace', plan: 'p', report: '2022Y' });
    const { cells } = answer;
    expect(cells).toEqual(rows[at]);
    expect(['baseline', 'milestone', 'path', 'gap', 'pace'].map((name) => step(answer, name)?.number)).toEqual([cells.baseline, cells.goal, cells.path, cells.gap, cells.pace]);
    expect([step(answer, 'rules')!.words, step(answer, 'status')!.words]).toEqual(['2021-1', cells.status]);
    expect(sum(answer.observations!, 'value')).toBe(780);
  });

  test('that a closed milestone was judged on: of the year, from the answer on milestones and from the page beside it', async () => {
    const at = (await ask('target', { target: 'strict', report: '2022Y' })).findIndex((row) => row.milestone === 'strict-22');
    const answer = await traced({ question: 'target', row: String(at), column: 'actual', target: 'strict', report: '2022Y' });
    expect(answer.observations!.map((row) => [row.report, row.numerator, row.denominator])).toEqual([['2022Y', 95, 100]]);
    expect(answer).toMatchObject({ value: 95, source: { source: '002', line: 1, clause: 'I', quote: 'q' } });
    expect(step(answer, 'milestone')).toMatchObject({ number: 95, words: '>' });
  });

  test('of one body: its own sheets alone, on any map', async () => {
    for (const boundary of ['reported', 'current', 'baseline']) {
      const rows = await ask('breakdown', { target: 'online', report: '2022Y', boundary });
      for (const [at, row] of rows.entries()) {
        const answer = await traced({ question: 'breakdown', row: String(at), column: 'actual', target: 'online', report: '2022Y', boundary });
        expect([...new Set(answer.observations!.map((one) => one.agency))], boundary).toEqual([row.agency]);
        expect([sum(answer.observations!, 'numerator'), sum(answer.observations!, 'denominator')]).toEqual([row.numerator, row.denominator]);
      }
      expect(rows.length).toBe(2);
    }
  });

  test('as of a past moment: what was in force then', async () => {
    const at = (await ask('trend', { target: 'online' })).findIndex((row) => row.quarter === '2022Q4');
    const answer = await traced({ question: 'trend', row: String(at), column: 'actual', target: 'online', as_of: between });
    expect(answer).toMatchObject({ value: 70, as_of: between });
    expect(answer.observations![0]).toMatchObject({ report: '2022Y', revision: 1, numerator: 40 });
    expect((await again(answer))[at]).toBe(70);
  });
});

describe('a count', () => {
  const COUNTS = ['total', 'achieved', 'on_track', 'at_risk', 'off_track', 'not_assessed', 'ended', 'with_data', 'better_than_before', 'worse_than_before', 'milestones_achieved', 'milestones_missed', 'milestones_ended'];
  test('lists the pages that it counts, of the area and of the plan', async () => {
    let pages = 0;
    for (const report of ['2022Y', '2025Y']) {
      const rows = await ask('overview', { plan: 'p', report });
      for (const [at, row] of rows.entries()) {
        for (const column of COUNTS) {
          const answer = await traced({ question: 'overview', row: String(at), column, plan: 'p', report });
          expect(answer.pages?.length, `${report} ${String(row.area)} ${column}`).toBe(row[column]);
          expect(answer.pages!.every((page) => row.area === '' || page.area === row.area)).toBe(true);
          pages += answer.pages!.length;
        }
      }
    }
    expect(pages).toBeGreaterThan(60);
  });
});

describe('the statement', () => {
  test.each([['trend', 'actual', { target: 'online' }], ['trend', 'revised_from', { target: 'online' }], ['trend', 'path', { target: 'units' }], ['targets', 'status', { plan: 'p', report: '2022Y' }], ['target', 'goal', { target: 'units' }],
    ['overview', 'off_track', { plan: 'p' }], ['breakdown', 'shortfall', { target: 'online', report: '2022Y', boundary: 'current' }], ['agency_trend', 'actual', { target: 'online', agency: 'a' }],
    ['movement', 'change', { target: 'online', from: '2022Q1', to: '2022Y' }], ['derivation', 'number', { target: 'units' }], ['behind', 'numerator', { target: 'online', quarter: '2022Q4' }],
  ] as [string, string, Record<string, string>][])('of %s, run again with its parameters, gives the same %s in every row', async (question, column, given) => {
    const rows = await ask(question, given);
    expect(rows.length).toBeGreaterThan(0);
    const at = rows.findLastIndex((row) => row[column] !== null);
    const answer = await traced({ question, row: String(at), column, ...given });
    expect(answer.value).toEqual(rows[at]![column]);
    expect(JSON.parse(JSON.stringify(await again(answer)))).toEqual(rows.map((row) => row[column]));
  });
});

describe('what cannot be traced', () => {
  const fine = { question: 'trend', row: '0', column: 'actual', target: 'online' };
  test.each([
    ['an unknown question', { question: 'trendd' }, 404, 'trend'], ['no question', { question: '' }, 404, ''], ['an unknown column', { column: 'actuall' }, 400, 'actual'],
    ['no column', { column: '' }, 400, 'q'], ['a row that is no number', { row: 'x' }, 400, '0, 1, 2'], ['a row below zero', { row: '-1' }, 400, '0, 1, 2'],
    ['a row beyond the answer', { row: '999' }, 404, '40'], ['an unknown target', { target: 'onlin' }, 400, 'online'], ['no target', { target: '' }, 400, 'target'],
    ['a parameter of another question', { plan: 'p' }, 400, 'target, as_of'], ['a day that is none', { as_of: '2022-02-30' }, 400, '2026-10-15'],
  ] as [string, Record<string, string>, number, string][])('%s: %o is answered %i and names what is allowed', async (_what, given, status, told) => {
    const answer = await get({ ...fine, ...given });
    const problem = (await answer.json()) as { type: string; title: string; detail: string; status: number };
    expect([answer.status, problem.status]).toEqual([status, status]);
    expect(`${problem.title} ${problem.detail}`).toContain(told);
    expect(`${problem.title} ${problem.detail}`).not.toMatch(/\{\{|undefined|api:/);
  });
});
