// Drafts of reports that are closed, and of bodies that are no more: who may fill them, from when on.
import { expect, test } from 'vitest';
import { openLatest } from './made-up.ts';
import { open, signedIn } from './open.ts';

const AGENCY = 'gl-so-giao-duc-dao-tao';
const CELL = { indicator: 'online-dossiers', part: '', field: 'numerator', text: '5', base: 0, reading: '' };

test('a closed report says since when', async () => {
  const locked = await open({ LOCKED: 'on' });
  const person = signedIn(locked.house, 'reporter', AGENCY);
  const closed = await fetch(`${locked.url}/api/drafts/${AGENCY}/2026Q3`, {
    method: 'PUT', headers: { Cookie: person.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ cells: [CELL] }),
  });
  expect(closed.status).toBe(409);
  expect(((await closed.json()) as { detail: string }).detail).toMatch(/Quý\sIII\/2026 không nhận số từ sau ngày \d\d\/10\/2026/);
  await locked.close();
});

test('who carries on an ended body\'s work fills its sheet once it was opened', async () => {
  const made = await openLatest({ LOCKED: 'on' });
  const { state } = made.house.home;
  const [ended, of] = ['bg-so-noi-vu', '2025H1'];
  const heir = signedIn(made.house, 'reporter', 'bn-so-noi-vu');
  const type = (): Promise<Response> => fetch(`${made.url}/api/drafts/${ended}/${of}`, {
    method: 'PUT', headers: { Cookie: heir.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ cells: [CELL] }),
  });
  expect((await type()).status, 'nothing passed on').toBe(404);
  state.transaction(() => state.act({ at: new Date().toISOString(), actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency: ended, report: of, until: '2099-01-01', reason: 'thử' }) }));
  await made.house.engine.absorb();
  expect((await type()).status).toBe(200);
  const other = signedIn(made.house, 'reporter', 'bn-so-tu-phap');
  expect((await fetch(`${made.url}/api/drafts/${ended}/${of}`, { headers: { Cookie: other.Cookie } })).status).toBe(403);
  await made.close();
});
