// How the figures of a row are said; pure, so without a page.
import { expect, test } from 'vitest';
import { disputeTold } from '../../client/parts/decision-words.ts';
import { answersFor, milestoneOf } from '../../client/parts/figures.ts';
import { sayIn } from '../../client/words.ts';
import type { Row } from '../../queries/types.ts';

const lead = { lead_vi: 'Sở Thông tin và Truyền thông', lead_en: 'Department of Information', lead_heir_vi: null, lead_heir_en: null };

test('whoever carries on the work answers for a target; where that is not known, its lead as printed', () => {
  expect(answersFor({ ...lead, lead_heir_vi: 'Sở Khoa học và Công nghệ', lead_heir_en: 'Department of Science' }, 'vi')).toBe('Sở Khoa học và Công nghệ');
  expect(answersFor({ ...lead, lead_heir_vi: 'Sở Khoa học và Công nghệ', lead_heir_en: 'Department of Science' }, 'en')).toBe('Department of Science');
  expect(answersFor(lead, 'vi')).toBe('Sở Thông tin và Truyền thông');
});

test('a milestone is named by its year, and with the later quarter in which its level was reached', () => {
  const said = (met_late: string | null, lang: 'vi' | 'en') => milestoneOf({ due: 2025, met_late }, lang, sayIn(lang)).replaceAll('\u00a0', ' ');
  expect([said(null, 'vi'), said(null, 'en')]).toEqual(['Mốc 2025', '2025 milestone']);
  expect([said('2026Q1', 'vi'), said('2026Q1', 'en')]).toEqual(['Mốc 2025, tới mức quý I/2026', '2025 milestone, reached Q1 2026']);
});

test('of plans that disagree each is told as it asks: “more than 60%” is not 60%', () => {
  const page = { short_vi: 'Thanh toán', short_en: 'Payment', unit: 'percent', kind: 'ratio' } as Row<'targets'>;
  const asked = (plan: string, goal: number, comparator: string, operative: boolean) => ({ due: 2025, conflict: true, operative, goal, goal_shown: goal, goal_max: null, comparator, comparator_shown: comparator, plan_short_vi: plan, plan_short_en: plan }) as Row<'target'>;
  const milestones = [asked('Mười năm', 30, '>=', false), asked('Một năm', 60, '>', true), asked('Một năm', 60, '>=', false)];
  const { name, told } = disputeTold(page, 2025, milestones, 'vi', sayIn('vi'));
  expect(name.replaceAll('\u00a0', ' ')).toBe('Thanh toán: mốc 2025 là 30%, trên 60% hay 60%?');
  expect(told.replaceAll('\u00a0', ' ')).toBe('Mười năm ghi 30%, Một năm ghi trên 60% và Một năm ghi 60%. Đang dùng trên 60%.');
  expect(disputeTold(page, 2025, milestones, 'en', sayIn('en')).name.replaceAll('\u00a0', ' ')).toBe('Payment: is the 2025 milestone 30%, more than 60% or 60%?');
});
