// How the figures of a row are said; pure, so without a page.
import { expect, test } from 'vitest';
import { answersFor, yearOf } from '../../client/parts/figures.ts';
import { sayIn } from '../../client/words.ts';

const lead = { lead_vi: 'Sở Thông tin và Truyền thông', lead_en: 'Department of Information', lead_agency_vi: null, lead_agency_en: null };

test('whoever carries on the work answers for a target; where that is not known, its lead as printed', () => {
  expect(answersFor({ ...lead, lead_agency_vi: 'Sở Khoa học và Công nghệ', lead_agency_en: 'Department of Science' }, 'vi')).toBe('Sở Khoa học và Công nghệ');
  expect(answersFor({ ...lead, lead_agency_vi: 'Sở Khoa học và Công nghệ', lead_agency_en: 'Department of Science' }, 'en')).toBe('Department of Science');
  expect(answersFor(lead, 'vi')).toBe('Sở Thông tin và Truyền thông');
});

test('the year of a milestone tells in which later quarter its level was reached', () => {
  expect(yearOf({ due: 2025, met_late: null }, 'vi', sayIn('vi'))).toBe('2025');
  expect(yearOf({ due: 2025, met_late: '2026Q1' }, 'vi', sayIn('vi')).replaceAll('\u00a0', ' ')).toMatch(/^2025, tới mức quý I\/2026$/);
});
