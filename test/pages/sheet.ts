// The sheet that the tests of entry fill in.
import type { Locator, Page } from 'playwright-core';
import type { Viewed } from './house.ts';

export const AGENCY = 'gl-so-giao-duc-dao-tao';
export const REPORT = '2026Y';
export const SHEET = `/nop/${REPORT}/${AGENCY}`;
/** What stands where nothing is on its way any more. */
export const KEPT = /Đã lưu \d\d:\d\d trên máy này và máy chủ/;

/** Where what is typed stands when nothing reaches the server. */
export const AFAR = 'Ngoại tuyến, đã lưu trên máy này';

/** Nobody has typed anything in it. */
export function anew({ house: { home, drafts } }: Viewed): void {
  home.state.transaction(() => drafts.clear(AGENCY, REPORT, drafts.version(AGENCY, REPORT)));
}

/** What the server has of it. */
export function texts({ house: { drafts } }: Viewed): string[] {
  return drafts.cells(AGENCY, REPORT).map(({ text }) => text);
}

/** A cell, by line and column. */
export function spot(page: Page, at: string): Locator {
  return page.locator(`[data-spot="${at}"]`);
}

/** Types in a cell, over what stands in it. */
export async function type(page: Page, at: string, text: string): Promise<void> {
  await spot(page, at).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** What a browser keeps of somebody who signed in elsewhere. */
export function cookieOf({ Cookie }: { Cookie: string }) {
  const [name, value] = Cookie.split('=') as [string, string];
  return { name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' as const };
}
