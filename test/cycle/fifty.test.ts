// Fifty people at once through the whole of it over HTTP: draft, sheet, decision by others. What each wrote stands, in an unbroken chain.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt } from '../../server/intake/receipts.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

const WRITERS = 50;
const REVIEWERS = 5;
const REPORT = '2022Q1';
const agencies = Array.from({ length: WRITERS }, (_, at) => `w${at + 1}`);
let data: string;
let opened: Opened;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-fifty-'));
  cpSync('test/queries/data', data, { recursive: true });
  appendFileSync(join(data, 'agencies.csv'), agencies.map((id) => `${id},Cơ quan ${id},Agency ${id},,department,province,p,t,${id},,,,,illustrative,,\n`).join(''));
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_REVIEW: 'on' });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

async function call<T>(carried: Carried, method: string, path: string, body: object, key?: string): Promise<T> {
  const headers = { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) };
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${text}`).toBe(true);
  return JSON.parse(text) as T;
}
/** Other numbers for each writer and line. */
const figures = (writer: number, line: number): [numerator: number, denominator: number] => [100 * writer + line, 10_000 + writer];

test('every figure is what its writer typed; the numbers of acts and receipts have no gaps; the chain verifies', async () => {
  const { engine, drafts, home: { state } } = opened.house;
  const writers = agencies.map((agency) => signedIn(opened.house, 'reporter', agency));
  const reviewers = Array.from({ length: REVIEWERS }, () => signedIn(opened.house, 'reviewer'));
  const owed = await engine.rows('owed', { agency: agencies[0]!, report: REPORT });
  const before = state.acts().length;

  const receipts = await Promise.all(writers.map(async (writer, at) => {
    const sheet = `drafts/${agencies[at]!}/${REPORT}`;
    const cells = owed.flatMap(({ indicator, part }, line) => ['numerator', 'denominator'].map((field, second) => ({ indicator, part, field, text: String(figures(at, line)[second]), reading: '', base: 0 })));
    const { version, conflicts } = await call<{ version: number; conflicts: object[] }>(writer, 'PUT', sheet, { cells, since: 0 });
    expect(conflicts).toEqual([]);
    return call<Receipt>(writer, 'POST', `${sheet}/submission`, { version }, `fifty-writers-${at}`);
  }));
  expect(receipts.map(({ submission, figures: count, targets }) => [submission, count, targets.length > 0])).toEqual(agencies.map((agency) => [`PN-${REPORT}-${agency}-01`, owed.length, true]));
  expect(agencies.flatMap((agency) => drafts.cells(agency, REPORT)), 'what was sent stands in no draft any more').toEqual([]);

  const shares = reviewers.map((_, at) => receipts.filter((__, place) => place % REVIEWERS === at).map(({ submission }) => submission));
  const accepted = await Promise.all(shares.map((submissions, at) => call<{ accepted: number }>(reviewers[at]!, 'POST', 'reviews', { submissions })));
  expect(accepted.map((one) => one.accepted)).toEqual(shares.map(({ length }) => length));

  const told = (list: { agency: string; indicator: string; numerator: number | null; denominator: number | null }[]): string[] => list.map(({ agency, indicator, numerator, denominator }) => `${agency} ${indicator} ${numerator}/${denominator}`).sort();
  const shown = (await Promise.all(owed.map(({ indicator }) => engine.rows('observations', { plan: 'p', report: REPORT, indicator })))).flat().filter(({ in_force }) => in_force);
  expect(told(shown)).toEqual(told(agencies.flatMap((agency, at) => owed.map(({ indicator }, line) => ({ agency, indicator, numerator: figures(at, line)[0], denominator: figures(at, line)[1] })))));

  const acts = state.acts();
  expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, at) => at + 1));
  const own = acts.slice(before).filter(({ kind }) => kind === 'submit' || kind === 'accept');
  for (const [at, { submission }] of receipts.entries()) {
    expect(own.filter((act) => act.submission === submission).map(({ kind, actor }) => [kind, actor])).toEqual([['submit', writers[at]!.person], ['accept', reviewers[at % REVIEWERS]!.person]]);
  }
  expect(state.submissions().map(({ submission, seq }) => [submission, seq])).toEqual(own.filter(({ kind }) => kind === 'submit').map(({ submission, seq }) => [submission, seq]));
  expect(engine.snapshot, 'all of it is shown').toBe(acts.at(-1)!.seq);
  expect(state.brokenLink()).toBeNull();
  expect((await verify(opened.home, state, look(opened.home))).findings).toEqual([]);
});
