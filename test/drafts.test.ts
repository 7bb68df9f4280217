// Sheets as they are being filled: cells with versions, two people at one sheet, what is wrong with it, handing it in.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../queries/types.ts';
import { ownWorkbook } from './intake/own-workbook.ts';
import { workbook } from './intake/workbook.ts';
import { carrying, open, signedIn } from './open.ts';
import type { Carried, Opened } from './open.ts';

const AGENCY = 'gl-so-giao-duc-dao-tao';
const OTHER = 'bg-so-tu-phap';
interface Told { code: string; level: string; indicator: string | null; part: string | null; column: string | null; what: string }
interface Body {
  type?: string; version: number; kept: { indicator: string; field: string; version: number }[]; conflicts: { field: string; theirs: string; version: number; by: string }[]; cells: { indicator: string; field: string; text: string; by: string; version: number }[];
  others: string[]; problems?: Told[]; lines: Row<'owed'>[]; receipt?: string; figures: number; sha256: string; revision: number; due: Row<'dues'>; rows: Record<string, unknown>[];
}
interface Answer { status: number; code: string; body: Body; headers: Headers }

let opened: Opened;
let report: string;
let [an, binh, stranger]: (Carried & { person: string })[] = [];
beforeAll(async () => {
  opened = await open();
  [an, binh, stranger] = [signedIn(opened.house, 'reporter', AGENCY), signedIn(opened.house, 'head', AGENCY), signedIn(opened.house, 'reporter', OTHER)];
  const dues = (await (await fetch(`${opened.url}/api/q/dues.json?agency=${AGENCY}`)).json()) as Row<'dues'>[];
  report = dues.find((row) => row.days_left >= 0)!.report;
});
afterAll(() => opened.close());

