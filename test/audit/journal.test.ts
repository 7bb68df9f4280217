// The journal against the running server: who reads it, what it says of each act, how it is looked through.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportLabel } from '../../client/format.ts';
import { ROLES } from '../../server/access/rights.ts';
import { actors, page, PAGE, some } from '../../server/audit/acts.ts';
import { groupOf, KINDS } from '../../server/audit/kinds.ts';
import { Teller } from '../../server/audit/saying.ts';
import type { Told } from '../../server/audit/saying.ts';
import { openState } from '../../server/home.ts';
import { handIn } from '../open.ts';
import { openJournal } from './auditor.ts';
import type { Journal } from './auditor.ts';

const AGENCY = 'bg-so-noi-vu';
const CSV = 'indicator;numerator;denominator\nonline-dossiers;80;100\n';
let journal: Journal;
beforeAll(async () => {
  journal = await openJournal();
});
afterAll(() => journal.close());

describe('who reads it', () => {
  test.each(ROLES.map((role) => [role, ['reviewer', 'secretary', 'administrator'].includes(role)] as const))('%s: %s', async (role, allowed) => {
    const carried = journal.as(role, ['reporter', 'head'].includes(role) ? AGENCY : '');
    for (const path of ['acts', 'acts.csv', 'acts/chain', 'acts/1']) {
      const answer = await journal.get(path, carried);
      expect([path, answer.status]).toEqual([path, allowed ? 200 : 403]);
      if (allowed) expect(answer.headers.get('Cache-Control')).toBe('no-store');
      await answer.text();
    }
  });

  test('nobody who is not signed in', async () => {
    for (const path of ['acts', 'acts.csv', 'acts/chain', 'acts/1']) expect((await journal.get(path, null)).status).toBe(401);
  });
});

