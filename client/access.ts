// Who is signed in, and every change that is not a sheet.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { actAs } from './acting.ts';
import { call, Failure, isAfar } from './api.ts';
import { keepWho, recallWho } from './last-seen.ts';
import { useLang } from './marks/language.tsx';

export type Role = 'viewer' | 'reporter' | 'head' | 'area-lead' | 'reviewer' | 'secretary' | 'administrator' | 'screen';
export const ROLES: Role[] = ['viewer', 'reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator', 'screen'];
/** Roles that are given for one agency, and those that may be given for one area. */
export const OF_AGENCY: readonly Role[] = ['reporter', 'head'];
export const OF_AREA: readonly Role[] = ['area-lead'];
export interface Grant { role: Role; agency: string; area: string }
export type Deed = 'read' | 'read-live' | 'read-sheets' | 'submit' | 'approve' | 'review' | 'publish' | 'conclude' | 'confirm' | 'rule' | 'follow' | 'audit' | 'administer';
/** `agency` and `area` for which it holds; '' is every one. */
export interface Right { deed: Deed; agency: string; area: string }
/** `needs`: what is to be done before anything else; until then there are no `rights`. `territories`: maps of the agencies that the roles are of; missing in what earlier versions kept. */
export interface Signed { person: string; name: string; grants: Grant[]; rights: Right[]; territories?: string[]; way: string; has_second_factor: boolean; has_password: boolean; needs: 'second-factor' | 'code' | null }
/** `anonymous`: figures may be read without signing in. `guests`: a visitor may take a role. `sso`: there is a provider to sign in at. `live`: one sees figures that are not published yet; `published`: the last publication. `approval`: heads approve sheets. `isKept`: the server does not answer; it is who was signed in here last. */
export interface Me { signed: Signed | null; anonymous: boolean; guests: boolean; sso: boolean; live: boolean; published: { number: number; at: string; title: string; seq: number } | null; approval: boolean; isKept?: true }

const KEY = ['me'];

const AGAIN_MS = 10_000;

function useAskedMe(): UseQueryResult<Me> {
  const lang = useLang();
  return useQuery({ queryKey: KEY, queryFn: () => askMe(lang), staleTime: 5 * 60_000, refetchOnReconnect: 'always', refetchInterval: ({ state }) => (state.data?.isKept ? AGAIN_MS : false) });
}

/** Out of reach of the server whoever was signed in here last goes on, with what this computer keeps for them. */
async function askMe(lang: string): Promise<Me> {
  try {
    const me = await (await call('/api/access/me', lang)).json() as Me;
    // Whoever's session has ended is still the one who typed what stands here.
    if (me.signed) actAs(me.signed.person);
    await keepWho(me.signed && me.signed.needs === null ? me : null);
    return me;
  } catch (error) {
    const kept = isAfar(error) ? await recallWho<Me>() : null;
    if (!kept) throw error;
    if (kept.signed) actAs(kept.signed.person);
    return { ...kept, isKept: true };
  }
}

/** Null until it is known. */
export function useMe(): Me | null {
  return useAskedMe().data ?? null;
}

/** Where it cannot be known who is signed in: why, and a way to ask again. */
export function useMeLost(): { failure: Failure; retry: () => void } | null {
  const { data, error, refetch } = useAskedMe();
  if (data || !error) return null;
  return { failure: error instanceof Failure ? error : new Failure(0, 'access/unreadable'), retry: () => void refetch() };
}

/** Asks everything anew after somebody signed in or out. */
export function useSignedAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.resetQueries();
}

/** @returns the answer, null where it has no text @throws Failure in the server's words */
export async function change<Answer = null>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, lang: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await call(`/api/${path}`, lang, { method, ...(body ? { body: JSON.stringify(body) } : {}), headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers } });
  return (answer.status === 204 ? null : await answer.json()) as Answer;
}

/** The sentence of a failure. */
export function toldOf(error: unknown, otherwise: string): string {
  return error instanceof Failure && error.detail !== '' ? error.detail : otherwise;
}

/** What somebody may do as the server tells it: the deed, for whom it would be done where it is for one agency. */
export function may(signed: Signed | null, deed: Deed, agency?: string): boolean {
  return signed !== null && signed.rights.some((right) => right.deed === deed && (agency === undefined || right.agency === '' || right.agency === agency));
}

/** The areas to which the sheets and documents are confined that somebody may read; null where they are not, or where there are none. */
export function areasOf(signed: Signed | null): string[] | null {
  const areas = [...new Set(signed?.rights.filter(({ deed }) => deed === 'read-sheets').map(({ area }) => area) ?? [])];
  return areas.length === 0 || areas.includes('') ? null : areas.sort();
}

/** Whether sheets may wait for somebody: for a reviewer, or for a head where heads approve. */
export function hasDesk(me: Me | null): boolean {
  return me !== null && (may(me.signed, 'review') || (me.approval && may(me.signed, 'approve')));
}

/** Whether the documents of an agency may be opened: where figures are open to everybody, so are the documents that prove them. */
export function mayOpen(me: Me | null, agency: string): boolean {
  return me !== null && (me.anonymous || may(me.signed, 'read-sheets', agency));
}
