// Who may do what for whom, against the running server: the table of rights by role, route and owner.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OF_AGENCY, OF_AREA, ROLES as SHOWN } from '../../client/access.ts';
import { checkGrant, DEEDS_OF, may, needsSecondFactor, rightsOf, ROLES } from '../../server/access/rights.ts';
import type { Grant, Role } from '../../server/access/rights.ts';
import { handIn, open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';

const AGENCY = 'bg-so-noi-vu';
const OTHER = 'bg-so-tu-phap';
let opened: Opened;
beforeAll(async () => {
  opened = await open({ COT_MOC_ANONYMOUS: 'off' });
});
afterAll(() => opened.close());

async function status(method: string, path: string, carried: Record<string, string>, body?: object): Promise<number> {
  return (await fetch(`${opened.url}/api/${path}`, { method, headers: { 'X-Cot-Moc': '1', ...(body ? { 'Content-Type': 'application/json' } : {}), ...carried }, ...(body ? { body: JSON.stringify(body) } : {}) })).status;
}
const acts = (kind: string): { actor: string; detail: string }[] => opened.house.home.state.acts().filter((act) => act.kind === kind);

describe('who may do what for whom', () => {
  const LINE = 'indicator;numerator;denominator\nonline-dossiers;80;100\n';
  let handed = 80;
  /** Each route with the roles that it lets on; `own` and `other` are sheets of the reporter's agency and of another. */
  const ROUTES: Record<string, { go: (carried: Record<string, string>) => Promise<number>; roles: Role[] }> = {
    'read a question': { go: (carried) => status('GET', 'q/plans.json', carried), roles: [...ROLES] },
    'read what waits for oneself': { go: (carried) => status('GET', 'reminders', carried), roles: [...ROLES] },
    'read a received sheet': { go: (carried) => status('GET', `received/${'0'.repeat(64)}`, carried), roles: ['reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator'] },
    'hand in for the own agency': { go: (carried) => sent(AGENCY, carried), roles: ['reporter', 'head'] },
    'hand in for another agency': { go: (carried) => sent(OTHER, carried), roles: [] },
    'read the journal': { go: (carried) => status('GET', 'acts', carried), roles: ['reviewer', 'secretary', 'administrator'] },
    'list people': { go: (carried) => status('GET', 'people', carried), roles: ['administrator'] },
    'add a person': { go: (carried) => status('POST', 'people', carried, { name: 'Lê Bình', email: `${crypto.randomUUID()}@x.vn`, grants: [] }), roles: ['administrator'] },
  };
  async function sent(agency: string, carried: Record<string, string>): Promise<number> {
    const form = new FormData();
    form.set('agency', agency);
    form.set('report', '2024Q1');
    form.set('reason', 'recount');
    form.set('basis', 'Công văn 12/CV-ĐC');
    // Each corrects the one before: one that changes nothing is refused.
    form.set('file', new Blob([LINE.replace('80', String(handed += 1))]), 'a.csv');
    return (await fetch(`${opened.url}/api/submissions`, { method: 'POST', body: form, headers: { ...carried, 'Idempotency-Key': crypto.randomUUID() } })).status;
  }

  test.each(Object.entries(ROUTES).flatMap(([route, { roles }]) => ROLES.map((role) => [route, role, roles.includes(role)] as const)))('%s, %s: %s', async (route, role, allowed) => {
    const { person: _, ...carried } = signedIn(opened.house, role, ['reporter', 'head'].includes(role) ? AGENCY : '');
    const refused = acts('refused').length;
    const answered = await ROUTES[route]!.go({ ...carried });
    if (allowed) expect([200, 201, 404]).toContain(answered);
    else {
      expect(answered).toBe(403);
      expect(acts('refused').length, 'the refusal is in the chain').toBe(refused + 1);
    }
  });

  test.each(Object.keys(ROUTES))('%s, nobody: 401', async (route) => {
    expect(await ROUTES[route]!.go({})).toBe(401);
  });

  test('what a sheet is stored with is the pseudonym, not the name', async () => {
    expect((await handIn(opened.url, OTHER, '2024H1', LINE)).status).toBe(201);
    const { actor, detail } = acts('submit').at(-1) ?? acts('landing').at(-1) ?? opened.house.home.state.acts().findLast((act) => act.submission?.startsWith('s') ?? false)!;
    expect(actor).toMatch(/^p-[0-9a-f]{12}$/);
    expect(detail).not.toContain('reporter');
  });

  test('the table of rights: whoever may change what others rely on needs a second factor', () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, needsSecondFactor([{ role, agency: '', area: '' }])]))).toEqual({
      viewer: false, reporter: true, head: true, 'area-lead': false, reviewer: true, secretary: true, administrator: true, screen: false,
    });
    expect(may([{ role: 'reporter', agency: AGENCY, area: '' }, { role: 'viewer', agency: '', area: '' }], 'submit', OTHER)).toBe(false);
    expect(ROLES.filter((role) => DEEDS_OF[role].includes('submit') && DEEDS_OF[role].includes('review')), 'entering and accepting are different people').toEqual([]);
  });
});

describe('what one is told of oneself', () => {
  const told = async (grants: Grant[], isWhole = true): Promise<{ rights: object[]; needs: string | null }> => {
    const person = opened.house.people.add('Nguyễn An', `${crypto.randomUUID()}@tinh.gov.vn`, grants, 'test');
    const token = opened.house.sessions.open(person, isWhole ? 'sso-strong' : 'password', isWhole, 'test');
    return ((await (await fetch(`${opened.url}/api/access/me`, { headers: { Cookie: `__Host-cot-moc=${token}` } })).json()) as { signed: { rights: object[]; needs: string | null } }).signed;
  };

  test.each(ROLES)('%s: each deed of the table, for whom it holds', async (role) => {
    const agency = OF_AGENCY.includes(role) ? AGENCY : '';
    expect((await told([{ role, agency, area: '' }])).rights).toEqual(DEEDS_OF[role].map((deed) => ({ deed, agency, area: '' })));
  });

  test('several roles give each right once; an area narrows what is read of sheets, and nothing else', async () => {
    const grants: Grant[] = [{ role: 'area-lead', agency: '', area: 'digital' }, { role: 'area-lead', agency: '', area: 'finance' }, { role: 'reporter', agency: AGENCY, area: '' }, { role: 'head', agency: AGENCY, area: '' }];
    const { rights } = await told(grants);
    expect(rights).toEqual(rightsOf(grants));
    expect(new Set(rights.map((right) => JSON.stringify(right))).size).toBe(rights.length);
    expect(rights.filter((right) => 'area' in right && right.area !== '')).toEqual([{ deed: 'read-sheets', agency: '', area: 'digital' }, { deed: 'read-sheets', agency: '', area: 'finance' }]);
  });

  test('before both factors are given: nothing', async () => {
    expect(await told([{ role: 'administrator', agency: '', area: '' }], false)).toMatchObject({ needs: 'second-factor', rights: [] });
  });

  test('the pages offer the roles that there are, each with the scope that it is given for', () => {
    expect(SHOWN).toEqual(ROLES);
    const takes = (role: Role, agency: string, area: string): boolean => {
      try {
        checkGrant({ role, agency, area });
        return true;
      } catch {
        return false;
      }
    };
    expect(ROLES.filter((role) => takes(role, AGENCY, ''))).toEqual(OF_AGENCY);
    expect(ROLES.filter((role) => takes(role, '', 'digital'))).toEqual(OF_AREA);
  });
});
