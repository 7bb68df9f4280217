// Who leads an area reads the sheets and documents of that area: every question, format, trace and route of them, beside a reviewer, who reads all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFolder, scopedOf } from '../../server/engine/question.ts';
import { explained, handIn } from '../open.ts';
import { activities, AGENCY, as, ask, change, digital, get, hashes, json, lead, measured, mixed, moment, OF, openAreas, opened, OTHER, PLAN, refusals, REPORT, reviewer, trace } from './two-areas.ts';
import type { Cells, Headers } from './two-areas.ts';

const questions = readFolder('queries');
const scoped = scopedOf(questions, readFolder('queries/model'));

beforeAll(openAreas);
afterAll(() => opened.close());

/** Leads, and what each reads of the sheets here. */
const LEADS: [string, string[]][] = [['of one area', ['procedures']], ['of another', ['digital']], ['of two', ['digital', 'procedures']], ['of one of which the plan measures nothing', ['steering']]];
/** How each question that tells single figures is asked. */
const ASKED: [string, Record<string, string>][] = [
  ['earlier', { agency: AGENCY, report: '2024H1' }], ['evidence', { plan: PLAN }], ['evidence', { agency: AGENCY }], ['evidence_due', { plan: PLAN }], ['observations', { agency: AGENCY }], ['observations', { plan: PLAN, agency: OTHER }],
  ['observations', { target: 'bg30-online-dossiers' }], ['corrections', { target: 'bg30-online-dossiers' }], ['owed', { agency: AGENCY, report: REPORT }], ['owed', { agency: OTHER, report: '2024H1' }], ['returned', {}], ['returned', { plan: PLAN }], ['unfilled', { agency: AGENCY, report: REPORT }], ['unfilled', { plan: PLAN, report: REPORT }],
];
/** Those that tell none line by line: by a count of lines, by sheet, by target or by activity. */
const COUNTED = ['activities', 'behind', 'dues', 'evidence_missing', 'hand_ins', 'milestones', 'progress', 'reminders', 'reporting', 'sheet_lines', 'waiting'];
/** Questions that read what was handed in without telling whose figure is what, and what they tell instead. */
const OPEN: Record<string, string> = { months: 'figures of months', readiness: 'it is for the secretary, who reads all', reports: 'how many bodies handed in' };

