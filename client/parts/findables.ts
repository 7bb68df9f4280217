// What can be found from anywhere: the pages that the reader may open, and what the plan and its province have.
import { hasDesk, may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import type { Findable } from '../find.ts';
import { dateLabel, fold, reportLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { usePlace } from './place.ts';
import { nameOf } from './ConclusionRows.tsx';

/** Short forms that officials type, with what they stand for. */
const SHORT = ['dvc', 'dvctt', 'tthc', 'cchc', 'cbccvc', 'dvsn', 'sipas', 'par', 'ubnd', 'qppl', 'cntt', 'cds', 'nsnn', 'csdl'] as const;

/** Pages that have no place in the bar of rooms. */
const UNROOMED = ['documents', 'book', 'reminders'];

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
  const activities = useQuestion('activities', asked);
  const indicators = useQuestion('indicators', isWanted ? {} : null);
  const measured = new Map(indicators.state === 'ready' ? indicators.rows.map((row) => [row.indicator, row]) : []);
  const signed = me?.signed ?? null;
  const pages: [href: string, word: string, isOpen: boolean][] = [
    ['/', 'overview', true], ['/chi-tieu', 'targets', true], ['/linh-vuc', 'areas', true], ['/co-quan', 'agencies', true], ['/ma-tran', 'matrix', true], ['/hoat-dong', 'activities', true], ['/ket-luan', 'conclusions', true], ['/ke-hoach', 'plans', true], ['/nop', 'submit', true], ['/par', 'scorecards', true], ['/tai-lieu', 'documents', true], ['/so-tay/moi-nhat', 'book', true], ['/nhac-viec', 'reminders', signed !== null],
    ['/duyet', 'review', hasDesk(me)], ['/han-nop', 'progress', may(signed, 'follow')], ['/cong-bo', 'publications', Boolean(me?.published) || may(signed, 'publish')],
    ['/thay-doi', 'changes', Boolean(me?.published)], ['/trinh-chieu', 'briefings', Boolean(me?.published)], ['/nhat-ky', 'audit', may(signed, 'audit')], ['/phuong-phap', 'method', true],
  ];
  const items: Findable[] = [
    ...pages.filter(([, , isOpen]) => isOpen).map(([href, word]): Findable => ({ kind: 'page', href, name: word === 'method' ? say('frame.method') : UNROOMED.includes(word) ? say(`find.room.${word}`) : say(`room.${word}`), also: say(`find.also.${word}`).split('|') })),
    ...(targets.state === 'ready' ? targets.rows.map((row): Findable => ({ kind: 'target', href: `/chi-tieu/${row.target}`, name: named(row, 'short', lang), code: row.code, also: [named(row, 'short', lang === 'vi' ? 'en' : 'vi'), row.target.replaceAll('-', ' '), named(row, 'lead', lang), ...(row.unit === 'percent' ? [say('find.share', { name: named(row, 'short', lang) })] : []), ...namesOf(measured.get(row.indicator))], sign: row.status })) : []),
    ...(overview.state === 'ready' ? overview.rows.filter(({ area }) => area !== '').map((row): Findable => ({ kind: 'area', href: `/linh-vuc/${row.number}`, name: named(row, 'name', lang), code: row.number, also: [] })) : []),
    ...(agencies.state === 'ready' ? [...Map.groupBy(agencies.rows, ({ agency }) => agency).values()].map((rows) => rows.findLast(({ alive_to: to }) => to === null) ?? rows.at(-1)!).map((row): Findable => ({ kind: 'agency', href: `/co-quan/${row.agency}`, name: row.alive_to === null ? named(row, 'name', lang) : say('find.until', { name: named(row, 'name', lang), date: dateLabel(row.alive_to, lang) }), also: [named(row, 'name', lang === 'vi' ? 'en' : 'vi')] })) : []),
    ...(conclusions.state === 'ready' ? conclusions.rows.map((row): Findable => ({ kind: 'conclusion', href: `/ket-luan/${row.conclusion}`, name: row.text, code: row.conclusion, also: [say('find.conclusion', { number: row.conclusion }), `KL ${row.conclusion}`, `KL${row.conclusion}`, nameOf(row, lang), row.notice ?? ''] })) : []),
    ...(activities.state === 'ready' ? activities.rows.map((row): Findable => ({ kind: 'activity', href: `/hoat-dong?mo=${row.activity}`, name: row.text, code: row.row, also: [row.output] })) : []),
    ...(reports.state === 'ready' && latest ? reports.rows.filter((row) => row.q <= latest.q).map((row): Findable => ({ kind: 'report', href: row.is_latest ? '/' : `/?ky=${row.report}`, name: reportLabel(row.report, lang), code: row.report, also: [] })).toReversed() : []),
  ];
  const abbreviations = new Map(SHORT.map((short) => [short, fold(say(`find.short.${short}`))]));
  return { items, abbreviations, isWhole: [targets, overview, agencies, conclusions, activities, indicators].every(({ state }) => state !== 'waiting') };
}

/** In full, in both languages. */
function namesOf(indicator: Row<'indicators'> | undefined): string[] {
  return indicator ? [indicator.name_vi, indicator.name_en] : [];
}
