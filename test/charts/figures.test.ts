// How the figures of a row are said; pure, so without a page.
import { expect, test } from 'vitest';
import { answersFor, milestoneOf } from '../../client/parts/figures.ts';
import { sayIn } from '../../client/words.ts';

const lead = { lead_vi: 'Sở Thông tin và Truyền thông', lead_en: 'Department of Information', lead_agency_vi: null, lead_agency_en: null };

test('whoever carries on the work answers for a target; where that is not known, its lead as printed', () => {
  expect(answersFor({ ...lead, lead_agency_vi: 'Sở Khoa học và Công nghệ', lead_agency_en: 'Department of Science' }, 'vi')).toBe('Sở Khoa học và Công nghệ');
  expect(answersFor({ ...lead, lead_agency_vi: 'Sở Khoa học và Công nghệ', lead_agency_en: 'Department of Science' }, 'en')).toBe('Department of Science');
  expect(answersFor(lead, 'vi')).toBe('Sở Thông tin và Truyền thông');
});

test('a milestone is named by its year, and with the later quarter in which its level was reached', () => {
  const said = (met_late: string | null, lang: 'vi' | 'en') => milestoneOf({ due: 2025, met_late }, lang, sayIn(lang)).replaceAll('\u00a0', ' ');
  expect([said(null, 'vi'), said(null, 'en')]).toEqual(['Mốc 2025', '2025 milestone']);
  expect([said('2026Q1', 'vi'), said('2026Q1', 'en')]).toEqual(['Mốc 2025, tới mức quý I/2026', '2025 milestone, reached Q1 2026']);
});
