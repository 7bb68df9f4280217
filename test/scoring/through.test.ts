// From a sheet to the points and back, against the running server: what is foretold is handed in and scored, a snapshot holds until the next publication, and every point leads to its line or report.
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TraceAnswer } from '../../client/trace.ts';
import type { Row } from '../../queries/types.ts';
import { explained, handIn, open, reporterOf, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { held } from '../queries/held.ts';

const CARD = { criteria: 'qua-phieu', period: '2022', scored: 'a' };
const SET = {
  id: CARD.criteria, family: 'qua-phieu', name_vi: 'x', name_en: 'x', short_vi: 'x', short_en: 'x', levels: 'department', territory: 't', every: 'year', year: 2022, certainty: 'illustrative', source: 'x', total: 14, rescale: 'yes', position: 9,
  areas: [{ area: '1', name_vi: 'x', name_en: 'x' }],
};
const COMPONENTS = [
  'component,max,mode,rule,indicator,subject,reading,threshold', '1.1.1,6,self,ratio-threshold,online,,live,80', '1.1.2,4,self,ratio,keep,,snapshot,', '1.1.3,2,self,steps,,task,live,', '1.1.4,2,self,ratio,untargeted,,live,',
];
const STEPS = ['1.1.3,,1,,,12-31,,2,Trong năm,Within the year', '1.1.3,,2,,,,,0.5,Sau đó,Later'];

let data: string;
let opened: Opened;
let secretary: Carried;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-through-'));
  cpSync('test/queries/data', data, { recursive: true });
  const agencies = join(data, 'agencies.csv');
  writeFileSync(agencies, readFileSync(agencies, 'utf8').replace(/^(a,.*,illustrative,)/m, '$1Cơ quan a'));
  appendFileSync(join(data, 'plans/p/activities.csv'), 'task,p,procedures,1,,Việc,Việc,,Cơ quan a,,,2022-01-01,2030-12-31,once,,002,1,\n');
  const indicators = join(data, 'indicators.csv');
  writeFileSync(indicators, readFileSync(indicators, 'utf8').replace(/^online,.*$/m, (line) => `${line}\n${line.replaceAll(/\bonline\b/g, 'untargeted')}`));
  const folder = join(data, 'criteria', CARD.criteria);
  mkdirSync(folder, { recursive: true });
  const columns = 'criteria,component,criterion,position,holds_from,name_vi,name_en,max,mode,rule,indicator,part,subject,reading,threshold,floor,each,zero,other_threshold,applies_to,lead,evidence,certainty,words,source,note'.split(',');
  const [head, ...rows] = COMPONENTS.map((line) => line.split(','));
  const lines = rows.map((cells, at) => {
    const row: Record<string, string> = { criteria: CARD.criteria, criterion: '1.1', position: String(at + 1), name_vi: 'x', name_en: 'x', zero: 'none', certainty: 'illustrative', ...Object.fromEntries(head!.map((name, place) => [name, cells[place]!])) };
    return columns.map((name) => row[name] ?? '').join(',');
  });
  writeFileSync(join(folder, 'set.json'), JSON.stringify(SET));
  writeFileSync(join(folder, 'criteria.csv'), `criteria,criterion,area,position,name_vi,name_en\n${CARD.criteria},1.1,1,1,x,x\n`);
  writeFileSync(join(folder, 'components.csv'), `${[columns.join(','), ...lines].join('\n')}\n`);
  writeFileSync(join(folder, 'steps.csv'), `criteria,component,holds_from,position,least,below,by,option,points,words_vi,words_en\n${STEPS.map((line) => `${CARD.criteria},${line}\n`).join('')}`);
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere' });
  secretary = signedIn(opened.house, 'secretary');
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});
// Whatever was done, the kept tables are what their steps make anew.
afterEach(async () => {
  expect((await held(opened.house.engine)).filter(({ rows, anew, more }) => rows !== anew || more > 0)).toEqual([]);
});

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${opened.url}/api/${path}`, { headers: { Cookie: secretary.Cookie } });
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(200);
  return answer.json() as Promise<T>;
}
const question = <T>(name: string, params: Record<string, string>): Promise<T[]> => ask(`q/${name}.json?${new URLSearchParams(params)}`);
const one = async (component: string): Promise<Row<'scorecard'>> => (await question<Row<'scorecard'>>('scorecard', CARD)).find((row) => row.component === component)!;
const total = async (): Promise<number | null> => (await question<Row<'scorecards'>>('scorecards', { criteria: CARD.criteria, period: CARD.period })).find(({ scored }) => scored === CARD.scored)!.points;
const foretold = async (component: string, measure: number): Promise<Row<'what_if'>> => (await question<Row<'what_if'>>('what_if', { ...CARD, supposed: component, measure: String(measure) })).find(({ is_now }) => !is_now)!;
async function traced(component: string, column: string): Promise<TraceAnswer> {
  const row = (await question<Row<'scorecard'>>('scorecard', CARD)).findIndex((each) => each.component === component);
  return ask(`trace?${new URLSearchParams({ ...CARD, question: 'scorecard', column, row: String(row) })}`);
}
/** Hands a sheet in; what was handed in before is corrected. @returns its receipt */
async function sheet(lines: string[], report = '2022Y'): Promise<string> {
  const answer = await handIn(opened.url, 'a', report, explained(['indicator;part;numerator;denominator', ...lines].join('\n')), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json() as { submission: string }).submission;
}
async function send(path: string, by: Carried, body: object): Promise<void> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method: 'POST', headers: { Cookie: by.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(body) });
  expect(answer.status, await answer.clone().text()).toBe(201);
}
const publish = async (): Promise<void> => send('publications', secretary, { title: 'Công bố', note: '', snapshot: (await ask<{ snapshot: number }>('publications/draft')).snapshot });

test('the cases that a component lacks, and any other figure, give what was foretold once they are handed in', async () => {
  await sheet(['online;;55;100', 'keep;;70;100']);
  expect(await one('1.1.1')).toMatchObject({ data: 4.125, at_period: '2022Y' });
  expect(await one('1.1.2')).toMatchObject({ data: 2.8, read_at: null });
  const stake = (await question<Row<'stakes'>>('stakes', CARD)).find(({ component }) => component === '1.1.1')!;
  expect(stake).toMatchObject({ needed: 25 });
  for (const cases of [62 - 55, stake.needed!]) {
    const told = await foretold('1.1.1', 55 + cases);
    const receipt = await sheet([`online;;${55 + cases};100`, 'keep;;70;100']);
    expect((await one('1.1.1')).data).toBeCloseTo(told.points!, 9);
    expect(await total()).toBeCloseTo(told.total!, 9);
    const { observations } = await traced('1.1.1', 'data');
    expect(observations!.map(({ submission, numerator, denominator, line, weight }) => ({ submission, numerator, denominator, line, weight }))).toEqual([{ submission: receipt, numerator: 55 + cases, denominator: 100, line: 2, weight: 1 }]);
  }
  expect(await one('1.1.1')).toMatchObject({ data: 6, lost: 0 });
  expect((await question<Row<'stakes'>>('stakes', CARD)).map(({ component }) => component)).not.toContain('1.1.1');
});

test('a quarter that no target has leads to the report that it is part of, and to the one taken off', async () => {
  const receipts = [await sheet(['untargeted;;30;100'], '2022Q1'), await sheet(['untargeted;;110;200'], '2022H1')];
  expect(await one('1.1.4')).toMatchObject({ at_period: '2022Q2', numerator: 80, denominator: 100, data: 1.6 });
  const { observations } = await traced('1.1.4', 'data');
  expect(observations!.map(({ submission, report, weight, numerator }) => ({ submission, report, weight, numerator }))).toEqual([{ submission: receipts[1], report: '2022H1', weight: 1, numerator: 110 }, { submission: receipts[0], report: '2022Q1', weight: -1, numerator: 30 }]);
});

test('what is done gives what was foretold for today, and its points lead to the report of it', async () => {
  expect(await one('1.1.3')).toMatchObject({ data: null, data_state: 'no-data', subject: 'task', done_on: null });
  expect((await traced('1.1.3', 'data')).counted).toBeUndefined();
  const told = await foretold('1.1.3', 1);
  const report = (done_on: string): Promise<void> => send('activities/task/progress', reporterOf(opened.url, 'a'), { state: 'done', done_on, document: 'Báo cáo số 1/BC' });
  await report('2023-02-01');
  expect(await one('1.1.3')).toMatchObject({ data: told.points, done_on: '2023-02-01' });
  expect(await total()).toBeCloseTo(told.total!, 9);
  await report('2022-12-31');
  expect(await one('1.1.3')).toMatchObject({ data: 2, done_on: '2022-12-31' });
  for (const column of ['data', 'measure']) {
    const { origin, counted } = await traced('1.1.3', column);
    expect([origin.kind, counted!.question], column).toEqual(['tally', 'progress']);
    expect(counted!.rows, column).toEqual([expect.objectContaining({ subject: 'task', state: 'done', done_on: '2022-12-31', agency: 'a', document: 'Báo cáo số 1/BC', counts: true })]);
  }
});

test('what reads a snapshot stays as it was published, and leads to the lines of then', async () => {
  const first = (await traced('1.1.2', 'data')).observations!.map(({ submission }) => submission);
  await publish();
  const published = (await one('1.1.2')).read_at;
  expect(published).toEqual(expect.any(String));
  const corrected = await sheet(['online;;82;100', 'keep;;90;100']);
  expect(await one('1.1.2')).toMatchObject({ data: 2.8, numerator: 70, read_at: published });
  expect((await traced('1.1.2', 'numerator')).observations!.map(({ submission, numerator }) => [submission, numerator])).toEqual(first.map((submission) => [submission, 70]));
  expect((await traced('1.1.1', 'numerator')).observations!.map(({ submission }) => submission), 'what is live leads to the latest').toEqual([corrected]);
  await publish();
  expect(await one('1.1.2')).toMatchObject({ data: 3.6, numerator: 90 });
  expect((await traced('1.1.2', 'numerator')).observations!.map(({ submission, numerator }) => [submission, numerator])).toEqual([[corrected, 90]]);
});
