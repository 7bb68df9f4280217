// Finding by what somebody types: without marks, by initials, by short forms, with one slip of the hand.
import { describe, expect, test } from 'vitest';
import { find } from '../client/find.ts';
import type { Findable } from '../client/find.ts';

const item = (kind: Findable['kind'], name: string, code?: string, also: string[] = []): Findable => ({ kind, href: `/${name}`, name, also, ...(code ? { code } : {}) });
const ITEMS = [
  item('target', 'Hồ sơ giải quyết trực tuyến', 'II.09', ['Dossiers handled online']), item('target', 'Thanh toán trực tuyến', 'II.04'), item('target', 'Hài lòng về thủ tục hành chính', 'II.11'),
  item('target', 'Đơn vị sự nghiệp công lập', 'III.1'), item('agency', 'Sở Nội vụ'), item('agency', 'Xã Nội Bài'), item('conclusion', 'Kết luận về thanh toán', '15'), item('report', 'Quý III/2026', '2026Q3'),
];
const SHORT = new Map([['tthc', 'thu tuc hanh chinh'], ['dvsn', 'don vi su nghiep']]);
const names = (typed: string): string[] => find(ITEMS, typed, SHORT, 10).map(({ name }) => name);

describe('find', () => {
  test.each<[typed: string, first: string, why: string]>([
    ['ho so giai quyet', 'Hồ sơ giải quyết trực tuyến', 'without marks'],
    ['HỒ SƠ'.normalize('NFD'), 'Hồ sơ giải quyết trực tuyến', 'decomposed, in capitals'],
    ['truc tuyen thanh', 'Thanh toán trực tuyến', 'words in any order'],
    ['II.09', 'Hồ sơ giải quyết trực tuyến', 'a code'],
    ['hsgqtt', 'Hồ sơ giải quyết trực tuyến', 'initials'],
    ['snv', 'Sở Nội vụ', 'initials of a body'],
    ['hsgtt', 'Hồ sơ giải quyết trực tuyến', 'initials, one left out'],
    ['tthc', 'Hài lòng về thủ tục hành chính', 'a short form'],
    ['dvsn', 'Đơn vị sự nghiệp công lập', 'a short form, đ as d'],
    ['tharh toan', 'Thanh toán trực tuyến', 'another letter'],
    ['thnah toan', 'Thanh toán trực tuyến', 'two letters that changed places'],
    ['thannh', 'Thanh toán trực tuyến', 'one more'],
    ['thah toan', 'Thanh toán trực tuyến', 'one less'],
    ['online', 'Hồ sơ giải quyết trực tuyến', 'the other language'],
    ['quy iii', 'Quý III/2026', 'a report'],
  ])('%s: %s (%s)', (typed, first) => {
    expect(names(typed)[0]).toBe(first);
  });

  test('the nearer name stands first, and of equally near ones the one that came first', () => {
    expect(names('thanh toan')).toEqual(['Thanh toán trực tuyến', 'Kết luận về thanh toán']);
    expect(names('noi')).toEqual(['Sở Nội vụ', 'Xã Nội Bài']);
  });

  test.each(['', '   ', 'xyzw', '???', 'thanh xyzw', 'hst', 'tsgq'])('“%s” finds nothing', (typed) => {
    expect(names(typed)).toEqual([]);
  });

  test('nothing else is supposed where something is called so', () => {
    expect(names('thanh toan truc')).toEqual(['Thanh toán trực tuyến']);
    expect(find([item('target', 'Thanh tra'), item('target', 'Thanh tro')], 'thanh tra', SHORT, 9).map(({ name }) => name)).toEqual(['Thanh tra']);
  });

  test('a slip is no excuse for short words', () => {
    expect(names('noj')).toEqual([]);
  });
});
