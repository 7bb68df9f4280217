// The only fetch and the only Arrow of the client: questions in, rows out.
import { QueryClient, keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryFilters } from '@tanstack/react-query';
import { DataType, tableFromIPC } from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Params, Questions, Row } from '../queries/types.ts';
import { acting, ACTING } from './acting.ts';
import { attendance } from './attended.ts';
import { dayInVietnam } from './format.ts';
import { keepSeen, recallSeen } from './last-seen.ts';
import { useLang } from './marks/language.tsx';
import { asPublished, usePublished } from './published.ts';

/** What went wrong, in the server's words where it gave any; `status` 0 where no answer came. `code` is for support. */
export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly problems: SheetProblem[];
  /** All that the answer said, for those who know what to look for. */
  readonly more: Record<string, unknown>;
  constructor(status: number, code: string, detail = '', problems: SheetProblem[] = [], more: Record<string, unknown> = {}) {
    super(`${code} ${status}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.problems = problems;
    this.more = more;
  }
}

/** No answer, or one that says nothing about what was asked. */
export function isAfar(error: unknown): boolean {
  return error instanceof Failure && (error.status === 0 || (error.status >= 500 && error.status !== 507) || error.status === 429);
}

/** One problem of a sheet, as sentences that name the place, the reason and the mending. */
export interface SheetProblem {
  code: string; sheet: string; line: number | null; column: string | null; cell: string | null; what: string; why: string; how: string;
  params: Record<string, string | number>;
}

export interface Receipt {
  receipt: string; agency: string; report: string; revision: number; figures: number; unchanged: number; sha256: string; received_at: string;
    accepted: boolean; targets: string[];
}

/** `demo`: the figures are made up. `mail`: whether reminders go out. `landing`: how many made-up sheets have arrived. */
export interface Health { status: string; snapshot: number; demo: boolean; mail: 'off' | 'ok' | 'down'; landing: { done: number; total: number } }

/** Rows of a question with the units of its columns; `indicator` stands for the unit of the row's own indicator. */
export interface Table<Name extends keyof Questions> { rows: Row<Name>[]; units: Record<string, string>; at: number }

/** The four states of an answer. `renewing`: newer rows are on their way; `failure` beside rows: they could not be renewed since `at`. */
export type Answered<T> =
  | { state: 'waiting' }
  | { state: 'failed'; failure: Failure; retry: () => void }
  | { state: 'empty' | 'ready'; rows: T; renewing: boolean; failure: Failure | null; at: number; retry: () => void };

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', staleTime: 60_000, gcTime: 30 * 60_000, refetchOnWindowFocus: true,
      // A failed answer stays failed until it is asked again: else each part that mounts would ask on its own, for ever.
      retryOnMount: false,
      retry: (failures, error) => failures < 1 && !(error instanceof Failure && error.status >= 400 && error.status < 500), retryDelay: 800,
    },
  },
});

/** Asks anew after a change. What is under way was asked before it, and is given up: a query without rows yet would else end with that answer. */
export async function askAnew(which: QueryFilters = { queryKey: ['q'] }): Promise<void> {
  await client.cancelQueries(which);
  await client.invalidateQueries(which);
}

let serverDay: string | null = null;
/** How far the server's clock is ahead of this computer's, ms. */
let ahead = 0;
/** The moment that it is at the server, to the second and never before it. */
export function nowAtServer(): string {
  return new Date(Date.now() + ahead + 1000).toISOString();
}

/** The day at the server, in Viet Nam; what a wrong clock of this computer cannot move. */
export function today(): string {
  return serverDay ?? dayInVietnam(new Date());
}

/** Whether somebody else has signed in at this browser since. */
export function isAnothers(error: unknown): boolean {
  return error instanceof Failure && error.code.endsWith('/other-person');
}

/** Signing in and out is in nobody's name yet. */
const SIGNING = '/api/access/session';

/** The answer of the server; what changes something goes in the name for which the page acts. @throws Failure in the server's words where it gave any */
export async function call(path: string, lang: string, init: RequestInit = {}): Promise<Response> {
  const name = path.replace(/^\/api\//, '').replace(/[?.].*$/, '');
  const as: Record<string, string> = acting() === '' || (init.method ?? 'GET') === 'GET' || path === SIGNING ? {} : { [ACTING]: acting() };
  let answer: Response;
  try {
    answer = await fetch(path,
      { ...init, headers: { 'Accept-Language': lang, 'X-Cot-Moc': attendance(), ...as, ...init.headers }, signal: init.signal ?? AbortSignal.timeout(60_000) });
  } catch {
    throw new Failure(0, `${name}/no-answer`);
  }
  const date = Date.parse(answer.headers.get('Date') ?? '');
  if (!Number.isNaN(date)) [serverDay, ahead] = [dayInVietnam(new Date(date)), date - Date.now()];
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({})) as { type?: string; detail?: string; problems?: SheetProblem[] };
  throw new Failure(answer.status, `${name}/${answer.status}/${problem.type?.split('/').at(-1) ?? 'unknown'}`, problem.detail ?? '',
    problem.problems ?? [], problem);
}

/** Whose figures are asked for: the home's own, or the made-up ones of the worked examples. Both are answered by the same questions. */
export type Figures = 'q' | 'examples/q';

/** Where a question is answered in a format, with only the parameters that are given. */
export function address(name: keyof Questions, params: Record<string, string | undefined>, format = 'arrow', figures: Figures = 'q'): string {
  const search = searchOf(params);
  return `/api/${figures}/${name}.${format}${search ? `?${search}` : ''}`;
}

/** A query with only the parameters that are given. */
export function searchOf(params: Record<string, string | undefined>): string {
  return new URLSearchParams(Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')).toString();
}

async function ask<Name extends keyof Questions>(name: Name, params: Params<Name>, lang: string, figures: Figures, published?: string): Promise<Table<Name>> {
  const answer = await call(address(name, { ...params as Record<string, string | undefined>, ...asPublished(published) }, 'arrow', figures), lang);
  return readArrow<Name>(new Uint8Array(await answer.arrayBuffer()));
}

/** An IPC stream as row objects like those of the JSON answer: null stays null, days and moments are ISO text, whole numbers are numbers. */
export function readArrow<Name extends keyof Questions>(bytes: Uint8Array): Table<Name> {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((field, place) => ({ name: field.name, value: reader(table.getChildAt(place)!) }));
  const rows = Array.from({ length: table.numRows }, (_, row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])));
  const units = Object.fromEntries(table.schema.fields.filter((field) => field.metadata.has('unit')).map((field) =>
    [field.name, field.metadata.get('unit')!]));
  return { rows: rows as unknown as Row<Name>[], units, at: Date.now() };
}

/** Cell by cell: Arrow's own arrays would turn null into 0. */
function reader(column: Vector): (row: number) => unknown {
  const iso = DataType.isDate(column.type) ? 10 : DataType.isTimestamp(column.type) ? 24 : 0;
  return (row) => {
    const value: unknown = column.get(row);
    if (value === null || value === undefined) return null;
    if (iso > 0) return new Date(Number(value)).toISOString().slice(0, iso);
    return typeof value === 'bigint' ? Number(value) : value;
  };
}

/** A question and the state of its answer. Not asked while `params` is null. */
export function useQuestion<Name extends keyof Questions>(name: Name, params: Params<Name> | null, figures: Figures = 'q'): Answered<Row<Name>[]> {
  const lang = useLang();
  const given = usePublished();
  const published = figures === 'q' ? given : undefined;
  const query = useQuery({
    queryKey: [figures, name, params, published], queryFn: () => ask(name, params as Params<Name>, lang, figures, published), enabled: params !== null,
      placeholderData: keepPreviousData,
  });
  // One press mends the page: whatever failed is asked again.
  const retry = (): void => void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  const failure = query.error === null ? null : query.error instanceof Failure ? query.error : new Failure(0, `${name}/unreadable`);
  const shown = useInTurn(name, query.data, query.isPlaceholderData, JSON.stringify([figures, params, published]));
  if (params !== null && shown.data) {
    const { rows, at } = shown.data;
    return { state: rows.length === 0 ? 'empty' : 'ready', rows, renewing: shown.isOlder, failure, at, retry };
  }
  return failure ? { state: 'failed', failure, retry } : { state: 'waiting' };
}

/** What is shown of an answer: while it is the same question that is asked, what came is drawn piece by piece, so that the page stays quick to touch. */
function useInTurn<T>(name: string, data: T | undefined, isOlder: boolean, asked: string): { data: T | undefined; isOlder: boolean } {
  const now = useMemo(() => ({ key: `${name} ${asked}`, data, isOlder }), [name, asked, data, isOlder]);
  const then = useDeferredValue(now);
  return then.key === now.key && then.data === undefined ? then : now;
}

/** What the server answers beside the questions, as JSON. Not asked while `path` is null. `of`: what is asked about, where an address is too short for it; `again` tells apart
 * what is asked anew; `every` so many ms it is asked again, `until` the answer says that it need not be, or there is none any more; `isKept`: while another path is asked, the answer before stays. */
export function useJson<T>(path: string | null, { of, again = '', every = 0, until, isKept = true }: { of?: object; again?: string; every?: number; until?: (rows: T) => boolean; isKept?: boolean } = {}): Answered<T> {
  const lang = useLang();
  const query = useQuery<{ rows: T; at: number }>({
    queryKey: [String(path).replace(/[/?].*$/, ''), lang, path, of ?? again], staleTime: 0, enabled: path !== null, ...(isKept ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: ({ state }) => (every === 0 || (until && (state.error !== null || (state.data && until(state.data.rows)))) ? false : every),
    queryFn: async () => ({ rows: await (await call(`/api/${path}`, lang, of ? { method: 'POST', body: JSON.stringify(of), headers: { 'Content-Type': 'application/json' } } : {})).json() as T, at: Date.now() }),
  });
  const retry = (): void => void query.refetch();
  const failure = query.error === null ? null : query.error instanceof Failure ? query.error : new Failure(0, `${String(path)}/unreadable`);
  if (query.data && !(failure && query.isPlaceholderData)) return { state: 'ready', rows: query.data.rows, renewing: query.isPlaceholderData, failure, at: query.data.at, retry };
  return failure ? { state: 'failed', failure, retry } : { state: 'waiting' };
}

/** Several answers as one: failed if one failed, waiting if one waits; an empty one counts as no rows. */
export function together<T extends Record<string, unknown[]>>(answers: { [Key in keyof T]: Answered<T[Key]> }): Answered<T> {
  const all = Object.values(answers) as Answered<unknown[]>[];
  const failed = all.find((answer) => answer.state === 'failed');
  if (failed) return failed;
  const known = all.filter((answer): answer is Extract<Answered<unknown[]>, { at: number }> =>
    answer.state === 'ready' || answer.state === 'empty');
  if (known.length < all.length) return { state: 'waiting' };
  return {
    state: 'ready',
      rows: Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, (answer as { rows: unknown[] }).rows])) as T,
    renewing: known.some((answer) => answer.renewing), failure: known.find((answer) => answer.failure)?.failure ?? null,
    at: Math.min(...known.map((answer) => answer.at)), retry: () => known.forEach((answer) => answer.retry()),
  };
}

/** Out of reach of the server made-up figures are still made up. */
async function askHealth(lang: string): Promise<Health> {
  try {
    const health = await (await call('/api/health', lang)).json() as Health;
    await keepSeen('', 'health', health, Date.now());
    return health;
  } catch (error) {
    const kept = isAfar(error) ? await recallSeen<Health>('', 'health') : null;
    if (!kept) throw error;
    return { ...kept.rows, landing: { done: 0, total: 0 } };
  }
}

/** The server's health; while made-up sheets land, and whenever anything was handed in, the answers on screen are asked anew. */
export function useHealth(): Health | null {
  const lang = useLang();
  const { data } = useQuery({
    queryKey: ['health'], queryFn: () => askHealth(lang), staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.landing.done < state.data.landing.total ? 5_000 : 60_000),
  });
  const seen = useRef<number | null>(null);
  const snapshot = data?.snapshot;
  useEffect(() => {
    if (snapshot === undefined) return;
    // Others may hand in every few seconds: a first answer that takes longer is let come.
    if (seen.current !== null && seen.current !== snapshot) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'q' || queryKey[0] === 'me' });
    seen.current = snapshot;
  }, [snapshot]);
  return data ?? null;
}

/** Where the sheet to fill is downloaded. */
export function templateAddress(agency: string, report: string, lang: string): string {
  return `/api/template.xlsx?${new URLSearchParams({ agency, report, lang }).toString()}`;
}
