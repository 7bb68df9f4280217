// A house whose figures are shown to nobody who is not signed in, and whoever comes to its door.
import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import { COOKIE } from '../../server/access/guard.ts';
import type { Role } from '../../server/access/rights.ts';
import { carrying, open } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

export const PASSWORD = 'sông Thương mùa nước lên';

/** What came back, with the token that a cookie sets. */
export interface Answer { status: number; body: { detail?: string; type?: string; signed?: { needs: string | null; grants: unknown[] } | null; codes?: string[]; secret?: string; token?: string; person?: string }; token: string | null; headers: Headers }
/** Somebody with a password. */
export interface Enrolled { person: string; email: string; carried: Carried }

export interface Door extends Opened {
  call: (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>;
  /** a person with a password, signed in by it alone */
  enrolled: (role: Role, agency?: string) => Promise<Enrolled>;
  /** the same with a second factor in force */
  whole: (role: Role, agency?: string) => Promise<Enrolled & { secret: string; codes: string[] }>;
  acts: (kind: string) => { actor: string; detail: string }[];
}

export async function openDoor(): Promise<Door> {
  const opened = await open({ COT_MOC_ANONYMOUS: 'off' });
  const { url, house: { people, home } } = opened;
  const call: Door['call'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/${path}`, { method, headers: { 'X-Cot-Moc': '1', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    const set = new RegExp(`${COOKIE}=([^;]*)`).exec(answer.headers.get('Set-Cookie') ?? '');
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) as never, token: set?.[1] ?? null, headers: answer.headers };
  };
  const enrolled: Door['enrolled'] = async (role, agency = '') => {
    const email = `${crypto.randomUUID().slice(0, 8)}@tinh.gov.vn`;
    const person = people.add('Nguyễn An', email, [{ role, agency, area: '' }], 'test');
    const { token } = people.invite(person, 'invite', 'test');
    const accepted = await call('POST', `access/invitations/${token}`, { password: PASSWORD });
    expect(accepted.status).toBe(204);
    return { person, email, carried: carrying(accepted.token!) };
  };
  const whole: Door['whole'] = async (role, agency = '') => {
    const { person, email, carried } = await enrolled(role, agency);
    const { body: { secret } } = await call('POST', 'access/second-factor', undefined, { ...carried });
    const confirmed = await call('PUT', 'access/second-factor', { secret, code: codeOf(secret!) }, { ...carried });
    expect(confirmed.status).toBe(200);
    return { person, email, carried: carrying(confirmed.token!), secret: secret!, codes: confirmed.body.codes! };
  };
  return { ...opened, call, enrolled, whole, acts: (kind) => home.state.acts().filter((act) => act.kind === kind) };
}

/** The status and code of what was refused. */
export function problem({ status, body }: Answer): [number, string] {
  return [status, (body.type ?? '').replace('/problems/', '')];
}

/** What an authenticator shows now, or some steps ahead. */
export function codeOf(secret: string, ahead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });
}
