// Documents and progress by role and agency, against the running server: who adds, links, reads and takes away for whom, and what nobody takes away.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEEDS_OF, ROLES } from '../../server/access/rights.ts';
import type { Role } from '../../server/access/rights.ts';
import type { Added } from '../../server/evidence/add.ts';
import { handIn, open, reporterOf, signedIn } from '../open.ts';
import { pdf } from './files.ts';
import { AGENCY, FIGURE, openShelf, OTHER, problem } from './shelf.ts';
import type { Shelf } from './shelf.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());

describe('who may do what for whom', () => {
  const READERS = ROLES.filter((role) => DEEDS_OF[role].includes('read-sheets'));
  const ROUTES: Record<string, { go: (by: Record<string, string>, of: Added) => Promise<number>; own: Role[] }> = {
    'add': { go: async (by) => (await shelf.send({ by, bytes: pdf(crypto.randomUUID()), fields: shelf.figure() })).status, own: ['reporter', 'head'] },
    'link': { go: async (by, { evidence }) => (await shelf.change('POST', `evidence/${evidence}/links`, { kind: 'milestone', of: shelf.milestone }, by)).status, own: ['reporter', 'head'] },
    'unlink': { go: async (by, { evidence, link }) => (await shelf.change('DELETE', `evidence/${evidence}/links/${link}`, undefined, by)).status, own: ['reporter', 'head'] },
    'withdraw': { go: async (by, { evidence }) => (await shelf.change('DELETE', `evidence/${evidence}`, undefined, by)).status, own: ['reporter', 'head'] },
    'read the file': { go: async (by, { sha256 }) => (await shelf.get(sha256, by)).status, own: READERS },
    'report progress': { go: async (by) => (await shelf.change('POST', `activities/${shelf.activity}/progress`, { state: 'under-way' }, by, crypto.randomUUID())).status, own: ['reporter', 'head'] },
    'report progress of a milestone': { go: async (by) => (await shelf.change('POST', `milestones/${shelf.milestone}/progress`, { state: 'under-way' }, by, crypto.randomUUID())).status, own: ['reporter', 'head'] },
  };
  const table = Object.entries(ROUTES).flatMap(([route, { own }]) => ROLES.flatMap((role) => (['reporter', 'head'].includes(role) ? [AGENCY, OTHER] : ['']).map((agency) =>
    [route, role, agency, own.includes(role) && agency !== OTHER] as const)));

  /** What nobody may touch stays as it is: one is enough. */
  let shared: Added;
  beforeAll(async () => {
    shared = await shelf.added({ bytes: pdf('chung'), fields: shelf.figure() });
  });

  test.each(table)('%s, %s %s: %s', async (route, role, agency, allowed) => {
    const of = allowed && route !== 'read the file' ? await shelf.added({ bytes: pdf(crypto.randomUUID()), fields: shelf.figure() }) : shared;
    const refused = shelf.acts('refused').length;
    const status = await ROUTES[route]!.go(shelf.as(role, agency), of);
    if (allowed) expect([200, 201, 204]).toContain(status);
    else {
      expect(status).toBe(403);
      expect(shelf.acts('refused').length, 'the refusal is in the chain').toBe(refused + 1);
    }
  });

  test.each(Object.keys(ROUTES))('%s, nobody: 401', async (route) => {
    expect(await ROUTES[route]!.go({}, shared)).toBe(401);
  });

  test('a page of another site changes nothing', async () => {
    const { 'X-Cot-Moc': _, ...by } = shelf.reporter();
    expect(await problem(await shelf.send({ by, fields: { of: shelf.activity } }))).toEqual([403, 'cross-site']);
    expect(await problem(await shelf.send({ by: { ...shelf.reporter(), 'Sec-Fetch-Site': 'cross-site' }, fields: { of: shelf.activity } }))).toEqual([403, 'cross-site']);
  });

  test('where figures are open to everybody, so is what proves an activity, or a figure that was accepted; nothing else', async () => {
    const open_ = await open();
    try {
      const own = { ...signedIn(open_.house, 'reporter', AGENCY) } as Record<string, string>;
      delete own.person;
      const put = async (fields: Record<string, string>, bytes: Buffer): Promise<Added> => {
        const form = new FormData();
        for (const [field, value] of Object.entries({ agency: AGENCY, subject: 'Thử', ...fields })) form.set(field, value);
        form.set('file', new Blob([bytes as BlobPart]), 'a.pdf');
        return (await fetch(`${open_.url}/api/evidence`, { method: 'POST', body: form, headers: { ...own, 'Idempotency-Key': crypto.randomUUID() } })).json() as Promise<Added>;
      };
      const read = async (of: Added): Promise<number> => (await fetch(`${open_.url}/api/evidence/${of.sha256}`)).status;
      const [proof, figure] = [await put({ kind: 'activity', of: shelf.activity }, pdf('bay')), await put(FIGURE, pdf('tam'))];
      expect([await read(proof), await read(figure)]).toEqual([200, 401]);
      expect((await handIn(open_.url, AGENCY, '2023Q1', 'indicator;numerator;denominator\nonline-dossiers;80;100\n')).status).toBe(201);
      expect(await read(figure)).toBe(200);
      // What comes after it belongs to a correction that nobody has accepted yet, as does what proves another line of the same sheet.
      const [later, other] = [await put(FIGURE, pdf('chin')), await put({ ...FIGURE, indicator: 'work-files-online' }, pdf('muoi'))];
      expect([await read(later), await read(other)]).toEqual([401, 401]);
      const listed = (await (await fetch(`${open_.url}/api/q/evidence.json?agency=${AGENCY}&report=2023Q1`)).json() as { sha256: string }[]).map(({ sha256 }) => sha256);
      expect(listed).toEqual([figure.sha256]);
      expect((await handIn(open_.url, AGENCY, '2023Q1', 'indicator;numerator;denominator\nonline-dossiers;81;100\n', { reason: 'recount', basis: 'Công văn 12/CV' })).status).toBe(201);
      expect([await read(later), await read(other)]).toEqual([200, 401]);
      // Taken away it is nobody's any more, at once.
      expect((await fetch(`${open_.url}/api/evidence/${later.evidence}`, { method: 'DELETE', headers: own })).status).toBe(204);
      expect(await read(later)).toBe(401);
      expect((await fetch(`${open_.url}/api/evidence/${'0'.repeat(64)}`)).status).toBe(404);
    } finally {
      await open_.close();
    }
  });
});

