// A house with a shelf for documents, and those who put them there, look at them and take them away.
import { expect } from 'vitest';
import type { Questions, Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import type { Added } from '../../server/evidence/add.ts';
import { open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';
import { pdf } from './files.ts';

export const AGENCY = 'bg-so-noi-vu';
export const OTHER = 'bg-so-tu-phap';
/** A figure that documents may prove. */
export const FIGURE = { kind: 'figure', report: '2023Q1', indicator: 'online-dossiers', part: '' };

type By = Record<string, string>;
interface Sent { bytes?: Buffer; name?: string; key?: string; by?: By; fields?: Record<string, string> }

export interface Shelf extends Opened {
  /** one activity and one milestone that the agency leads */
  activity: string;
  milestone: string;
  /** what somebody's requests carry: one person for each role and agency */
  as: (role: Role, agency?: string) => By;
  reporter: () => By;
  ask: <Name extends keyof Questions>(name: Name, params: Record<string, string>) => Promise<Row<Name>[]>;
  send: (sent?: Sent) => Promise<Response>;
  /** a document that was taken, of the activity unless told otherwise */
  added: (sent?: Sent) => Promise<Added>;
  /** figures one after the other, since each takes only so many documents */
  figure: () => Record<string, string>;
  change: (method: string, path: string, body?: object, by?: By, key?: string) => Promise<Response>;
  get: (sha256: string, by?: By) => Promise<Response>;
  acts: (kind: string) => { actor: string; detail: string; submission: string | null }[];
}

export async function openShelf(): Promise<Shelf> {
  const opened = await open({ COT_MOC_ANONYMOUS: 'off' });
  const { url, house } = opened;
  const carried = new Map<string, By>();
  const as: Shelf['as'] = (role, agency = '') => {
    const key = `${role} ${agency}`;
    const { person: _, ...own } = signedIn(house, role, agency);
    carried.set(key, carried.get(key) ?? { ...own });
    return carried.get(key)!;
  };
  const reporter = (): By => as('reporter', AGENCY);
  const ask = async <Name extends keyof Questions>(name: Name, params: Record<string, string>): Promise<Row<Name>[]> => {
    const answer = await fetch(`${url}/api/q/${name}.json?${new URLSearchParams(params)}`, { headers: reporter() });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return answer.json() as Promise<Row<Name>[]>;
  };
  const led = <Led extends { reporter: string | null }>(rows: Led[]): Led => rows.find((row) => row.reporter === AGENCY)!;
  const { activity } = led(await ask('activities', { plan: 'bac-giang-2021-2030' }));
  const { milestone } = led(await ask('milestones', { plan: 'bac-giang-2021-2030' }));
  const send: Shelf['send'] = ({ bytes = pdf(), name = 'Quyết định 12.pdf', key = crypto.randomUUID(), by = reporter(), fields = {} } = {}) => {
    const form = new FormData();
    for (const [field, value] of Object.entries({ agency: AGENCY, number: '12/QĐ-UBND', dated: '2023-03-20', issuer: 'UBND tỉnh', subject: 'Phê duyệt kết quả', kind: 'activity', ...fields })) if (value !== '') form.set(field, value);
    form.set('file', new Blob([bytes as BlobPart]), name);
    return fetch(`${url}/api/evidence`, { method: 'POST', body: form, headers: { ...by, 'Idempotency-Key': key } });
  };
  let figures = 0;
  return {
    ...opened, activity, milestone, as, reporter, ask, send,
    added: async (sent = {}) => {
      const answer = await send({ ...sent, fields: { of: activity, ...sent.fields } });
      expect(answer.status, await answer.clone().text()).toBe(201);
      return answer.json() as Promise<Added>;
    },
    figure: () => ({ ...FIGURE, report: `${2021 + ((figures += 1) % 3)}${['Q1', 'H1', 'Q3'][figures % 3]}` }),
    change: (method, path, body, by = reporter(), key) =>
      fetch(`${url}/api/${path}`, { method, headers: { ...by, ...(body ? { 'Content-Type': 'application/json' } : {}), ...(key ? { 'Idempotency-Key': key } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) }),
    get: (sha256, by = reporter()) => fetch(`${url}/api/evidence/${sha256}`, { headers: by }),
    acts: (kind) => house.home.state.acts().filter((act) => act.kind === kind),
  };
}

/** The status and code of what was refused. */
export async function problem(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { type: string }).type.replace('/problems/', '')];
}
