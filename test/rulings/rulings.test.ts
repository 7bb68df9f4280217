// A ruling against the running server: what it would change, who may record it, that it holds from its moment on, is replaced by a later one, and withdrawn.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { RulingEffect } from '../../server/rulings/rulings.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

const root = mkdtempSync(join(tmpdir(), 'cot-moc-rulings-'));
let opened: Opened;
let secretary: Carried;
let reviewer: Carried;
beforeAll(async () => {
  cpSync('test/queries/data', root, { recursive: true });
  const file = join(root, 'plans/p/targets.csv');
  // Within one document the stricter one is in use until somebody rules: 90 % is missed, 50 % reached.
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\nonline-25-strict,online,p,procedures,online,province,,level,>=,90,,percent,,2025,ramp,,II,q,002,1,,online,online,\n`);
  opened = await open({ COT_MOC_DATA: root, COT_MOC_SOURCES: '/nowhere' });
  [secretary, reviewer] = [signedIn(opened.house, 'secretary'), signedIn(opened.house, 'reviewer')];
  for (const agency of ['a', 'b', 'c']) expect((await handIn(opened.url, agency, '2025Y', explained('indicator;numerator;denominator\nonline;60;100'))).status).toBe(201);
});
afterAll(async () => {
  await opened.close();
  rmSync(root, { recursive: true });
});

async function send<T = object>(path: string, carried: Carried, body: object): Promise<{ status: number; code: string; json: T }> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method: 'POST', headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const json = (await answer.json()) as T & { type?: string };
  return { status: answer.status, code: String(json.type ?? '').split('/').at(-1)!, json };
}
async function sides(as_of?: string): Promise<string[]> {
  const rows = (await (await fetch(`${opened.url}/api/q/conflicts.json?${new URLSearchParams({ plan: 'p', ...(as_of ? { as_of } : {}) })}`)).json()) as Row<'conflicts'>[];
  return rows.map(({ milestone, operative, why, status, document }) => [milestone, operative ? why : '-', status, document ?? ''].join(' ').trim());
}
const passed = async (as_of?: string): Promise<string | null> => ((await (await fetch(`${opened.url}/api/q/targets.json?${new URLSearchParams({ plan: 'p', ...(as_of ? { as_of } : {}) })}`)).json()) as Row<'targets'>[]).find(({ target }) => target === 'online')!.passed_status;
const moment = (): string => opened.house.home.state.acts().at(-1)!.at;

test('the effect is told before, nothing of it stays; recorded, it changes verdicts from its moment on', async () => {
  const before = moment();
  const unruled = ['online-25 - achieved', 'online-25-strict stricter missed'];
  expect([await sides(), await passed()]).toEqual([unruled, 'missed']);
  expect((await send('rulings/effect', reviewer, { milestone: 'online-25' })).status).toBe(403);
  const effect = await send<RulingEffect[]>('rulings/effect', secretary, { milestone: 'online-25' });
  expect(effect.json).toMatchObject([{ target: 'online', in_use_before: 'online-25-strict', in_use_after: 'online-25', verdict_before: 'missed', verdict_after: 'achieved', passed_before: 'missed', passed_after: 'achieved' }]);
  expect([await sides(), opened.house.home.state.acts().filter(({ kind }) => kind.startsWith('ruling'))], 'nothing stays').toEqual([unruled, []]);
  expect((await send<RulingEffect[]>('rulings/effect', secretary, { milestone: 'online-25-strict' })).json[0]).toMatchObject({ verdict_before: 'missed', verdict_after: 'missed' });

  for (const [body, code] of [[{ milestone: 'online-25' }, 'ruling-without-document'], [{ milestone: 'units-25', document: '9/TB' }, 'ruling-wrong'], [{ document: '9/TB' }, 'ruling-wrong']] as const) expect(await send('rulings', secretary, body)).toMatchObject({ status: 422, code });
  expect((await send('rulings/online-25/withdrawal', secretary, { reason: 'Ban hành văn bản khác thay thế' })).code).toBe('ruling-none');
  expect((await send('rulings', secretary, { milestone: 'online-25', document: '09/TB-BCĐ', note: 'Theo kết luận phiên họp' })).status).toBe(201);
  expect([await sides(), await passed()]).toEqual([['online-25 ruling achieved 09/TB-BCĐ', 'online-25-strict - missed'], 'achieved']);
  expect([await sides(before), await passed(before)], 'as known before').toEqual([unruled, 'missed']);
  expect((await send('rulings', secretary, { milestone: 'online-25', document: '09/TB-BCĐ' })).code).toBe('ruling-holds');

  const first = moment();
  expect((await send('rulings', secretary, { milestone: 'online-25-strict', document: '10/TB-BCĐ' })).status).toBe(201);
  expect(await sides(), 'the later one holds').toEqual(['online-25 - achieved', 'online-25-strict ruling missed 10/TB-BCĐ']);
  expect((await send('rulings/online-25-strict/withdrawal', secretary, { reason: 'ngắn' })).code).toBe('ruling-without-reason');
  expect((await send('rulings/online-25-strict/withdrawal', secretary, { reason: 'Ban hành văn bản khác thay thế' })).status).toBe(201);
  expect([await sides(), await sides(first)]).toEqual([unruled, ['online-25 ruling achieved 09/TB-BCĐ', 'online-25-strict - missed']]);
  expect(opened.house.home.state.acts().filter(({ kind }) => kind.startsWith('ruling')).map(({ kind, submission }) => `${kind} ${submission}`)).toEqual(['ruling online-25', 'ruling online-25-strict', 'ruling-withdrawn online-25-strict']);
});

test('a conflict waits for a decision until somebody rules', async () => {
  const waiting = async (): Promise<string[]> => ((await (await fetch(`${opened.url}/api/q/decisions.json?plan=p`)).json()) as Row<'decisions'>[]).map(({ kind, subject, due }) => `${kind} ${subject} ${due ?? ''}`.trim());
  expect(await waiting()).toContain('disputed online 2025');
  await send('rulings', secretary, { milestone: 'online-25', document: '11/TB-BCĐ' });
  expect(await waiting()).not.toContain('disputed online 2025');
});
