// Everything that changes what is seen stands in the address. One vocabulary for all pages; what is not understood falls back.
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import * as z from 'zod/mini';
import type { Group, Status } from '../marks/status.ts';

export { slug } from '../filters.ts';

/** Statuses as they stand in an address. */
export const STATUS_WORD: Record<Status, string> = {
  achieved: 'dat', 'on-track': 'dung', 'at-risk': 'nguy-co', 'off-track': 'cham', reversing: 'thut-lui', missed: 'khong-dat',
  'not-assessable': 'chua-du-co-so', 'no-data': 'chua-co-so-lieu', 'not-due': 'chua-den-ky', ended: 'ket-thuc',
};
/** The statuses of each group of the strip, worst first. */
export const GROUP_STATUSES: Record<Group, Status[]> = {
  'off-track': ['missed', 'reversing', 'off-track'], 'at-risk': ['at-risk'], 'not-assessed': ['not-assessable', 'no-data', 'not-due'],
  'on-track': ['on-track'], achieved: ['achieved'], ended: ['ended'],
};
export const FRESHNESS_WORD: Record<string, string> = { current: 'da-duyet', provisional: 'tam-tinh', late: 'tre', missing: 'thieu',
  revised: 'dinh-chinh', break: 'diem-gay' };
export const ACTIVITY_WORD: Record<string, string> = {
  overdue: 'qua-han', 'due-soon': 'sap-han', 'on-schedule': 'trong-han', 'not-started': 'chua-bat-dau', recurring: 'thuong-xuyen',
    undated: 'khong-han', done: 'da-xong', ended: 'ket-thuc',
};
export const CONCLUSION_WORD: Record<string, string> = {
  overdue: 'qua-han', 'to-confirm': 'cho-xac-nhan', draft: 'nhap', extended: 'dieu-chinh-han', 'under-way': 'dang-lam', new: 'moi', done: 'hoan-thanh', stopped: 'dung-lai',
};
export const AREAS = ['steering', 'institutions', 'procedures', 'organisation', 'civil-service', 'finance', 'digital'] as const;
export const TABS = ['co-quan', 'nguon', 'minh-chung', 'lich-su', 'dinh-nghia'] as const;
/** Questions whose numbers can be traced from a target's page. */
export const TRACED = ['trend', 'targets', 'target', 'breakdown', 'agency_trend'] as const;

/** Counts of the overview whose pages can be listed. */
export const COUNTED = ['with_data', 'better_than_before', 'worse_than_before', 'milestones_achieved', 'milestones_missed', 'milestones_ended'] as const;

/** How a body stands with a report that it owes. */
export const HANDED = ['dung-han', 'muon', 'chua-nop', 'cho-duyet', 'da-duyet', 'tra-lai'] as const;

/** Why somebody came back from a provider of accounts without being signed in. */
export const SIGN_IN_FAULTS = ['sso-refused', 'sso-unknown', 'sso-silent'] as const;

const code = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,80}$/));
const report = z.string().check(z.regex(/^20\d\d(Q1|H1|Q3|Y)$/));
const dueReport = z.string().check(z.regex(/^20\d\d(Q1|H1|Q3|Y|M\d\d)$/));
const subject = z.string().check(z.regex(/^[\w:.-]{1,120}$/));
const day = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const number = z.string().check(z.regex(/^[1-9]\d{0,14}$/));
const oneOf = (words: readonly string[]) => z.enum(words as [string, ...string[]]);

