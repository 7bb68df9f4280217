// Who is signed in, and every change that is not a sheet.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, Failure } from './api.ts';
import { useLang } from './marks/language.tsx';

export type Role = 'viewer' | 'reporter' | 'head' | 'area-lead' | 'reviewer' | 'secretary' | 'administrator' | 'screen';
export const ROLES: Role[] = ['viewer', 'reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator', 'screen'];
export interface Grant { role: Role; agency: string; area: string }
/** `needs`: what is to be done before anything else. */
export interface Signed { person: string; name: string; grants: Grant[]; way: string; has_second_factor: boolean; needs: 'second-factor' | 'code' | null }
/** `anonymous`: figures may be read without signing in. `guests`: a visitor may take a role. `sso`: there is a provider to sign in at. */
export interface Me { signed: Signed | null; anonymous: boolean; guests: boolean; sso: boolean }

const KEY = ['me'];

/** Null until it is known. */
export function useMe(): Me | null {
  const lang = useLang();
  return useQuery({ queryKey: KEY, queryFn: async () => (await call('/api/access/me', lang)).json() as Promise<Me>, staleTime: 5 * 60_000 }).data ?? null;
}

/** Asks everything anew after somebody signed in or out. */
export function useSignedAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.resetQueries();
}

/** @returns the answer, null where it has no text @throws Failure in the server's words */
export async function change<Answer = null>(method: 'POST' | 'PUT' | 'DELETE', path: string, lang: string, body?: object): Promise<Answer> {
  const answer = await call(`/api/${path}`, lang, { method, ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}) });
  return (answer.status === 204 ? null : await answer.json()) as Answer;
}

/** The sentence of a failure. */
export function toldOf(error: unknown, otherwise: string): string {
  return error instanceof Failure && error.detail !== '' ? error.detail : otherwise;
}

/** Whether a role of somebody lets sheets be handed in for an agency. */
export function maySubmit(signed: Signed | null, agency: string): boolean {
  return signed !== null && signed.needs === null && signed.grants.some((grant) => ['reporter', 'head'].includes(grant.role) && grant.agency === agency);
}
