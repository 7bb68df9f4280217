import { describe, expect, test } from 'vitest';
import { collator, dateLabel, distance, figure, fold, goalWords, large, level, listLabel, moment, monthLabel, percentPoints, quarterLabel, quarterOf, reportLabel, reportTo, rounded, signed } from '../client/format.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', '~');

describe('figures', () => {
  test.each([
    [80.5, 'percent', '80,5%', '80.5%'], [21, 'percent', '21,0%', '21.0%'], [100, 'percent', '100%', '100%'], [0, 'percent', '0%', '0%'],
    [1234567.9, 'million-vnd', '1.234.568~triệu~đồng', '1,234,568~million~VND'], [405, 'unit', '405~đơn~vị', '405~units'], [1, 'unit', '1~đơn~vị', '1~unit'], [1.4, 'city', '1~đô~thị', '1~city'], [12, 'rank', 'hạng~12', 'rank~12'],
    [88.54, 'index', '88,54~điểm', '88.54~points'], [-3.3, 'percent', '\u22123,3%', '\u22123.3%'], [405, 'thing-without-a-word', '405', '405'],
  ])('%d %s', (value, unit, vi, en) => {
    expect(spaced(figure(value, unit, 'vi'))).toBe(vi);
    expect(spaced(figure(value, unit, 'en'))).toBe(en);
  });

  test('nothing is a dash, never a zero', () => {
    for (const none of [null, undefined, NaN]) expect(figure(none, 'percent', 'vi')).toBe('\u2013');
    expect(signed(null, 'percent', 'vi')).toBe('\u2013');
    expect(level(null, 'percent', 'vi')).toBe('\u2013');
  });

  test.each([[1.005, 2, 1.01], [-1.005, 2, -1.01], [62.25, 1, 62.3], [-62.25, 1, -62.3], [0.15, 1, 0.2], [2.5, 0, 3], [364.5, 0, 365], [0.1 + 0.2, 1, 0.3]])('%d at %i decimals is %d, half away from zero', (value, decimals, expected) => {
    expect(rounded(value, decimals)).toBe(expected);
  });

  test.each([
    [94.96, 95, '>=', '94,96%'], [94.999, 95, '>=', '94,999%'], [95, 95, '>=', '95,0%'], [95, 95, '>', '95,0%'], [95.04, 95, '>', '95,04%'], [95.0004, 95, '>', '95,0004%'],
    [10.04, 10, '<=', '10,04%'], [9.96, 10, '<', '9,96%'], [10, 10, '<', '10,0%'], [24.98, 25, 'range', '24,98%'], [99.96, 100, '>=', '99,96%'], [50, null, '>=', '50,0%'],
  ])('%d held against %s %s does not contradict its verdict', (value, goal, comparator, expected) => {
    expect(figure(value, 'percent', 'vi', { goal, comparator, goalMax: comparator === 'range' ? 35 : null })).toBe(expected);
  });

  test.each([
    [100, 100, undefined, '100%'], [99.96, 100, undefined, '100,0%'], [99.95, 100, undefined, '99,95%'], [99.94, 100, undefined, '99,9%'], [100.05, 100, undefined, '100,1%'], [99.76, 100, 0.5, '99,8%'],
    [99.74, 100, 0.5, '99,7%'], [99.75, 100, 0.5, '99,75%'], [12.5, 12.5, undefined, '12,5%'], [50, null, undefined, '50,0%'],
  ])('%d does not contradict whether it equals %s within half a step of %s', (value, goal, step, expected) => {
    expect(figure(value, 'percent', 'vi', { goal, comparator: '=', step })).toBe(expected);
  });

  test('things counted equal a level only where they are as many', () => {
    expect(spaced(figure(405, 'unit', 'vi', { goal: 405, comparator: '=' }))).toBe('405~đơn~vị');
    expect(spaced(figure(404.5, 'unit', 'vi', { goal: 405, comparator: '=' }))).toBe('404,5~đơn~vị');
    expect(figure(405.4, 'percent', 'vi', { goal: 405, comparator: '=', decimals: 0 })).toBe('405,4%');
  });

  test('a rank says of how many', () => {
    expect(spaced(figure(12, 'rank', 'vi', { of: 34 }))).toBe('hạng~12 trên~34');
    expect(spaced(figure(12, 'rank', 'en', { of: 34 }))).toBe('rank~12 of~34');
    expect(spaced(figure(12, 'rank', 'vi', { of: null }))).toBe('hạng~12');
    expect(figure(12, 'rank', 'vi', { of: 34, bare: true })).toBe('12');
  });

  test('levels as plans print them', () => {
    expect(level(80, 'percent', 'vi')).toBe('80%');
    expect(level(12.5, 'percent', 'vi')).toBe('12,5%');
    expect(level(25, 'percent', 'vi', 35)).toBe('25–35%');
    expect(spaced(goalWords(95, 'percent', '>', 'vi'))).toBe('trên~95%');
    expect(goalWords(80, 'percent', '>=', 'vi')).toBe('tối thiểu 80%');
    expect(spaced(goalWords(15, 'rank', '<=', 'vi'))).toBe('trong nhóm~15');
    expect(goalWords(25, 'percent', 'range', 'vi', 35)).toBe('từ 25% đến 35%');
  });

  test('differences', () => {
    expect(spaced(percentPoints(-17.4, 'vi'))).toBe('\u221217,4~điểm~%');
    expect(spaced(signed(8.4, 'percent', 'vi'))).toBe('+8,4~điểm~%');
    expect(spaced(signed(-12, 'unit', 'vi'))).toBe('\u221212~đơn~vị');
    expect(spaced(signed(0, 'percent', 'vi'))).toBe('0,0~điểm~%');
    expect(spaced(distance(-8.4, 'percent', 'en'))).toBe('8.4~percentage~points');
    expect(spaced(large(12_345_678, 'vi'))).toBe('12,3~triệu');
  });
});

