// Sheets that belong together: a figure that falls is refused alone, and stored with the correction of the earlier one; all or none.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../../server/intake/receipts.ts';
import { pdf } from '../evidence/files.ts';
import { handIn, open, reporterOf } from '../open.ts';
import type { Opened } from '../open.ts';

interface Told { code: string; report?: string; what: string; how: string; detail: string; problems: Told[] }
let data: string;
let opened: Opened;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-together-'));
  cpSync('test/queries/data', data, { recursive: true });
  const edit = (file: string, change: (text: string) => string): void => writeFileSync(join(data, file), change(readFileSync(join(data, file), 'utf8')));
  edit('calendar.csv', (text) => `${text}2023M09,2023,M,2023-08-15,2023-09-14,2023-09-20,10\n`);
  edit('indicators.csv', (text) => text.replace('department commune,Q1 H1 Q3 Y', 'department commune,Q1 H1 Q3 Y M'));
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere' });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

const csv = (line: string): string => `indicator;numerator;denominator;value;sample;standard error;reference;note\n${line};Đúng theo sổ theo dõi\n`;
async function send(sheets: [report: string, line: string, reason?: string][], key: string = crypto.randomUUID(), fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  form.set('agency', 'a');
  if (sheets.some(([, , reason]) => reason)) form.set('basis', 'Công văn 12/CV-ĐC');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [report, line, reason] of sheets) {
    form.append('report', report);
    if (reason !== undefined) form.append('reason', reason);
    form.append('file', new Blob([csv(line)]), `${report}.csv`);
  }
  return fetch(`${opened.url}/api/submissions?lang=en`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, 'a'), 'Idempotency-Key': key } });
}
const stored = (): string[] => opened.house.home.state.submissions().map(({ submission, reason }) => `${submission} ${reason ?? ''}`.trim());
const landed = async (report: string): Promise<unknown[]> => {
  const { values, rows } = await opened.house.engine.db.use((lease) => lease.run(`select revision, numerator, value, standard_error, reference from landed where report = '${report}' order by revision`));
  return Array.from({ length: rows }, (_, row) => values.map((column) => column[row]));
};

