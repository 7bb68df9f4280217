// The routes as a program meets them: formats, errors, receipts, the way back from a figure to its cell.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Provider } from '../server/access/sso.ts';
import { openApp } from '../server/app.ts';
import { readSheets } from '../server/intake/sheets.ts';
import { explained, handIn, open, reporterOf, signedIn } from './open.ts';
import type { Opened } from './open.ts';

const PLAN = 'bac-giang-2021-2030';
const AGENCY = 'bg-so-noi-vu';
let opened: Opened;
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${opened.url}${path}`, { headers });

let reader: { Cookie: string };
beforeAll(async () => {
  opened = await open();
  reader = { Cookie: signedIn(opened.house, 'reviewer').Cookie };
});
afterAll(() => opened.close());

describe('questions', () => {
  test('the same rows in four formats', async () => {
    const json = (await (await get(`/api/q/targets.json?plan=${PLAN}`)).json()) as Record<string, unknown>[];
    const arrow = tableFromIPC(new Uint8Array(await (await get(`/api/q/targets.arrow?plan=${PLAN}`)).arrayBuffer()));
    const csv = await (await get(`/api/q/targets.csv?plan=${PLAN}`)).text();
    const parquet = Buffer.from(await (await get(`/api/q/targets.parquet?plan=${PLAN}`)).arrayBuffer());
    expect(json.length).toBeGreaterThan(40);
    expect(arrow.numRows).toBe(json.length);
    expect(csv.trimEnd().split('\r\n')[0]).toBe(Object.keys(json[0]!).join(','));
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1');
    const goal = arrow.getChild('goal')!;
    json.forEach((row, index) => expect(goal.get(index), String(row.target)).toBe(row.goal));
    expect(arrow.schema.fields.find((field) => field.name === 'goal')!.metadata.get('unit')).toBe('indicator');
  });

  test('null stays null, never 0; an empty answer keeps its columns', async () => {
    const trend = tableFromIPC(new Uint8Array(await (await get('/api/q/trend.arrow?target=bg30-online-dossiers')).arrayBuffer()));
    expect(trend.numRows).toBeGreaterThan(30);
    expect(trend.getChild('actual')!.nullCount).toBe(trend.numRows);
    const all = tableFromIPC(new Uint8Array(await (await get(`/api/q/targets.arrow?plan=${PLAN}`)).arrayBuffer()));
    const none = tableFromIPC(new Uint8Array(await (await get('/api/q/targets.arrow?plan=bac-giang-2021-2030&status=reversing')).arrayBuffer()));
    expect([none.numRows, none.schema.fields.length]).toEqual([0, all.schema.fields.length]);
  });

  test('an unchanged answer is 304; a new sheet changes the tag', async () => {
    const first = await get(`/api/q/overview.json?plan=${PLAN}`);
    const tag = first.headers.get('etag')!;
    expect((await get(`/api/q/overview.json?plan=${PLAN}`, { 'If-None-Match': tag })).status).toBe(304);
    await handIn(opened.url, AGENCY, '2021Q1', 'indicator;numerator;denominator\nonline-dossiers;1;10');
    const after = await get(`/api/q/overview.json?plan=${PLAN}`, { 'If-None-Match': tag });
    expect([after.status, after.headers.get('etag') === tag]).toEqual([200, false]);
  });

  test('the list and OpenAPI are made from the headers', async () => {
    const list = (await (await get('/api/q')).json()) as { question: string; columns: { unit: string | null }[] }[];
    const wanted = ['plans', 'targets', 'milestones', 'activities', 'agencies', 'indicators', 'reports', 'overview', 'target', 'trend', 'breakdown', 'observations', 'reporting'];
    expect(list.map((one) => one.question)).toEqual(expect.arrayContaining(wanted));
    const openapi = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, unknown> };
    for (const { question } of list) expect(openapi.paths).toHaveProperty([`/api/q/${question}.{format}`]);
  });

  test('OpenAPI tells of every address that there is, and of no other', async () => {
    const { paths } = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, Record<string, { operationId: string; parameters?: { in: string; name: string }[] }>> };
    const { stack } = (openApp({ ...opened.house, provider: new Provider({ issuer: 'https://x.vn', client: 'x', secret: 'x', origin: 'https://y.vn' }, null!) }, null) as unknown as { router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] } }).router;
    const there = stack.flatMap(({ route }) => (route?.path.startsWith('/api/') && route.path !== '/api/q/:question' ? Object.keys(route.methods).map((method) => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`) : []));
    const told = Object.entries(paths).filter(([path]) => !/^\/api\/q\/.*\{format\}$/.test(path)).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(told.toSorted()).toEqual(there.toSorted());
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, methods] of Object.entries(paths)) {
      for (const { parameters = [] } of Object.values(methods)) expect(parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });
});