describe('time', () => {
  test('quarters', () => {
    expect(quarterOf('2026Q3')).toEqual({ year: 2026, quarter: 3, q: 8107 });
    expect(quarterOf(8108)).toEqual({ year: 2026, quarter: 4, q: 8108 });
    expect(spaced(quarterLabel('2026Q3', 'long', 'vi'))).toBe('Quý~III/2026');
    expect(spaced(quarterLabel(8107, 'inline', 'vi'))).toBe('quý~III/2026');
    expect(quarterLabel('2026Q3', 'axis', 'vi')).toBe('Q.III/26');
    expect(quarterLabel('2026Q3', 'table', 'vi')).toBe('III/2026');
    expect(spaced(quarterLabel('2026Q3', 'long', 'en'))).toBe('Q3~2026');
  });

  test.each([['2026Q1', 'Quý~I/2026'], ['2026H1', '6~tháng/2026'], ['2026Q3', 'Quý~III/2026'], ['20269M', '9~tháng/2026'], ['2026Y', 'Năm~2026'], ['2026M09', 'Tháng~9/2026'], ['2026Z', '2026Z']])('report %s', (report, label) => {
    expect(spaced(reportLabel(report, 'vi'))).toBe(label);
  });

  test('a report carries its cut-off', () => {
    expect(spaced(reportTo('2026Q3', '2026-09-14', 'vi'))).toBe('Quý~III/2026 (số liệu đến 14/09/2026)');
  });

  test('days are those of Asia/Ho_Chi_Minh, whatever the machine says', () => {
    expect(dateLabel('2026-09-05', 'vi')).toBe('05/09/2026');
    expect(dateLabel('2026-09-05', 'en')).toBe('5 Sep 2026');
    expect(dateLabel('2026-09-04T17:00:00Z', 'vi')).toBe('05/09/2026');
    expect(dateLabel(Date.UTC(2026, 8, 4, 16, 59), 'vi')).toBe('04/09/2026');
    expect(moment('2026-09-05T03:04:00Z', 'vi')).toBe('10:04 05/09/2026');
    expect(moment('2026-09-04T17:00:00Z', 'en')).toBe('00:00, 5 Sep 2026');
    expect(monthLabel('2026-09-05', 'vi')).toBe('tháng 9 năm 2026');
    expect(dateLabel(null, 'vi')).toBe('\u2013');
  });
});

describe('words', () => {
  test('sorts as Vietnamese does', () => {
    const sorted = ['Đ', 'D', 'Ăn', 'An', 'Ân', 'Xã 10', 'Xã 2', 'Ơ', 'O', 'Ô', 'Lễ', 'Lê', 'Le'].toSorted(collator('vi').compare);
    expect(sorted).toEqual(['An', 'Ăn', 'Ân', 'D', 'Đ', 'Le', 'Lê', 'Lễ', 'O', 'Ô', 'Ơ', 'Xã 2', 'Xã 10']);
    expect(collator('vi').compare('Tỷ lệ'.normalize('NFD'), 'Tỷ lệ'.normalize('NFC'))).toBe(0);
  });

  test('folds for search, NFC and NFD alike', () => {
    expect(fold('Tỷ lệ  hồ sơ trực tuyến, Đông Sơn')).toBe('ty le ho so truc tuyen, dong son');
    for (const [one, other] of [['LỄ', 'lễ'], ['hòa', 'hoà'], ['đường', 'ĐƯỜNG'], ['Tỷ'.normalize('NFD'), 'Tỷ']] as const) expect(fold(one)).toBe(fold(other));
  });

  test('lists', () => {
    expect(listLabel(['Sở Nội vụ', 'Sở Tư pháp', 'Sở Tài chính'], 'vi')).toBe('Sở Nội vụ, Sở Tư pháp và Sở Tài chính');
  });
});