describe('a cumulative figure that falls', () => {
  const H1: [string, string, string] = ['2023H1', 'online;40;100;;;;', ''];
  const Q1: [string, string, string] = ['2023Q1', 'online;30;60;;;;', 'typing-error'];
  const key = 'the-correction-with-it';

  test('alone it is refused, with both figures and what to do', async () => {
    expect((await send([['2023Q1', 'online;50;60;;;;']])).status).toBe(201);
    const answer = await send([['2023H1', 'online;40;100;;;;']]);
    const { problems } = (await answer.json()) as Told;
    expect([answer.status, problems.map(({ code }) => code)]).toEqual([422, ['cumulative-falls']]);
    expect(problems[0]!.what).toBe('Line 2, cell B2 (Numerator): 40 in six months of\u00a02023 does not fit 50 handed in for Q1\u00a02023.');
    expect(problems[0]!.how).toContain('first, then this sheet again');
    expect(problems[0]!.report).toBeUndefined();
    expect(stored()).toEqual(['PN-2023Q1-a-01']);
  });

  test('with a correction that is not enough neither is stored; each problem names its sheet', async () => {
    const answer = await send([H1, ['2023Q1', 'online;45;60;;;;', 'recount']]);
    const { problems } = (await answer.json()) as Told;
    expect([answer.status, problems.map(({ code, report }) => `${report} ${code}`)]).toEqual([422, ['2023H1 cumulative-falls', '2023Q1 cumulative-falls']]);
    expect(problems.map(({ what }) => what)).toEqual([
      'Sheet for six months of\u00a02023: line 2, cell B2 (Numerator): 40 in six months of\u00a02023 does not fit 45 handed in for Q1\u00a02023.', 'Sheet for Q1\u00a02023: line 2, cell B2 (Numerator): 45 in Q1\u00a02023 does not fit 40 handed in for six months of\u00a02023.',
    ]);
    expect(stored().length).toBe(1);
  });

  test('with the correction both are stored, each with its receipt, reason and acts', async () => {
    const answer = await send([H1, Q1], key);
    const receipt = (await answer.json()) as Receipt;
    expect(answer.status, JSON.stringify(receipt)).toBe(201);
    expect(receipt).toMatchObject({ submission: 'PN-2023H1-a-01', revision: 1, figures: 1, targets: ['online'], together: [{ submission: 'PN-2023Q1-a-02', revision: 2, figures: 1 }] });
    expect(stored()).toEqual(['PN-2023Q1-a-01', 'PN-2023H1-a-01', 'PN-2023Q1-a-02 typing-error']);
    const { state } = opened.house.home;
    expect(state.acts().slice(-4).map(({ kind, submission }) => `${kind} ${submission}`)).toEqual(['submit PN-2023H1-a-01', 'accept PN-2023H1-a-01', 'submit PN-2023Q1-a-02', 'accept PN-2023Q1-a-02']);
    expect(JSON.parse(state.acts().at(-2)!.detail)).toMatchObject({ together: ['PN-2023H1-a-01', 'PN-2023Q1-a-02'] });
    expect(state.brokenLink()).toBeNull();
    expect([await landed('2023H1'), await landed('2023Q1')]).toEqual([[[1, 40, null, null, '']], [[1, 50, null, null, ''], [2, 30, null, null, '']]]);
  });

  test('the same key gives the same receipts; with one sheet more, less or another it is refused', async () => {
    expect(await (await send([H1, Q1], key)).json()).toMatchObject({ submission: 'PN-2023H1-a-01', together: [{ submission: 'PN-2023Q1-a-02' }] });
    for (const others of [[H1], [H1, Q1, ['2023Q3', 'online;1;2;;;;', '']], [Q1, H1], [H1, ['2023Q1', 'online;31;60;;;;', '']]] as [string, string, string][][]) expect((await send(others, key)).status).toBe(409);
    expect(stored().length).toBe(3);
  });

  test('sheets and reports that do not match are told', async () => {
    const told = async (answer: Promise<Response>): Promise<unknown[]> => [(await answer).status, ((await (await answer).json()) as Told).detail];
    expect(await told(send([H1, H1]))).toEqual([400, expect.stringMatching(/^Report .*2023 has two files/)]);
    expect(await told(send([H1], undefined, { report: '2023Q1' }))).toEqual([400, expect.stringContaining('1 files, 2 reports')]);
    expect(await told(send([H1, ['2023Q1', 'online;30;60;;;;']]))).toEqual([400, expect.stringContaining('2 files, 2 reports and 1 reasons')]);
    expect(await told(send([H1, ['2023Q1', 'online;30;60;;;;', 'boredom']]))).toEqual([400, expect.stringContaining('boredom')]);
    expect(await told(send([H1], undefined, { agency: 'b' }))).toEqual([400, expect.stringContaining('agency')]);
  });

  test('two sheets at once that contradict each other: one is stored, the other refused', async () => {
    const answers = await Promise.all([send([['2024Q1', 'online;50;60;;;;']]), send([['2024H1', 'online;40;100;;;;']])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

test('a month is taken where an indicator asks for it, and stands in no sum', async () => {
  expect((await send([['2023M09', 'online;900;1000;;;;']])).status).toBe(201);
  const refused = (await (await send([['2023M09', 'strict;9;10;;;;', 'recount']])).json()) as Told;
  expect(refused.problems.map(({ code }) => code)).toEqual(['not-owed']);
  expect((await send([['2023Q3', 'online;5;10;;;;']])).status).toBe(201);
  expect((await handIn(opened.url, 'a', '2023M08', csv('online;9;10;;;;'))).status).toBe(400);
});

test('a document of a month is told to every reader once the month was accepted with it', async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ agency: 'a', kind: 'figure', report: '2023M09', indicator: 'online', part: '', subject: 'Sổ theo dõi tháng 9' })) form.set(name, value);
  form.set('file', new Blob([pdf('tháng') as BlobPart]), 'so.pdf');
  expect((await fetch(`${opened.url}/api/evidence`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, 'a'), 'Idempotency-Key': crypto.randomUUID() } })).status).toBe(201);
  const told = async (): Promise<string[]> => (await opened.house.engine.rows('evidence', { agency: 'a', report: '2023M09' }, { own: { kind: 'text', value: '||' } })).map(({ title }) => title);
  expect(await told(), 'it was accepted without').toEqual([]);
  expect((await send([['2023M09', 'online;901;1000;;;;', 'recount']])).status).toBe(201);
  expect(await told()).toEqual(['Sổ theo dõi tháng 9']);
});

test('a survey keeps its error and the time that it measured', async () => {
  expect((await send([['2023Y', 'survey;;;91,5;400;0,8;2022']])).status).toBe(201);
  expect(await landed('2023Y')).toEqual([[1, null, 91.5, 0.8, '2022']]);
  const { problems } = (await (await send([['2023Y', 'survey;;;91,5;400;0,8;2024', 'recount']])).json()) as Told;
  expect(problems.map(({ code, what }) => [code, what])).toEqual([['reference-ahead', expect.stringContaining('Line 2, cell G2 (Survey year / quarter): 2024 ends after year\u00a02023.')]]);
  const before = (await (await send([['2023Y', 'survey;;;91,5;400;0,8;2015', 'recount']])).json()) as Told;
  expect(before.problems.map(({ code, what }) => [code, what])).toEqual([['reference-before', expect.stringMatching(/cell G2 \(Survey year \/ quarter\): 2015 lies before 20\d\d, the first year of the calendar\.$/)]]);
});