describe('errors are problem details with a sentence', () => {
  test.each([
    ['/api/q/trent.json?target=x', 404, /trent.*trend/],
    ['/api/q/trend.xml?target=x', 404, /arrow, json, csv, parquet/],
    ['/api/q/trend.json', 400, /“target”/],
    ['/api/q/trend.json?target=x&quater=1', 400, /quater.*target, as_of/],
    ['/api/q/trend.json?target=x&as_of=soon', 400, /as_of.*soon.*2026-10-15/],
    ['/api/q/trend.json?target=x&as_of=2026-02-30', 400, /2026-02-30/],
    ['/api/q/trend.json?target=bg30-online-dosiers', 400, /bg30-online-dossiers/],
    [`/api/q/targets.json?plan=${PLAN}&report=2099Q9`, 400, /2099Q9/],
    [`/api/q/targets.json?plan=${PLAN}&status=late`, 400, /at-risk/],
    ['/api/q/trend.json?target=x&target=y', 400, /target/],
    ['/api/nothing', 404, /\/api\/nothing/],
    [`/api/template.xlsx?agency=nobody&report=2023Q1`, 404, /nobody/],
  ])('%s', async (path, status, sentence) => {
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}lang=en`, path.startsWith('/api/template') ? reader : {});
    const problem = (await answer.json()) as { status: number; detail: string; title: string; type: string };
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([status, expect.stringContaining('application/problem+json'), 'no-store']);
    expect(problem).toMatchObject({ status, title: expect.any(String), type: expect.stringMatching(/^\/problems\//) });
    expect(problem.detail).toMatch(sentence);
    expect(problem.detail).not.toMatch(/\{\{|undefined/);
  });

  test('the sentence is Vietnamese unless English is asked for', async () => {
    expect(((await (await get('/api/q/trend.json')).json()) as { detail: string }).detail).toContain('Cần tham số');
  });
});

describe('submissions', () => {
  const csv = (numerator: number): string => explained(`indicator;numerator;denominator\nonline-dossiers;${numerator};20671`);

  test('one key gives one submission and one receipt; another file under it is refused', async () => {
    const key = 'a-key-used-twice';
    const [first, second] = await Promise.all([1, 2].map(() => handIn(opened.url, AGENCY, '2022Q1', csv(12_940), { key })));
    const [one, two] = [await first!.json(), await second!.json()];
    expect([first!.status, second!.status]).toEqual([201, 201]);
    expect(two).toEqual(one);
    expect((await handIn(opened.url, AGENCY, '2022Q1', csv(1), { key })).status).toBe(409);
    expect(opened.house.home.state.submissions().filter((row) => row.report === '2022Q1').length).toBe(1);
  });

  test('a refused sheet is told every problem at once and leaves nothing behind', async () => {
    const stored = (): number => opened.house.home.state.submissions().length;
    const before = stored();
    const answer = await handIn(opened.url, AGENCY, '2022Q1', [
      'indicator;part;numerator;denominator;value', 'online-dosiers;;1;2;', 'online-dossiers;;30000;20671;', 'online-dossiers;;12;20671;', 'work-files-online;level=planet;1;2;',
      'satisfaction-procedures;;;;90', 'no-resubmission;;1.234;5.678;', 'online-payment;;abc;7;',
    ].join('\n'), { lang: 'en' });
    expect(answer.status).toBe(422);
    const { problems } = (await answer.json()) as { problems: { code: string; line: number; cell: string; what: string; why: string; how: string }[] };
    const codes = problems.map((problem) => `${problem.line} ${problem.code}`);
    for (const code of ['2 unknown-indicator', '4 doubled-key', '5 unknown-part', '6 not-owed']) expect(codes).toContain(code);
    expect(codes.filter((code) => /^[378] /.test(code)).length).toBeGreaterThanOrEqual(4);
    for (const problem of problems) {
      for (const sentence of [problem.what, problem.why, problem.how]) {
        expect(sentence.length).toBeGreaterThan(5);
        expect(sentence).not.toMatch(/\{\{|undefined|^problems?:/);
      }
    }
    expect(stored()).toBe(before);
  });

  test('an ambiguous number is settled by the sender, never guessed', async () => {
    const sheet = explained('indicator;numerator;denominator\nonline-dossiers;1.234;20671');
    expect((await handIn(opened.url, AGENCY, '2022Q3', sheet)).status).toBe(422);
    expect((await handIn(opened.url, AGENCY, '2022Q3', sheet, { numbers: 'vi' })).status).toBe(201);
    const [row] = (await (await get(`/api/q/observations.json?target=bg30-online-dossiers&report=2022Q3&agency=${AGENCY}`)).json()) as { numerator: number }[];
    expect(row!.numerator).toBe(1234);
  });

  test('a number typed into the template is in the answers within a second, and the way back names sheet, line, cell and hash', async () => {
    const template = await get(`/api/template.xlsx?agency=${AGENCY}&report=2023Q1`, reader);
    expect(template.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await template.arrayBuffer());
    const sheet = book.worksheets.find((one) => one.state === 'visible' && one.getSheetValues().some((row) => Array.isArray(row) && row.includes('online-dossiers')))!;
    let at = 0;
    sheet.eachRow((row, number) => {
      if ((row.values as unknown[]).includes('online-dossiers')) at = number;
    });
    const header = (sheet.getRow(at - 1).values as unknown[]).concat([]);
    let top = at - 1;
    while (!(sheet.getRow(top).values as unknown[]).includes('Tử số')) top -= 1;
    const columns = sheet.getRow(top).values as unknown[];
    expect(header).toBeDefined();
    sheet.getRow(at).getCell(columns.indexOf('Tử số')).value = 7001;
    sheet.getRow(at).getCell(columns.indexOf('Mẫu số')).value = 10_000;
    sheet.getRow(at).getCell(columns.indexOf('Ghi chú')).value = 'Đúng theo sổ theo dõi của cơ quan';
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const answer = await handIn(opened.url, AGENCY, '2023Q1', bytes, { name: 'điền.xlsx' });
    const receipt = (await answer.json()) as { submission: string; sha256: string; targets: string[]; figures: number };
    expect(answer.status, JSON.stringify(receipt)).toBe(201);
    const begun = performance.now();
    const trend = (await (await get('/api/q/trend.json?target=bg30-online-dossiers')).json()) as { quarter: string; actual: number }[];
    expect(trend.find((row) => row.quarter === '2023Q1')!.actual).toBeCloseTo(70.01, 9);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(receipt).toMatchObject({ figures: 1, targets: ['bg30-online-dossiers'], sha256: createHash('sha256').update(bytes).digest('hex') });
    const rows = (await (await get(`/api/q/observations.json?target=bg30-online-dossiers&report=2023Q1`)).json()) as Record<string, unknown>[];
    expect(rows).toEqual([expect.objectContaining({ agency: AGENCY, submission: receipt.submission, file: 'điền.xlsx', sha256: receipt.sha256, sheet: sheet.name, line: at, revision: 1, in_force: true })]);
    expect(String(rows[0]!.cell)).toBe(sheet.getRow(at).getCell(columns.indexOf('Tử số')).address);
    expect(existsSync(join(opened.home, 'received', receipt.sha256.slice(0, 2), receipt.sha256))).toBe(true);
  });

  test('a cumulative figure that falls is refused from both sides, both figures named', async () => {
    expect((await handIn(opened.url, AGENCY, '2024H1', explained('indicator;numerator;denominator\nonline-payment;50;100'))).status).toBe(201);
    for (const [report, line, other] of [['2024Q1', 'online-payment;60;100', '50'], ['2024Y', 'online-payment;40;100', '50']] as const) {
      const answer = await handIn(opened.url, AGENCY, report, explained(`indicator;numerator;denominator\n${line}`), { lang: 'en' });
      const { problems } = (await answer.json()) as { problems: { code: string; column: string; what: string }[] };
      expect(problems.map((problem) => [problem.code, problem.column])).toEqual([['cumulative-falls', 'numerator']]);
      expect(problems[0]!.what).toMatch(new RegExp(`${line.split(';')[1]}.*${other}.*six months of\u00a02024`));
    }
    expect((await handIn(opened.url, AGENCY, '2024Y', explained('indicator;numerator;denominator\nonline-payment;90;200'))).status).toBe(201);
  });

  test('one line on two worksheets is told, not summed; a report whose window has not begun is refused', async () => {
    const book = new ExcelJS.Workbook();
    for (const name of ['A', 'B']) book.addWorksheet(name).addRows([['indicator', 'numerator', 'denominator'], ['online-payment', name === 'A' ? 1 : 2, 10]]);
    const twice = await handIn(opened.url, AGENCY, '2021Q3', new Uint8Array(await book.xlsx.writeBuffer()), { name: 'two.xlsx' });
    expect([twice.status, ((await twice.json()) as { problems: { code: string }[] }).problems.map((problem) => problem.code)]).toEqual([422, expect.arrayContaining(['doubled-key'])]);
    const early = await handIn(opened.url, AGENCY, '2030Y', csv(1));
    expect(((await early.json()) as { problems: { code: string }[] }).problems.map((problem) => problem.code)).toContain('report-not-open');
  });

  test('what is missing in a request is named', async () => {
    const form = new FormData();
    form.set('agency', AGENCY);
    const send = (headers: Record<string, string>): Promise<Response> => fetch(`${opened.url}/api/submissions`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, AGENCY), ...headers } });
    expect((await send({})).status).toBe(400);
    const answer = await send({ 'Idempotency-Key': 'long-enough' });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, expect.stringContaining('report')]);
    expect((await send({ 'Idempotency-Key': 'long-enough', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await handIn(opened.url, 'bg-so-noi-vo', '2023Q1', csv(1))).status).toBe(400);
    expect((await handIn(opened.url, AGENCY, '2023Q2', csv(1))).status).toBe(400);
  });

  test('50 writers at once: revisions follow each other and the chain of acts is whole', async () => {
    // In turn for the sheets of five bodies, ten for each.
    const bodies = (await opened.house.engine.db.use((lease) => lease.run("select distinct agency from lines where report = '2024Q1' and indicator = 'online-dossiers' order by agency limit 5"))).values[0] as string[];
    const receipts = await readSheets((read) => Promise.all(Array.from({ length: 50 }, (_, number) => opened.house.intake.submit({
      agency: bodies[number % bodies.length]!, report: '2024Q1', bytes: Buffer.from(csv(1000 + number)), fileName: 'a.csv', idempotencyKey: `writer-${number}-of-50`, reason: 'recount', basis: 'Công văn 12/CV-ĐC', actor: 'test',
    }, { accept: true, read }))));
    expect(new Set(receipts.map((receipt) => receipt.submission)).size).toBe(50);
    expect(bodies).toHaveLength(5);
    for (const body of bodies) {
      expect(opened.house.home.state.submissions().filter((row) => row.report === '2024Q1' && row.agency === body).map((row) => row.revision), body).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
      const rows = (await (await get(`/api/q/observations.json?target=bg30-online-dossiers&report=2024Q1&agency=${body}`)).json()) as { in_force: boolean }[];
      expect(rows.filter((row) => row.in_force).length).toBe(1);
    }
    expect(opened.house.home.state.brokenLink()).toBeNull();
  });
});

test('health is a real question', async () => {
  expect(await (await get('/api/health')).json()).toMatchObject({ status: 'ok', demo: false, observations: expect.any(Number), snapshot: opened.house.engine.snapshot });
});