describe('what a correction rests on', () => {
  test('is not taken away while the correction waits, unless another document of the figure stands', async () => {
    const waits = await open({ COT_MOC_REVIEW: 'on' });
    try {
      const { home: { state }, engine } = waits.house;
      const by = reporterOf(waits.url, OTHER);
      const hand = (n: number, more: object = {}): Promise<Response> => handIn(waits.url, OTHER, '2024Q1', `indicator;numerator;denominator\nonline-dossiers;${n};100\n`, more);
      const receipt = async (answer: Response): Promise<string> => ((await answer.json()) as { submission: string }).submission;
      const first = await receipt(await hand(70));
      state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'accept', submission: first, detail: '{}' }));
      await engine.absorb();
      const prove = async (text: string): Promise<{ evidence: string; link: string }> => {
        const form = new FormData();
        for (const [name, value] of Object.entries({ ...FIGURE, agency: OTHER, report: '2024Q1', number: '9/CV', dated: '2024-03-20', issuer: 'Sở', subject: 'Đính chính' })) form.set(name, value);
        form.set('file', new Blob([pdf(text) as BlobPart]), 'cv.pdf');
        const answer = await fetch(`${waits.url}/api/evidence`, { method: 'POST', body: form, headers: { ...by, 'Idempotency-Key': crypto.randomUUID() } });
        expect(answer.status, await answer.clone().text()).toBe(201);
        return (await answer.json()) as { evidence: string; link: string };
      };
      const end = async (path: string): Promise<[number, string]> => {
        const answer = await fetch(`${waits.url}/api/evidence/${path}?lang=vi`, { method: 'DELETE', headers: { ...by } });
        return [answer.status, answer.status === 204 ? '' : ((await answer.json()) as { detail: string }).detail];
      };
      const one = await prove('mot');
      const correction = await receipt(await hand(71, { reason: 'recount', basis: '' }));
      expect(correction).toMatch(/-02$/);
      const why = new RegExp(`Phiếu ${correction} đang chờ duyệt sửa online-dossiers kỳ Quý\\sI/2024`);
      expect([await end(`${one.evidence}/links/${one.link}`), await end(one.evidence)]).toEqual([[409, expect.stringMatching(why)], [409, expect.stringMatching(why)]]);
      const two = await prove('hai');
      expect((await end(one.evidence))[0]).toBe(204);
      expect((await end(two.evidence))[0]).toBe(409);
      const back = await fetch(`${waits.url}/api/submissions/${correction}/withdrawal`, { method: 'POST', headers: { ...by, 'Content-Type': 'application/json' }, body: '{}' });
      expect([back.status, (await end(two.evidence))[0]]).toEqual([200, 204]);
    } finally {
      await waits.close();
    }
  });
});