async function ask(as: Carried | null, method: string, more = '', body?: object | Uint8Array, headers: Record<string, string> = {}, agency = AGENCY, of = report): Promise<Answer> {
  const [cookie, own] = as ? [as.Cookie, as['X-Cot-Moc']] : ['', '1'];
  const answer = await fetch(`${opened.url}/api/drafts/${agency}/${of}${more}`, {
    method, headers: { ...(as ? { Cookie: cookie, 'X-Cot-Moc': own } : {}), ...(body && !(body instanceof Uint8Array) ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(body ? { body: body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const read = (text === '' ? {} : JSON.parse(text)) as Body;
  return { status: answer.status, code: (read.type ?? '').replace('/problems/', ''), body: read, headers: answer.headers };
}
const cell = (field: string, text: string, base = 0, indicator = 'online-dossiers', more: object = {}) => ({ indicator, part: '', field, text, base, reading: '', ...more });
const write = (as: Carried, cells: object[], more: object = {}) => ask(as, 'PUT', '', { cells, ...more });
const anew = () => ask(an!, 'DELETE');
/** Every line that is still open gets a state with a reason. */
async function stateTheRest(as: Carried): Promise<number> {
  const { lines, cells } = (await ask(as, 'GET')).body;
  const rest = lines.filter((line) => line.handed_state === null && !cells.some((one) => one.indicator === line.indicator && (one as unknown as { part: string }).part === line.part && one.text !== ''));
  const { body } = await write(as, rest.flatMap(({ indicator, part }) => [{ ...cell('state', 'no-data', 0, indicator), part }, { ...cell('note', 'Chưa có kết quả khảo sát', 0, indicator), part }]));
  return body.version;
}

describe('a draft', () => {
  test('starts with the lines owed, keeps cells with a version each, and is nobody else\'s to keep', async () => {
    const first = await ask(an!, 'GET');
    expect([first.status, first.body.version, first.body.cells, first.headers.get('Cache-Control')]).toEqual([200, 0, [], 'no-store']);
    expect(first.body.lines.map((line) => line.indicator)).toContain('online-dossiers');
    const { status, body } = await write(an!, [cell('numerator', '62,6'), cell('denominator', '1.234', 0, 'online-dossiers', { reading: 'vi' })]);
    expect([status, body.version, body.kept.map(({ field, version }) => [field, version])]).toEqual([200, 1, [['numerator', 1], ['denominator', 1]]]);
    expect((await ask(an!, 'GET')).body.cells).toEqual([
      expect.objectContaining({ field: 'denominator', text: '1.234', reading: 'vi', version: 1, by: `reporter ${AGENCY}` }), expect.objectContaining({ field: 'numerator', text: '62,6' }),
    ]);
    await anew();
    const gone = await ask(an!, 'GET');
    expect([gone.body.cells, gone.body.version]).toEqual([[], 2]);
  });

  test('a version never comes twice: what was seen before it was begun anew is not taken for what stands now', async () => {
    const { body: { version } } = await write(an!, [cell('numerator', '1')]);
    await anew();
    const { body } = await write(an!, [cell('numerator', '2', version)]);
    expect(body.conflicts).toEqual([expect.objectContaining({ field: 'numerator', theirs: '', version: 0, by: '' })]);
    await anew();
  });

  test('two people: other cells go in beside each other, the same cell is a conflict that overwrites nothing', async () => {
    const { body: { version: base } } = await write(an!, [cell('numerator', '10')]);
    const beside = await write(binh!, [cell('denominator', '20')], { since: base });
    expect(beside.body.conflicts).toEqual([]);
    const mine = await write(binh!, [cell('numerator', '11', base)]);
    expect(mine.body.conflicts).toEqual([]);
    const late = await write(an!, [cell('numerator', '12', base), cell('note', 'đã đối chiếu')], { since: base });
    expect(late.body.conflicts).toEqual([expect.objectContaining({ field: 'numerator', theirs: '11', version: mine.body.version, by: `head ${AGENCY}` })]);
    expect(late.body.kept.map(({ field }) => field), 'the other cell goes in').toEqual(['note']);
    expect(late.body.cells.map(({ field, text, by }) => [field, text, by]), 'what the other wrote comes back').toEqual([['denominator', '20', `head ${AGENCY}`], ['numerator', '11', `head ${AGENCY}`]]);
    expect((await ask(an!, 'GET')).body.cells.find(({ field }) => field === 'numerator')!.text).toBe('11');
    const chosen = await write(an!, [cell('numerator', '12', mine.body.version)]);
    expect(chosen.body.conflicts).toEqual([]);
    const same = await write(binh!, [cell('numerator', '12', base)]);
    expect(same.body.conflicts, 'the same value is no conflict').toEqual([]);
    expect(same.body.kept).toEqual([expect.objectContaining({ version: chosen.body.version })]);
    await anew();
  });

  test('who else has it open is named', async () => {
    expect((await ask(binh!, 'GET')).body.others, 'who only looked types nothing').toEqual([`reporter ${AGENCY}`]);
    await write(an!, []);
    expect((await write(binh!, [])).body.others).toEqual([`reporter ${AGENCY}`]);
    expect((await write(an!, [])).body.others).toEqual([`head ${AGENCY}`]);
  });

  test('what is wrong with it comes with the answer, at its line and in words', async () => {
    const { body } = await write(an!, [cell('numerator', '300'), cell('denominator', '200')]);
    const told = body.problems!.find(({ code }) => code === 'numerator-over-denominator')!;
    expect([told.level, told.indicator, told.column]).toEqual(['error', 'online-dossiers', 'numerator']);
    expect(told.what).toMatch(/300 lớn hơn mẫu số 200/);
    const doubt = await write(an!, [cell('numerator', '1.234', body.version)]);
    expect(doubt.body.problems!.map(({ code }) => code)).toContain('ambiguous-number');
    await anew();
  });

  test('strangers, guests and nonsense are refused', async () => {
    expect([(await ask(null, 'GET')).status, (await ask(null, 'PUT', '', { cells: [] })).status]).toEqual([401, 401]);
    for (const method of ['GET', 'PUT', 'DELETE'] as const) expect((await ask(stranger!, method, '', method === 'PUT' ? { cells: [cell('numerator', '1')] } : undefined)).status, method).toBe(403);
    expect((await ask(stranger!, 'POST', '/submission', { version: 0 }, { 'Idempotency-Key': crypto.randomUUID() })).status).toBe(403);
    expect((await ask(stranger!, 'POST', '/sheet?name=a.csv', new Uint8Array([1]))).status).toBe(403);
    for (const role of ['viewer', 'reviewer', 'secretary', 'administrator'] as const) expect((await ask(signedIn(opened.house, role), 'GET')).status, role).toBe(403);
    for (const wrong of [[cell('indicator', 'x')], [{ ...cell('note', ''), text: 5 }], [cell('note', 'x'.repeat(2001))], [null], 'x', [cell('note', 'x', -1)]]) {
      expect([(await ask(an!, 'PUT', '', { cells: wrong })).code], JSON.stringify(wrong).slice(0, 60)).toEqual(['draft-cells']);
    }
    expect((await ask(an!, 'GET', '', undefined, {}, 'khong-co')).status).toBe(400);
  });

  test('is not begun anew over what a colleague has just typed', async () => {
    await anew();
    const { body: { version } } = await write(an!, [cell('numerator', '10')]);
    await write(binh!, [cell('denominator', '20')]);
    const refused = await ask(an!, 'DELETE', `?version=${version}`);
    expect([refused.status, refused.code, refused.body.cells.map(({ text }) => text)]).toEqual([409, 'draft-changed', ['20']]);
    const now = (await ask(an!, 'GET')).body.version;
    expect((await ask(an!, 'DELETE', `?version=${now}`)).status).toBe(204);
  });
});

describe('handing in', () => {
  test('empty lines are named; with a state each the sheet goes in, traced to its line, and the draft is gone', async () => {
    await write(an!, [cell('numerator', '1,5', 0, 'work-files-online'), cell('numerator', '3.286'), cell('denominator', '20.671'), cell('note', '=đối chiếu')].map((one) => ({ ...one, reading: one.text.includes('.') ? 'vi' : '' })));
    await write(an!, [cell('numerator', '15', (await ask(an!, 'GET')).body.version, 'work-files-online'), cell('denominator', '80', 0, 'work-files-online')]);
    const early = await ask(an!, 'POST', '/submission', { version: (await ask(an!, 'GET')).body.version }, { 'Idempotency-Key': crypto.randomUUID() });
    expect([early.status, early.code]).toEqual([422, 'lines-open']);
    const version = await stateTheRest(an!);
    const key = crypto.randomUUID();
    const sent = await ask(an!, 'POST', '/submission', { version }, { 'Idempotency-Key': key });
    expect([sent.status, sent.body.figures, sent.body.revision], JSON.stringify(sent.body)).toEqual([201, 2, 1]);
    const [row] = (await (await fetch(`${opened.url}/api/q/observations.json?indicator=online-dossiers&report=${report}&agency=${AGENCY}`, { headers: { Cookie: an!.Cookie } })).json()) as Row<'observations'>[];
    expect(row).toMatchObject({ numerator: 3286, denominator: 20671, submission: sent.body.receipt, sha256: sent.body.sha256, file: `cot-moc-${report}-${AGENCY}.csv`, note: '=đối chiếu' });
    const kept = await fetch(`${opened.url}/api/received/${sent.body.sha256}`, { headers: { Cookie: an!.Cookie } });
    expect((await kept.text()).split('\r\n')[row!.line - 1]).toBe("online-dossiers;;;3286;20671;;;;;'=đối chiếu");
    const sending = opened.house.home.state.acts().find(({ kind, submission }) => kind === 'submit' && submission === sent.body.receipt)!;
    expect((JSON.parse(sending.detail) as { absent: { reason: string }[] }).absent[0]!.reason).toBe('Chưa có kết quả khảo sát');
    expect((await ask(an!, 'GET')).body.cells).toEqual([]);
    const again = await ask(an!, 'POST', '/submission', { version }, { 'Idempotency-Key': key });
    expect([again.status, again.body.receipt]).toEqual([201, sent.body.receipt]);
  });

  test('a correction holds only what differs, and says why', async () => {
    const { lines, version: start } = (await ask(an!, 'GET')).body;
    expect(lines.find(({ indicator }) => indicator === 'online-dossiers')).toMatchObject({ handed_state: 'reported', handed_numerator: 3286, handed_denominator: 20671, handed_note: '=đối chiếu' });
    await write(an!, [cell('numerator', '3286'), cell('numerator', '16', 0, 'work-files-online')]);
    const version = await stateTheRest(an!);
    expect(version).toBeGreaterThan(start);
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const codes = async (more: object): Promise<string[]> => (await ask(an!, 'POST', '/submission', { version, ...more }, key)).body.problems!.map(({ code }) => code);
    expect([await codes({}), await codes({ reason: 'typing-error' })]).toEqual([['correction-without-reason'], ['correction-without-basis']]);
    const sent = await ask(an!, 'POST', '/submission', { version, reason: 'typing-error', basis: 'Công văn 12/CV-ĐC' }, key);
    expect([sent.status, sent.body.figures, sent.body.revision]).toEqual([201, 1, 2]);
    const rows = (await (await fetch(`${opened.url}/api/q/observations.json?indicator=work-files-online&report=${report}&agency=${AGENCY}`)).json()) as Row<'observations'>[];
    expect(rows.map(({ revision, numerator, denominator, reason }) => [revision, numerator, denominator, reason])).toEqual([[2, 16, 80, 'typing-error'], [1, 15, 80, null]]);
    const over = { over: sent.body.receipt };
    await write(an!, [cell('numerator', '', 0, 'work-files-online', over), cell('denominator', '', 0, 'work-files-online', over), cell('numerator', '3300')]);
    const emptied = await ask(an!, 'POST', '/submission', { version: await stateTheRest(an!), reason: 'typing-error', basis: 'Công văn 12/CV-ĐC' }, { 'Idempotency-Key': crypto.randomUUID() });
    expect([emptied.code, emptied.body.lines], 'what is taken out would go on counting').toEqual(['lines-open', [{ indicator: 'work-files-online', part: '' }]]);
    await anew();
    const nothing = await ask(an!, 'POST', '/submission', { version: await stateTheRest(an!) }, { 'Idempotency-Key': crypto.randomUUID() });
    expect(nothing.code).toBe('nothing-to-send');
    await anew();
  });

  test('what was typed before a colleague sent the sheet meets what was sent, before it becomes a correction', async () => {
    const { body: { lines, sent: was } } = await ask(an!, 'GET') as Answer & { body: { sent: Record<string, { by: string; at: string }> } };
    const { handed_submission: sheet } = lines.find(({ indicator }) => indicator === 'work-files-online')!;
    expect(was[sheet!]!.by).toBe(`reporter ${AGENCY}`);
    const late = (over: string | null | undefined, text = '13') => write(binh!, [cell('numerator', text, 0, 'work-files-online', over === undefined ? {} : { over })]);
    for (const over of [null, 'PN-before']) {
      const { body } = await late(over);
      expect([body.kept, body.conflicts]).toEqual([[], [expect.objectContaining({ field: 'numerator', theirs: '16', version: 0, by: `reporter ${AGENCY}`, at: was[sheet!]!.at, sheet })]]);
    }
    expect((await ask(an!, 'GET')).body.cells, 'nothing was begun').toEqual([]);
    expect((await late(null, '16')).body.conflicts, 'the same value').toEqual([]);
    await anew();
    expect((await late(sheet)).body.kept, 'begun knowingly').toHaveLength(1);
    await anew();
    expect((await ask(binh!, 'PUT', '', { cells: [cell('numerator', '1', 0, 'work-files-online', { over: 5 })] })).code).toBe('draft-cells');
  });

  test('a sheet of reasons alone goes in: the reasons are known, nothing counts as handed in, and figures later are no correction', async () => {
    const [agency, past] = [OTHER, '2024Q1'];
    const of = async (method: string, more = '', body?: object, headers: Record<string, string> = {}): Promise<Answer> => ask(stranger!, method, more, body, headers, agency, past);
    const fill = async (but: string[], why: string): Promise<number> => {
      const { lines, cells } = (await of('GET')).body;
      const base = (line: Row<'owed'>, field: string): number => cells.find((one) => one.indicator === line.indicator && (one as unknown as { part: string }).part === line.part && one.field === field)?.version ?? 0;
      const rest = lines.filter(({ indicator, handed_state }) => !but.includes(indicator) && handed_state === null);
      return (await of('PUT', '', { cells: rest.flatMap((line) => [{ ...cell('state', 'no-data', base(line, 'state'), line.indicator), part: line.part }, { ...cell('note', why, base(line, 'note'), line.indicator), part: line.part }]) })).body.version;
    };
    const send = async (version: number): Promise<Answer> => of('POST', '/submission', { version }, { 'Idempotency-Key': crypto.randomUUID() });
    const due = async (): Promise<Row<'dues'>> => (await of('GET')).body.due;
    const { owed } = await due();
    const sent = await send(await fill([], 'Đang chờ kết quả rà soát'));
    expect([sent.status, sent.body.figures], JSON.stringify(sent.body)).toEqual([201, 0]);
    expect(await due()).toMatchObject({ stage: 'accepted', timeliness: 'missing', first_received_at: null, revisions: 0, figures: 0, covered: 0, missing: owed, excused: owed });
    const lines = (await (await fetch(`${opened.url}/api/q/unfilled.json?report=${past}&agency=${agency}`, { headers: { Cookie: stranger!.Cookie } })).json()) as Row<'unfilled'>[];
    expect([lines.length, new Set(lines.map(({ reason }) => reason))]).toEqual([owed, new Set(['Đang chờ kết quả rà soát'])]);
    expect((await send(await fill([], 'Đang chờ kết quả rà soát'))).code, 'said before').toBe('nothing-to-send');
    await of('DELETE');
    const { body } = await of('PUT', '', { cells: [cell('numerator', '8'), cell('denominator', '9')] });
    const figures = await send(body.version);
    expect([figures.status, figures.body.figures, figures.body.revision], JSON.stringify(figures.body)).toEqual([201, 1, 2]);
    expect(await due()).toMatchObject({ timeliness: 'late', revisions: 1, covered: 1, missing: owed - 1, excused: owed - 1 });
    const later = await send(await fill(['online-dossiers'], 'Chậm do khảo sát lại'));
    expect([later.status, later.body.figures], 'another reason').toEqual([201, 0]);
    expect(await due()).toMatchObject({ figures: 0, covered: 1, excused: owed - 1, timeliness: 'late' });
  });

  test('a stale version sends nothing and says what differs; a refused sheet tells its lines and stays a draft', async () => {
    const { body: { version } } = await write(an!, [cell('numerator', '9')]);
    await write(binh!, [cell('denominator', '3')]);
    const stale = await ask(an!, 'POST', '/submission', { version, reason: 'recount' }, { 'Idempotency-Key': crypto.randomUUID() });
    expect([stale.status, stale.code, stale.body.cells.map(({ field, text, by }) => [field, text, by])]).toEqual([409, 'draft-changed', [['denominator', '3', `head ${AGENCY}`]]]);
    const whole = await stateTheRest(an!);
    const refused = await ask(an!, 'POST', '/submission', { version: whole, reason: 'recount', basis: 'Công văn 12/CV-ĐC' }, { 'Idempotency-Key': crypto.randomUUID() });
    expect([refused.status, refused.code, refused.body.problems!.map(({ code, indicator, column }) => [code, indicator, column])]).toEqual([422, 'sheet-refused', [['numerator-over-denominator', 'online-dossiers', 'numerator']]]);
    expect((await ask(an!, 'GET')).body.cells.length).toBeGreaterThan(1);
    await anew();
  });

  test('a file is read into what it would change; nothing is written; another report\'s template is refused', async () => {
    const csv = new TextEncoder().encode('indicator,part,state,numerator,denominator,note\nonline-dossiers,,,"12,5",x,\n');
    const read = await ask(an!, 'POST', '/sheet?name=phieu.csv', csv, { 'Content-Type': 'text/csv' });
    expect(read.body.rows).toEqual([expect.objectContaining({ indicator: 'online-dossiers', numerator: 12.5, denominator: null })]);
    expect(read.body.problems!.map(({ code }) => code)).toEqual(['not-a-number']);
    expect((await ask(an!, 'GET')).body.cells).toEqual([]);
    const template = await (await fetch(`${opened.url}/api/template.xlsx?agency=${AGENCY}&report=2026Q3`, { headers: { Cookie: an!.Cookie } })).arrayBuffer();
    const strange = await ask(an!, 'POST', '/sheet?name=mau.xlsx', new Uint8Array(template));
    expect([strange.status, strange.body.problems!.map(({ code }) => code)]).toEqual([422, ['wrong-report']]);
  });

  test('a workbook with columns of its own is read into worksheets for those who may fill the sheet; nothing is kept; what is refused says how to mend it', async () => {
    const bytes = await ownWorkbook();
    const read = await ask(an!, 'POST', '/tables?name=bieu.xlsx', bytes);
    expect([read.status, read.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect((read.body as unknown as { sheets: { name: string; rows: { line: number; cells: string[] }[] }[] }).sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Biểu 01', 5], ['Ghi chú', 1]]);
    expect((await ask(an!, 'GET')).body.cells).toEqual([]);
    expect(readdirSync(join(opened.home, 'received'), { recursive: true }).filter((name) => String(name).includes(createHash('sha256').update(bytes).digest('hex')))).toEqual([]);
    for (const [name, file, code] of [['bieu.xlsx', Buffer.from('%PDF-1.7'), 'renamed'], ['bieu.xlsx', workbook('', { 'xl/vbaProject.bin': Buffer.from('x') }), 'macros']] as const) {
      const refused = await ask(an!, 'POST', `/tables?name=${name}&lang=vi`, file);
      expect([refused.status, refused.code, refused.body.problems!.map((problem) => problem.code)]).toEqual([422, 'sheet-refused', [code]]);
      expect(refused.body.problems![0]).toMatchObject({ what: expect.stringMatching(/\.$/), why: expect.stringMatching(/\.$/), how: expect.stringMatching(/\.$/) });
    }
    expect([(await ask(stranger!, 'POST', '/tables?name=bieu.xlsx', bytes)).status, (await ask(null, 'POST', '/tables?name=bieu.xlsx', bytes)).status]).toEqual([403, 401]);
    expect((await ask(signedIn(opened.house, 'reviewer'), 'POST', '/tables?name=bieu.xlsx', bytes)).status).toBe(403);
    expect((await ask(an!, 'POST', '/tables?name=bieu.xlsx', new Uint8Array(11 * 1024 * 1024))).status).toBe(413);
    expect((await ask(null, 'POST', '/tables?name=bieu.xlsx', new Uint8Array(11 * 1024 * 1024))).status, 'a stranger is told so before anything is read').toBe(401);
  });
});

test('drafts are there after the server ended without a word', async () => {
  const home = join(mkdtempSync(join(tmpdir(), 'cot-moc-draft-')), 'home');
  const first = await open({ COT_MOC_HOME: home });
  const { person } = signedIn(first.house, 'reporter', AGENCY);
  first.house.drafts.write(AGENCY, report, person, [{ indicator: 'online-dossiers', part: '', field: 'numerator', text: '7', reading: '', base: 0 }], new Date().toISOString());
  await first.close();
  const again = await open({ COT_MOC_HOME: home });
  expect(again.house.drafts.cells(AGENCY, report).map(({ text, version }) => [text, version])).toEqual([['7', 1]]);
  expect(carrying(again.house.sessions.open(person, 'sso-strong', true, 'test')).Cookie).toContain('=');
  await again.close();
});
