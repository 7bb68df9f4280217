// Homes that earlier versions made open, keep their chain and their figures, and take the next sheet. One folder of homes/ for each form:
// first: before the standard error and the reference of surveys, before locks, with a registry without rules and holidays.
// second: before the log of the chain and sealed reports.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { House } from '../../server/app.ts';
import { explained, handIn, open } from '../open.ts';

/** Every figure of a home: whose, and these columns. */
async function landedOf({ engine }: House, columns: string): Promise<unknown[]> {
  const { values, rows } = await engine.db.use((lease) => lease.run(`select submission, indicator, ${columns} from landed order by submission, indicator, part`));
  return Array.from({ length: rows }, (_, row) => values.map((column) => column[row]));
}

test('the first form', async () => {
  const home = join(mkdtempSync(join(tmpdir(), 'cot-moc-earlier-')), 'home');
  cpSync('test/lake/homes/first', home, { recursive: true });
  const { house, url, close } = await open({ COT_MOC_HOME: home, COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  try {
    const landed = (): Promise<unknown[]> => landedOf(house, 'numerator, value, sample, standard_error, reference, note');
    const before = [
      ['PN-2022Q1-a-01', 'keep', 4, null, null, null, '', ''], ['PN-2022Q1-a-01', 'online', 9, null, null, null, '', 'ghi chú'], ['PN-2022Q1-a-02', 'online', 8, null, null, null, '', ''],
      ['PN-2022Q1-b-01', 'online', 1000, null, null, null, '', ''], ['PN-2022Y-a-01', 'survey', null, 90.5, 400, null, '', ''],
    ];
    expect(await landed()).toEqual(before);
    const { state } = house.home;
    expect([state.brokenLink(), state.locks(), state.registryVersions().length]).toEqual([null, [], 2]);
    const sheet = 'indicator;value;sample;standard error;reference\nsurvey;91;400;0,8;2022';
    expect((await handIn(url, 'a', '2022Y', sheet, { reason: 'recount' })).status).toBe(201);
    expect(await landed()).toEqual([...before, ['PN-2022Y-a-02', 'survey', null, 91, 400, 0.8, '2022', '']]);
    expect(state.brokenLink()).toBeNull();
  } finally {
    await close();
    rmSync(join(home, '..'), { recursive: true });
  }
});

test('the second form', async () => {
  const home = join(mkdtempSync(join(tmpdir(), 'cot-moc-earlier-')), 'home');
  cpSync('test/lake/homes/second', home, { recursive: true });
  const { house, url, close } = await open({ COT_MOC_HOME: home, COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  try {
    const landed = (): Promise<unknown[]> => landedOf(house, 'part, state, numerator, denominator, value, sample, standard_error, reference, note');
    const before = [
      ['PN-2022Q1-a-01', 'keep', '', 'reported', 4, 5, null, null, null, '', ''], ['PN-2022Q1-a-01', 'online', '', 'reported', 10, 40, null, null, null, '', ''],
      ['PN-2022Q1-a-02', 'online', '', 'reported', 12, 40, null, null, null, '', ''], ['PN-2022Q1-b-01', 'online', '', 'reported', 20, 30, null, null, null, '', ''],
      ['PN-2022Y-a-01', 'survey', '', 'reported', null, null, 90.5, 400, 0.8, '2022', ''], ['PN-2023Q1-a-01', 'online', '', 'reported', 21, 40, null, null, null, '', ''],
    ];
    expect(await landed()).toEqual(before);
    const actual = async (quarter: string): Promise<unknown> => ((await (await fetch(`${url}/api/q/trend.json?target=online`)).json()) as { quarter: string; actual: unknown }[]).find((row) => row.quarter === quarter)!.actual;
    expect([await actual('2022Q1'), await actual('2023Q1')]).toEqual([(100 * 32) / 70, 52.5]);
    const { state } = house.home;
    expect([state.brokenLink(), state.acts().filter(({ kind }) => !['opening', 'registry'].includes(kind)).length, state.locks().map((lock) => lock.milestone)]).toEqual([null, 13, ['strict-22']]);
    expect((await handIn(url, 'b', '2023Q1', explained('indicator;numerator;denominator\nonline;11;24'), { reason: 'recount' })).status).toBe(201);
    expect(await actual('2023Q1')).toBe(50);
    expect(await landed()).toEqual([...before, ['PN-2023Q1-b-01', 'online', '', 'reported', 11, 24, null, null, null, '', 'Đúng theo sổ theo dõi của cơ quan']]);
  } finally {
    await close();
    rmSync(join(home, '..'), { recursive: true });
  }
});
