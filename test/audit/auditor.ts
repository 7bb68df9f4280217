// A house whose figures are shown to nobody who is not signed in, and its journal as an auditor reads it.
import type { Role } from '../../server/access/rights.ts';
import type { Told } from '../../server/audit/saying.ts';
import type { State } from '../../server/lake/state.ts';
import { open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

export interface Listed { acts: Told[]; older: number | null; newer: number | null; actors: { person: string; name: string }[] }
export interface Journal extends Opened {
  state: State;
  /** what somebody's requests carry */
  as: (role: Role, agency?: string) => Carried;
  /** asks as the auditor, as somebody else, or as nobody */
  get: (path: string, carried?: Carried | null) => Promise<Response>;
  list: (query?: string) => Promise<Listed>;
  /** writes an act of a kind */
  act: (kind: string, more?: { actor?: string; submission?: string | null; detail?: object; at?: string }) => void;
}

export async function openJournal(): Promise<Journal> {
  const opened = await open({ COT_MOC_ANONYMOUS: 'off' });
  const { state } = opened.house.home;
  const as: Journal['as'] = (role, agency = '') => {
    const { person: _, ...carried } = signedIn(opened.house, role, agency);
    return carried;
  };
  const auditor = as('reviewer');
  const get: Journal['get'] = (path, carried = auditor) => fetch(`${opened.url}/api/${path}`, { headers: { ...carried } });
  return {
    ...opened, state, as, get,
    list: async (query = '') => (await get(`acts?${query}`)).json() as Promise<Listed>,
    act: (kind, more = {}) => {
      state.transaction(() => state.act({ at: more.at ?? new Date().toISOString(), actor: more.actor ?? 'system', kind, submission: more.submission ?? null, detail: JSON.stringify(more.detail ?? {}) }));
    },
  };
}