const SINGLE = {
  lang: z.enum(['vi', 'en']), 'che-do': z.enum(['sang', 'toi', 'in']), kh: code, ky: report, bc: dueReport, diem: report, mo: code, bo: code, cq: code, tim: z.string().check(z.maxLength(80)),
  cb: z.string().check(z.regex(/^[1-9]\d{0,5}$/)), tai: z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/)), sx: z.enum(['ma', 'ten']), v: z.enum(['bang']), xem: z.enum(['co-quan', 'thoi-gian', 'khoang-cach', 'thay-doi']), loc: z.enum(['van-de']), md: z.enum(['gon']), tab: z.enum(TABS),
  hoi: z.enum(TRACED), cot: z.string().check(z.regex(/^[a-z][a-z_]{0,40}$/)), moc: code, phieu: code, bd: z.enum(['reported', 'current', 'baseline']), dem: z.enum(COUNTED), loi: z.enum(SIGN_IN_FAULTS),
  pn: subject, nop: z.enum(HANDED), viec: code, ai: subject, ve: subject, tu: day, den: day, truoc: number, sau: number, buoc: z.enum(['sua', 'gui']), trang: number, 'kiem-tra': z.enum(['1']),
};
const LISTS = {
  lv: oneOf(AREAS), tt: oneOf(Object.values(STATUS_WORD)), dl: oneOf(Object.values(FRESHNESS_WORD)),
    hd: oneOf(Object.values(ACTIVITY_WORD)), cap: code, ct: code, kl: oneOf(Object.values(CONCLUSION_WORD)),
};

/**
 * che-do light or dark ground, or as on paper
 * kh plan
 * cb publication, or tai the moment, as of which figures are
 * ky report looked at
 * lv areas
 * tt statuses
 * dl freshness
 * hd states of activities
 * cap populations
 * ct leads
 * bo set of criteria
 * cq agency
 * bc report to hand in
 * diem point
 * mo opened row
 * v twin
 * kl states of conclusions
 * xem how conclusions are looked at; what cells of the matrix show, loc which of them and md how close
 * sx order
 * tim text
 * hoi question, cot column, moc milestone and bd map of the number traced
 * phieu agency whose sheet is shown
 * dem count whose pages are listed
 * loi why signing in at a provider failed
 * pn sheet at the desk
 * nop how bodies stand with a report
 * viec kind, ai actor and ve subject of acts, tu and den their days, truoc and sau the act before and after which they are listed
 * buoc step of a sheet: mending what was handed in, checking before sending
 * trang slide of a briefing
 * kiem-tra the test card of a screen
 */
export type Address = { [Key in keyof typeof SINGLE]?: z.infer<(typeof SINGLE)[Key]> } & { [Key in keyof typeof LISTS]?: string[] };
export type ListKey = keyof typeof LISTS;

/** What of a raw search can be used, and which values cannot. Keys that are not ours are nobody's mistake. */
export function readAddress(raw: Record<string, unknown>): { address: Address; refused: string[] } {
  const address: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [key, given] of Object.entries(raw)) {
    const text = Array.isArray(given) ? given.join(',') : String(given ?? '');
    if (text === '') continue;
    if (Object.hasOwn(SINGLE, key)) {
      const read = SINGLE[key as keyof typeof SINGLE].safeParse(text);
      if (read.success) address[key] = read.data;
      else refused.push(`${key}=${text.slice(0, 60)}`);
    } else if (Object.hasOwn(LISTS, key)) {
      const items = [...new Set(text.split(','))].map((item) => ({ item, read: LISTS[key as ListKey].safeParse(item) }));
      const known = items.filter(({ read }) => read.success).map(({ item }) => item);
      if (known.length > 0) address[key] = known;
      for (const { item, read } of items) if (!read.success && item !== '') refused.push(`${key}=${item.slice(0, 60)}`);
    }
  }
  if (address.lang === 'vi') delete address.lang;
  return { address: address as Address, refused };
}

/** The query of an address as plain text: short lists with commas, no JSON. */
export function writeAddress(address: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(address)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    search.set(key, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The address of the page that is shown. The router keeps what was refused beside what was understood; a page never sees it. */
export function useAddress(): Address {
  const given = useSearch({ strict: false }) as Record<string, unknown>;
  return useMemo(() => readAddress(given).address, [given]);
}

/** What goes along from page to page: language, plan, publication, report. */
export function keep(address: Address): Address {
  return { lang: address.lang, kh: address.kh, cb: address.cb, tai: address.tai, ky: address.ky };
}