describe('questions', () => {
  test('whatever tells of sheets or documents is narrowed', () => {
    const lines = ['handed', 'history', 'newest', 'remaining', 'settled', 'pleas', 'completeness', 'attached', 'witnesses', 'awaited', 'portions', 'received'];
    for (const { name, deed, steps, body } of questions.values()) {
      const tells = deed === 'read-sheets' || steps.some((step) => lines.includes(step)) || /\b(landed|submissions|returns|proofs|evidence) as\b/.test(body);
      expect(scoped.has(name), name).toBe(tells && !(name in OPEN));
    }
    expect([...scoped].sort()).toEqual([...new Set([...ASKED.map(([name]) => name), ...COUNTED])].sort());
  });

  test.each(LEADS.flatMap(([words, areas]) => ASKED.map(([name, params]) => [name, new URLSearchParams(params).toString(), words, areas, params] as const)))('%s?%s, a lead %s: what a reviewer sees of that area, now and as of a moment', async (name, _query, _words, areas, params) => {
    const own = measured(areas as string[]);
    const mine = lead(...areas);
    // As of a moment for one lead of each kind of question: with THOROUGH for all.
    for (const asked of [params, ...(process.env.THOROUGH || areas === LEADS[0]![1] ? [{ ...params, as_of: moment }] : [])]) {
      const all = await ask(name, asked, reviewer);
      const belongs = (row: Cells): boolean => (row.activity ? areas.some((area) => activities[area] === row.activity) : own.has(String(row.indicator)));
      expect(await ask(name, asked, mine)).toEqual(all.filter(belongs));
    }
  });

  test('each of these answers has something to narrow', async () => {
    for (const [name, params] of ASKED.filter(([name]) => !['earlier', 'evidence_due', 'corrections'].includes(name))) {
      const all = await ask(name, params, reviewer);
      expect(all.length, name).toBeGreaterThan((await ask(name, params, lead('steering'))).length);
    }
    expect((await ask('earlier', { agency: AGENCY, report: '2024H1' }, reviewer)).map(({ indicator }) => indicator)).toEqual([OF.procedures]);
    expect(await ask('earlier', { agency: AGENCY, report: '2024H1' }, lead('digital'))).toEqual([]);
  });

  test('sheets and their counts are of the lines of the area, and their trace lists just these', async () => {
    const [one, two] = [lead('procedures'), lead('digital')];
    const figures = async (carried: Headers): Promise<[string, number][]> => (await ask('waiting', {}, carried)).map(({ submission, figures: count }) => [String(submission), Number(count)]);
    expect([await figures(reviewer), await figures(two), await figures(one)]).toEqual([[[digital, 1]], [[digital, 1]], []]);
    const lines = async (carried: Headers, submission: string): Promise<unknown[]> => (await ask('sheet_lines', { submission }, carried)).map(({ indicator }) => indicator);
    expect([await lines(one, mixed), await lines(two, mixed), await lines(one, digital), await lines(lead('digital', 'procedures'), mixed)]).toEqual([[OF.procedures], [OF.digital], [], Object.values(OF)]);
    for (const carried of [reviewer, one, two, lead('steering')]) {
      for (const [name, columns] of [['dues', ['owed', 'figures', 'revisions', 'returned']], ['reporting', ['owed', 'figures', 'revisions']]] as const) {
        const params = { plan: PLAN, report: REPORT };
        const rows = await ask(name, params, carried);
        const at = rows.findIndex(({ agency }) => agency === AGENCY);
        for (const column of columns) expect((await trace(name, column, at, params, carried)).counted!.rows.length, `${name}.${column}`).toBe(rows[at]![column]);
      }
      const [of] = await ask('hand_ins', { plan: PLAN, report: REPORT }, carried);
      expect((await trace('hand_ins', 'returned', 0, { plan: PLAN, report: REPORT }, carried)).counted!.rows.length).toBe(of!.returned);
    }
    const due = async (carried: Headers): Promise<Cells> => (await ask('dues', { plan: PLAN, report: REPORT }, carried)).find(({ agency }) => agency === AGENCY)!;
    expect([await due(reviewer), await due(one), await due(two)].map(({ figures: count, covered, returned, submission }) => [count, covered, returned, submission])).toEqual([[2, 1, 1, mixed], [1, 1, 0, mixed], [1, 0, 1, mixed]]);
    const reminded = async (carried: Headers): Promise<number> => (await ask('reminders', {}, carried)).filter(({ plan }) => plan === PLAN).length;
    expect(await reminded(reviewer)).toBeGreaterThan(0);
    expect(await reminded(lead('steering')), 'another plan has that area').toBe(0);
  });

  test('the rows of a trace are those that the person sees; a figure of another area keeps its value and loses its sheets', async () => {
    const one = lead('procedures');
    const rows = await ask('observations', { agency: AGENCY }, one);
    for (const [at, row] of rows.entries()) expect((await trace('observations', 'numerator', at, { agency: AGENCY }, one)).cells).toEqual(row);
    expect((await get(`trace?question=observations&agency=${AGENCY}&column=numerator&row=${rows.length}`, one)).status).toBe(404);
    const targets = await ask('trend', { target: 'bg30-online-dossiers' }, reviewer);
    const at = targets.findIndex(({ quarter }) => quarter === '2024Q1');
    const of = async (carried: Headers): Promise<[unknown, number]> => {
      const { value, observations } = await trace('trend', 'actual', at, { target: 'bg30-online-dossiers' }, carried);
      return [value, observations!.length];
    };
    expect([await of(reviewer), await of(one), await of(lead('digital'))]).toEqual([[80, 1], [80, 1], [80, 0]]);
    const compared = { plan: PLAN, target: 'bg30-online-dossiers', from: '2024-01-01', to: new Date().toISOString() };
    const steps = await ask('changes', compared, reviewer);
    const changed = steps.findIndex(({ before, after }) => before === null && after === 80);
    expect(changed, JSON.stringify(steps)).toBeGreaterThanOrEqual(0);
    const behind = async (carried: Headers): Promise<number> => (await trace('changes', 'after', changed, compared, carried)).observations!.length;
    expect([await behind(reviewer), await behind(one), await behind(lead('digital'))], 'of a comparison too').toEqual([1, 1, 0]);
  });

  test('documents of another area are neither listed nor counted', async () => {
    for (const [area, activity] of Object.entries(activities)) {
      const documents = async (carried: Headers): Promise<unknown> => (await ask('activities', { plan: PLAN }, carried)).find((row) => row.activity === activity)!.documents;
      expect([await documents(reviewer), await documents(lead(area)), await documents(lead('steering'))]).toEqual([1, 1, null]);
    }
  });
});