describe('what it says', () => {
  /** Each act that is written anywhere: the kind, as text in the call that writes it. */
  const written = (): Map<string, string> => {
    const kinds = new Map<string, string>();
    for (const file of (readdirSync('server', { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'))) {
      const text = readFileSync(join('server', file), 'utf8');
      for (const { index } of text.matchAll(/\b(?:act|note)\(/g)) {
        const from = text.indexOf('(', index);
        let [to, depth] = [from, 0];
        do depth += text[to] === '(' ? 1 : text[to] === ')' ? -1 : 0; while (depth > 0 && (to += 1) < text.length);
        const given = text.slice(from + 1, to);
        const first = given.trimStart().startsWith('{') ? /\bkind: ([^,}]*)/.exec(given)?.[1] ?? '' : given.slice(0, given.indexOf(',') + 1);
        for (const [, kind] of first.matchAll(/'([a-z][a-z-]*)'/g)) kinds.set(kind!, file);
      }
    }
    return kinds;
  };

  test('every kind that is written anywhere has its words, and its group, in both languages', () => {
    const kinds = written();
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['submit', 'accept', 'seal', 'registry', 'ruling', 'proof', 'publication', 'refused', 'sign-in-refused', 'signed-in', 'person-added', 'subject-bound', 'recovery-code-used']));
    for (const [kind, file] of kinds) expect(KINDS, `${kind} of server/${file}: add it to server/audit/kinds.ts and data/words/audit.*.json`).toContain(kind);
    for (const lang of ['vi', 'en']) {
      const words = JSON.parse(readFileSync(`data/words/audit.${lang}.json`, 'utf8')) as { said: Record<string, unknown>; group: Record<string, string> };
      expect(Object.keys(words.said).sort()).toEqual([...KINDS].sort());
      for (const kind of KINDS) expect(words.group).toHaveProperty(groupOf(kind));
    }
  });

  test('whatever the detail of an act, its sentence is whole: no key and no gap stands in it', () => {
    const details: object[] = [{}, { revision: 2 }, { review: 'off' }, { done_on: null }, { done_on: '2026-01-01', document: 'QĐ 1' }, { locks: [{}, {}] }, { kind: 'first' }, { kind: 'new' }, { way: 'sso' }, { what: 'code' }, { issuer: 'https://x' },
      { deed: 'submit' }, { deed: 'submit', agency: AGENCY, needs: 'code' }, { why: 'wait', further: 7 }, { why: 'many' }, { why: 'new' }];
    for (const lang of ['vi', 'en'] as const) {
      const teller = new Teller(journal.state, new Map([[AGENCY, 'Sở Nội vụ']]), lang);
      for (const kind of [...KINDS, 'never-heard-of']) for (const detail of details) for (const submission of [null, `PN-2026Q3-${AGENCY}-01`]) {
        const { said } = teller.tell({ seq: 1, at: '', actor: 'system', kind, submission, detail: JSON.stringify(detail), previous: '', hash: '' });
        expect(said, `${kind} ${JSON.stringify(detail)}`).not.toMatch(/said\.|deed\.|why\.|audit:|undefined|\{\{|NaN/);
      }
      expect(teller.tell({ seq: 1, at: '', actor: 'system', kind: 'submit', submission: 'x', detail: 'no json', previous: '', hash: '' }).said).toContain('x');
    }
  });

  test('a sheet handed in and taken, a refusal, an act of a kind that nobody knows yet', async () => {
    expect((await handIn(journal.url, AGENCY, '2024Q1', CSV)).status).toBe(201);
    const reporter = journal.as('reporter', AGENCY);
    const form = new FormData();
    form.set('agency', 'bg-so-tu-phap');
    form.set('report', '2024Q1');
    form.set('file', new Blob([CSV]), 'a.csv');
    expect((await fetch(`${journal.url}/api/submissions`, { method: 'POST', body: form, headers: { ...reporter, 'Idempotency-Key': crypto.randomUUID() } })).status).toBe(403);
    journal.act('weighed', { submission: 'bg30-online-dossiers' });
    const { acts } = await journal.list();
    const said = acts.map((one) => one.said);
    expect(said[0]).toBe('Việc loại “weighed” về bg30-online-dossiers');
    expect(said).toContain(`Nộp phiếu PN-2024Q1-${AGENCY}-01 của Sở Nội vụ tỉnh Bắc Giang, ${reportLabel('2024Q1', 'vi')}`);
    expect(said).toContain(`Nhận phiếu PN-2024Q1-${AGENCY}-01 của Sở Nội vụ tỉnh Bắc Giang, không qua duyệt`);
    expect(said).toContain('Từ chối: nộp phiếu của Sở Tư pháp tỉnh Bắc Giang, không có quyền');
    expect(acts.find(({ kind }) => kind === 'refused')).toMatchObject({ who: `reporter ${AGENCY}`, group: 'refused', is_erased: false });
    expect((await journal.list('lang=en')).acts.map((one) => one.said)).toContain('Refused: handing in a sheet of Department of Justice, Bac Giang, not allowed');
  });

  test('an erased identity leaves the pseudonym, in every sentence', async () => {
    const person = journal.house.people.add('Phạm Thị Xóa', 'xoa@tinh.gov.vn', [], 'system');
    journal.act('signed-out', { actor: person, submission: person });
    expect((await journal.list(`actor=${person}`)).acts[0]).toMatchObject({ who: 'Phạm Thị Xóa', is_erased: false });
    journal.house.people.end(person, 'system');
    journal.house.people.erase(person, 'system');
    expect((await journal.list(`actor=${person}`)).acts[0]).toMatchObject({ who: person, is_erased: true });
    const about = await journal.list(`subject=${person}`);
    expect(about.acts.map(({ said }) => said)).toContain(`Xóa tên và địa chỉ của người đã xóa danh tính (${person})`);
    expect(JSON.stringify(about)).not.toContain('Phạm Thị Xóa');
  });

  test('one act with all its fields, as they were hashed', async () => {
    const { acts: [newest] } = await journal.list('of=submit');
    const one = await (await journal.get(`acts/${newest!.seq}`)).json() as Told & { detail: string; previous: string };
    const row = journal.state.get<{ detail: string; previous: string; hash: string }>('select detail, previous, hash from acts where seq = ?', newest!.seq)!;
    expect([one.detail, one.previous, one.hash]).toEqual([row.detail, row.previous, row.hash]);
    for (const seq of ['0', '999999', 'x', '1e3']) expect((await journal.get(`acts/${seq}`)).status).toBe(404);
  });
});

describe('looking through', () => {
  test('page by page forwards and back, every act once, at each length', () => {
    const home = openState(journal.home.replace(/home$/, ''));
    try {
      for (const length of [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 7]) {
        const begun = home.head().seq;
        home.transaction(() => {
          for (let at = 0; at < length; at += 1) home.act({ at: new Date().toISOString(), actor: `of-${length}`, kind: 'remind', submission: null, detail: '{}' });
        });
        const sought = { actor: `of-${length}` };
        const down: number[][] = [];
        let now = page(home, sought);
        expect(now.newer).toBeNull();
        for (;;) {
          down.push(now.acts.map(({ seq }) => seq));
          if (now.older === null) break;
          now = page(home, { ...sought, before: now.older });
        }
        expect(down.flat()).toEqual(Array.from({ length }, (_, at) => begun + length - at));
        const up: number[][] = [now.acts.map(({ seq }) => seq)];
        while (now.newer !== null) {
          now = page(home, { ...sought, after: now.newer });
          up.unshift(now.acts.map(({ seq }) => seq));
        }
        expect(up).toEqual(down);
      }
    } finally {
      home.close();
    }
  });

  test('by kind, group, actor, subject and day in Vietnam; each without reading every act', async () => {
    journal.act('remind', { at: '2026-03-09T17:30:00.000Z', actor: 'demo', submission: 'x-1' });
    journal.act('remind', { at: '2026-03-10T17:30:00.000Z', actor: 'demo', submission: 'x-2' });
    const of = async (query: string): Promise<string[]> => (await journal.list(query)).acts.map(({ kind, subject }) => `${kind} ${subject ?? ''}`.trim());
    expect(await of('from=2026-03-10&to=2026-03-10')).toEqual(['remind x-1']);
    expect(await of('of=reminders&actor=demo')).toEqual(['remind x-2', 'remind x-1']);
    expect(await of('of=remind&subject=x-2')).toEqual(['remind x-2']);
    expect(await of('of=others')).toEqual(['weighed bg30-online-dossiers']);
    expect(new Set(await of(`subject=${AGENCY}&of=sheets`))).toEqual(new Set([`submit PN-2024Q1-${AGENCY}-01`]));
    expect(await of(`subject=${AGENCY}`)).toContain(`accept PN-2024Q1-${AGENCY}-01`);
    expect(await of('of=never')).toEqual([]);
    for (const where of ["kind in ('remind')", "actor = 'demo'", "(submission = 'x' or iif(json_valid(detail), json_extract(detail, '$.agency'), null) = 'x' or submission in (select submission from submissions where agency = 'x'))"]) {
      const plan = journal.state.all<{ detail: string }>(`explain query plan select * from acts where ${where} order by seq desc limit 50`).map(({ detail }) => detail);
      expect(plan.filter((line) => /^SCAN acts\b/.test(line)), where).toEqual([]);
    }
    expect(some(journal.state, { from: '2026-03-10', to: '2026-03-10' }, 9)).toHaveLength(1);
  });

  test('the names to choose from are of those who acted and are known', () => {
    const silent = journal.house.people.add('Chưa Làm Gì', null, [], 'system');
    expect(actors(journal.state).map(({ person }) => person)).not.toContain(silent);
    expect(actors(journal.state).every(({ name }) => name !== '')).toBe(true);
  });

  test.each(['of=A%20B', 'actor=%27or', 'subject=a%20b', 'from=2026-13-01', 'to=hom-nay', 'before=0', 'after=-1', 'before=1&before=2', 'page=2'])('%s is not understood', async (query) => {
    const answer = await journal.get(`acts?${query}`);
    expect(answer.status).toBe(400);
    expect((await answer.json() as { detail: string }).detail).not.toBe('');
  });

  test('as CSV: the filter’s acts, in slices, texts that a spreadsheet would run neutralised', async () => {
    const person = journal.house.people.add('=HYPERLINK("x")', null, [], 'system');
    for (let at = 0; at < 450; at += 1) journal.act('remind', { actor: person, submission: '@sum' });
    const answer = await journal.get(`acts.csv?actor=${person}&lang=en`);
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="cot-moc-acts-20\d\d-\d\d-\d\d\.csv"$/);
    const lines = Buffer.from(await answer.arrayBuffer()).toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffNo.,Time,Who,Pseudonym,What,Kind,About,Details,Hash before,Hash');
    expect(lines).toHaveLength(452);
    expect(lines[1]).toMatch(/^\d+,20[^,]+,"'=HYPERLINK\(""x""\)",p-[0-9a-f]{12},Sent a reminder @sum,remind,'@sum,\{\},[0-9a-f]{64},[0-9a-f]{64}$/);
  });
});
