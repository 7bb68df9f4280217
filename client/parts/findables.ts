// What can be found from anywhere: the pages that the reader may open, and what the plan and its province have.
import { hasDesk, may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Findable } from '../find.ts';
import { fold, reportLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { usePlace } from './place.ts';
import { nameOf } from './ConclusionRows.tsx';

/** Short forms that officials type, with what they stand for. */
const SHORT = ['dvc', 'dvctt', 'tthc', 'cchc', 'cbccvc', 'dvsn', 'sipas', 'par', 'ubnd', 'qppl', 'cntt', 'cds', 'nsnn', 'csdl'] as const;

/** @param isWanted nothing is asked for before somebody looks */
export function useFindables(isWanted: boolean): { items: Findable[]; abbreviations: ReadonlyMap<string, string>; isWhole: boolean } {
  const { lang, say } = useWords();
  const me = useMe();
  const { plan, reports, latest } = usePlace();
  const asked = isWanted && plan ? { plan: plan.plan } : null;
  const targets = useQuestion('targets', asked);
  const overview = useQuestion('overview', asked);
  const agencies = useQuestion('agencies', isWanted && plan ? { territory: plan.territory } : null);
  const conclusions = useQuestion('conclusions', asked);
  const signed = me?.signed ?? null;
  const pages: [href: string, word: string, isOpen: boolean][] = [
    ['/', 'overview', true], ['/chi-tieu', 'targets', true], ['/linh-vuc', 'areas', true], ['/co-quan', 'agencies', true], ['/ma-tran', 'matrix', true], ['/hoat-dong', 'activities', true], ['/ket-luan', 'conclusions', true], ['/ke-hoach', 'plans', true], ['/nop', 'submit', true],
    ['/duyet', 'review', hasDesk(me)], ['/han-nop', 'progress', may(signed, 'follow')], ['/cong-bo', 'publications', Boolean(me?.published) || may(signed, 'publish')],
    ['/thay-doi', 'changes', Boolean(me?.published)], ['/trinh-chieu', 'briefings', Boolean(me?.published)], ['/nhat-ky', 'audit', may(signed, 'audit')], ['/phuong-phap', 'method', true],
  ];
  const items: Findable[] = [
    ...pages.filter(([, , isOpen]) => isOpen).map(([href, word]): Findable => ({ kind: 'page', href, name: word === 'method' ? say('frame.method') : say(`room.${word}`), also: [] })),
    ...(targets.state === 'ready' ? targets.rows.map((row): Findable => ({ kind: 'target', href: `/chi-tieu/${row.target}`, name: named(row, 'short', lang), code: row.code, also: [named(row, 'short', lang === 'vi' ? 'en' : 'vi'), row.target.replaceAll('-', ' '), named(row, 'lead', lang)], sign: row.status })) : []),
    ...(overview.state === 'ready' ? overview.rows.filter(({ area }) => area !== '').map((row): Findable => ({ kind: 'area', href: `/linh-vuc/${row.number}`, name: named(row, 'name', lang), code: row.number, also: [] })) : []),
    ...(agencies.state === 'ready' ? agencies.rows.map((row): Findable => ({ kind: 'agency', href: `/co-quan/${row.agency}`, name: named(row, 'name', lang), also: [named(row, 'name', lang === 'vi' ? 'en' : 'vi')] })) : []),
    ...(conclusions.state === 'ready' ? conclusions.rows.map((row): Findable => ({ kind: 'conclusion', href: `/ket-luan/${row.conclusion}`, name: row.text, code: row.conclusion, also: [nameOf(row, lang), row.notice ?? ''] })) : []),
    ...(reports.state === 'ready' && latest ? reports.rows.filter((row) => row.q <= latest.q).map((row): Findable => ({ kind: 'report', href: row.is_latest ? '/' : `/?ky=${row.report}`, name: reportLabel(row.report, lang), code: row.report, also: [] })).toReversed() : []),
  ];
  const abbreviations = new Map(SHORT.map((short) => [short, fold(say(`find.short.${short}`))]));
  return { items, abbreviations, isWhole: [targets, overview, agencies, conclusions].every(({ state }) => state !== 'waiting') };
}
