// The sheet that the tests of entry fill in.
import type { Viewed } from './house.ts';

export const AGENCY = 'gl-so-giao-duc-dao-tao';
export const REPORT = '2026Y';
export const SHEET = `/nop/${REPORT}/${AGENCY}`;
/** What stands where nothing is on its way any more. */
export const KEPT = /Đã lưu \d\d:\d\d trên máy này và máy chủ/;

/** Nobody has typed anything in it. */
export function anew({ house: { home, drafts } }: Viewed): void {
  home.state.transaction(() => drafts.clear(AGENCY, REPORT, drafts.version(AGENCY, REPORT)));
}

/** What a browser keeps of somebody who signed in elsewhere. */
export function cookieOf({ Cookie }: { Cookie: string }) {
  const [name, value] = Cookie.split('=') as [string, string];
  return { name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' as const };
}