describe('stored answers', () => {
  test('of one scope never answer another: bytes, tag, and at once', async () => {
    const people = [reviewer, lead('procedures'), lead('digital'), lead('digital', 'procedures'), lead('steering')];
    for (const path of [`q/observations.json?agency=${AGENCY}`, `q/owed.csv?agency=${AGENCY}&report=${REPORT}`, `q/returned.arrow`]) {
      const first = await Promise.all(people.map((carried) => get(path, carried)));
      const bytes = await Promise.all(first.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
      const tags = first.map((answer) => answer.headers.get('ETag')!);
      expect(new Set(tags).size).toBe(people.length);
      for (const [at, carried] of people.entries()) {
        expect(Buffer.from(await (await get(path, carried)).arrayBuffer()).equals(bytes[at]!)).toBe(true);
        for (const [other, tag] of tags.entries()) expect((await get(path, { ...carried, 'If-None-Match': tag })).status).toBe(other === at ? 304 : 200);
      }
    }
    const csv = await (await get(`q/observations.csv?agency=${AGENCY}`, people[1]!)).text();
    expect([csv.includes(OF.procedures!), csv.includes(OF.digital!)]).toEqual([true, false]);
    const tag = async (carried: Headers): Promise<string | null> => (await get(`q/owed.csv?agency=${AGENCY}&report=${REPORT}`, carried)).headers.get('ETag');
    expect(await tag(lead('procedures', 'digital')), 'the order of the grants is none of it').toBe(await tag(people[3]!));
    expect(await tag(as({ role: 'secretary' })), 'who reads all is answered once').toBe(await tag(reviewer));
  });

  test('steps made once for a plan at a past moment are narrowed for each anew', async () => {
    const params = { plan: PLAN, as_of: new Date().toISOString() };
    const first = await ask('returned', params, lead('procedures'));
    const all = await ask('returned', params, reviewer);
    expect([first.length, all.length, (await ask('returned', params, lead('procedures'))).length, (await ask('returned', params, lead('digital'))).length]).toEqual([0, 1, 0, 1]);
    const covered = async (carried: Headers): Promise<unknown> => (await ask('dues', { ...params, report: REPORT }, carried)).find(({ agency }) => agency === AGENCY)!.figures;
    expect([await covered(lead('steering')), await covered(reviewer), await covered(lead('digital'))]).toEqual([0, 2, 1]);
  });
});

describe('role, route and owner', () => {
  const ROUTES: Record<string, () => string> = {
    'review of both areas': () => `reviews/${mixed}`, 'review of one': () => `reviews/${digital}`, 'sheet of both as it came': () => `received/${shaOf(mixed)}`, 'sheet of one as it came': () => `received/${shaOf(digital)}`,
    'document of a figure': () => `evidence/${hashes.procedures}`, 'document of another': () => `evidence/${hashes.digital}`, 'document of an activity': () => `evidence/${hashes['activity of procedures']}`, 'sheet to fill': () => `template.xlsx?agency=${AGENCY}&report=${REPORT}`,
  };
  const shaOf = (submission: string): string => opened.house.home.state.submissions().find((one) => one.submission === submission)!.sha256;
  const TABLE: [string, () => Headers, number[]][] = [
    ['reviewer', () => reviewer, [200, 200, 200, 200, 200, 200, 200, 200]],
    ['lead of every area', () => as({ role: 'area-lead' }), [200, 200, 200, 200, 200, 200, 200, 200]],
    ['lead of procedures', () => lead('procedures'), [200, 403, 403, 403, 200, 403, 200, 200]],
    ['lead of digital', () => lead('digital'), [200, 200, 403, 200, 403, 200, 403, 200]],
    ['lead of both', () => lead('procedures', 'digital'), [200, 200, 200, 200, 200, 200, 200, 200]],
    ['lead of an area that the plan does not measure', () => lead('steering'), [403, 403, 403, 403, 403, 403, 403, 404]],
    ['lead who reviews too', () => as({ role: 'area-lead', area: 'steering' }, { role: 'reviewer' }), [200, 200, 200, 200, 200, 200, 200, 200]],
    ['lead who reports for the agency too', () => as({ role: 'area-lead', area: 'digital' }, { role: 'reporter', agency: AGENCY }), [200, 200, 200, 200, 200, 200, 403, 200]],
    ['lead who reports for another', () => as({ role: 'area-lead', area: 'procedures' }, { role: 'reporter', agency: OTHER }), [200, 200, 403, 200, 200, 403, 200, 200]],
    ['viewer', () => as({ role: 'viewer' }), [403, 403, 403, 403, 403, 403, 403, 403]],
  ];
  test.each(TABLE.flatMap(([who, carried, statuses]) => Object.keys(ROUTES).map((route, at) => [who, route, statuses[at]!, carried] as const)))('%s, %s: %i', async (_who, route, status, carried) => {
    const whose = carried();
    const before = refusals();
    expect((await get(ROUTES[route]!(), whose)).status).toBe(status);
    expect(refusals() - before, 'a refusal is in the chain').toBe(status === 403 ? 1 : 0);
  });

  test('a review tells the lines of the area, and what is remarked of them', async () => {
    const told = await json<{ sheet: { figures: number }; lines: Cells[]; remarks: Cells[] }>(`reviews/${mixed}`, lead('digital'));
    expect([told.sheet.figures, told.lines.map(({ indicator }) => indicator)]).toEqual([1, [OF.digital]]);
    expect(told.remarks.filter(({ indicator }) => indicator !== OF.digital)).toEqual([]);
  });

  test('reasons are read as figures are: a sheet of them by whoever leads their areas, and of others not one', async () => {
    const reason = 'Chưa có kết quả khảo sát';
    const hand = async (report: string, ...areas: string[]): Promise<string> => {
      const absent = areas.map((area) => ({ indicator: OF[area]!, part: '', reason }));
      const bytes = Buffer.from(`indicator;numerator;denominator\n${report === '2022Q3' ? `${OF.procedures};80;100\n` : ''}`);
      const { submission } = await opened.house.intake.submit({ agency: AGENCY, report, bytes, fileName: `${report}.csv`, reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent }, { accept: false });
      return submission;
    };
    const at = async (submission: string, carried: Headers): Promise<number[]> => [(await get(`receipts/${submission}`, carried)).status, (await get(`reviews/${submission}`, carried)).status];
    const [procedures, digital, both] = [lead('procedures'), lead('digital'), lead('procedures', 'digital')];
    const [one, two] = [await hand('2022Q1', 'procedures'), await hand('2023Q1', 'procedures', 'digital')];
    expect([await at(one, procedures), await at(one, digital), await at(one, lead('steering')), await at(one, reviewer)]).toEqual([[200, 200], [403, 403], [403, 403], [200, 200]]);
    expect([await at(two, procedures), await at(two, both)]).toEqual([[403, 200], [200, 200]]);
    expect((await get(`received/${shaOf(one)}`, lead('steering'))).status).toBe(403);
    const beside = await hand('2022Q3', 'digital');
    expect([await at(beside, procedures), (await get(`received/${shaOf(beside)}`, procedures)).status, (await get(`received/${shaOf(beside)}`, both)).status]).toEqual([[403, 200], 403, 200]);
    const absent = async (carried: Headers): Promise<unknown[]> => (await json<{ sheet: { absent: unknown[] } }>(`reviews/${beside}`, carried)).sheet.absent;
    expect([await absent(procedures), await absent(digital)]).toEqual([[], [{ indicator: OF.digital, part: '', reason }]]);
    await change('PUT', `reviews/${beside}/marks`, { lines: [{ indicator: OF.procedures, part: '', mark: 'accept' }] });
    await change('POST', `reviews/${beside}/decision`, {});
  });

  test('of a correction with unchanged lines beside it nobody reads the file who may not read the whole agency', async () => {
    const [agency, report, numbers] = [OTHER, '2023Q3', (digital: number): string => explained(`indicator;numerator;denominator\n${OF.procedures};80;100\n${OF.digital};${digital};100`)];
    const first = ((await (await handIn(opened.url, agency, report, numbers(80))).json()) as { submission: string }).submission;
    await change('PUT', `reviews/${first}/marks`, { lines: Object.values(OF).map((indicator) => ({ indicator, part: '', mark: 'accept' })) });
    await change('POST', `reviews/${first}/decision`, {});
    const answer = await handIn(opened.url, agency, report, numbers(81), { reason: 'recount' });
    const { submission, figures } = (await answer.json()) as { submission: string; figures: number };
    expect([answer.status, figures]).toEqual([201, 1]);
    for (const path of [`receipts/${submission}`, `received/${shaOf(submission)}`]) expect([(await get(path, lead('digital'))).status, (await get(path, reviewer)).status], path).toEqual([403, 200]);
    await change('PUT', `reviews/${submission}/marks`, { lines: [{ indicator: OF.digital, part: '', mark: 'accept' }] });
    await change('POST', `reviews/${submission}/decision`, {});
  });

  test('beside a wider role the wider counts; a right to one agency is one to that agency', async () => {
    const [both, reporter] = [as({ role: 'area-lead', area: 'steering' }, { role: 'secretary' }), as({ role: 'area-lead', area: 'digital' }, { role: 'reporter', agency: AGENCY })];
    expect(await ask('returned', {}, both)).toEqual(await ask('returned', {}, reviewer));
    const owed = (agency: string, carried: Headers): Promise<Cells[]> => ask('owed', { agency, report: REPORT }, carried);
    expect(await owed(AGENCY, reporter)).toEqual(await owed(AGENCY, reviewer));
    expect(await owed(OTHER, reporter)).toEqual(await owed(OTHER, lead('digital')));
    expect((await owed(OTHER, reporter)).length).toBeLessThan((await owed(OTHER, reviewer)).length);
  });

  test('who leads an area and reports for an agency reads that area of everybody and all of that agency, and nothing of others’ other areas', async () => {
    const both = as({ role: 'area-lead', area: 'procedures' }, { role: 'reporter', agency: OTHER });
    const own = measured(['procedures']);
    const mine = ({ agency, indicator }: Cells): boolean => agency === OTHER || own.has(String(indicator));
    const at = new Date().toISOString();
    for (const [name, params] of [['observations', { plan: PLAN, indicator: OF.digital! }], ['observations', { indicator: OF.procedures! }], ['observations', { plan: PLAN, agency: AGENCY }], ['observations', { plan: PLAN, agency: OTHER }], ['observations', { target: 'bg30-work-files-online-province' }], ['unfilled', { plan: PLAN, report: REPORT }], ['evidence', { agency: AGENCY }]] as [string, Record<string, string>][]) {
      for (const asked of [params, { ...params, as_of: at }]) {
        const all = await ask(name, asked, reviewer);
        const belongs = (row: Cells): boolean => (row.activity ? activities.procedures === row.activity : mine(row));
        expect(await ask(name, asked, both), `${name} ${JSON.stringify(asked)}`).toEqual(all.filter(belongs));
      }
    }
    const seen = (await ask('observations', { indicator: OF.digital! }, both)).map(({ agency, indicator, stands }) => [agency, indicator, stands]);
    expect(seen).toContainEqual([OTHER, OF.digital, true]);
    expect(seen.filter(([agency, indicator]) => agency === AGENCY && indicator === OF.digital), 'what was given back to another body').toEqual([]);
    expect((await ask('waiting', {}, both)).map(({ submission }) => submission)).toEqual([digital]);
    expect(await ask('returned', {}, both)).toEqual([]);
    const due = async (agency: string, carried: Headers): Promise<unknown[]> => (({ owed, figures, covered, returned }) => [owed, figures, covered, returned])((await ask('dues', { plan: PLAN, report: REPORT }, carried)).find((row) => row.agency === agency)!);
    expect([await due(OTHER, both), await due(AGENCY, both)]).toEqual([await due(OTHER, reviewer), await due(AGENCY, lead('procedures'))]);
    const told = await trace('observations', 'numerator', seen.findIndex(([agency, indicator]) => agency === OTHER && indicator === OF.digital), { indicator: OF.digital! }, both);
    expect(told.observations).toHaveLength(1);
    const [whole, narrow] = [await get('q/returned.json', both), await get('q/returned.json', lead('procedures'))];
    expect(whole.headers.get('ETag'), 'an answer of its own').not.toBe(narrow.headers.get('ETag'));
  });

  test('figures of targets are read by every lead alike', async () => {
    for (const [name, params] of [['targets', { plan: PLAN }], ['overview', { plan: PLAN }], ['breakdown', { target: 'bg30-online-dossiers' }], ['trend', { target: 'bg30-online-dossiers' }]] as [string, Record<string, string>][]) expect(await ask(name, params, lead('steering')), name).toEqual(await ask(name, params, reviewer));
  });
});

test('what was changed of a figure is for whoever reads its area', async () => {
  const answer = await handIn(opened.url, AGENCY, REPORT, explained(`indicator;numerator;denominator\n${OF.procedures};81;100\n`), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
  const target = 'bg30-online-dossiers';
  const seen = async (carried: Headers): Promise<unknown[]> => (await ask('corrections', { target }, carried)).map(({ agency, previous, level, change: by }) => [agency, previous, level, by]);
  expect([await seen(reviewer), await seen(lead('procedures')), await seen(lead('digital')), await seen(as({ role: 'viewer' }))]).toEqual([[[AGENCY, 80, 81, 1]], [[AGENCY, 80, 81, 1]], [], []]);
  const { observations } = await trace('corrections', 'previous', 0, { target }, reviewer);
  expect(observations!.map(({ submission, revision }) => [submission, revision])).toEqual([[mixed, 1]]);
});
