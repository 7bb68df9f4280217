// What slides say: titles, asks, footers, and where each slide leads. Chosen and formatted, never computed.
import { courseWords } from '../charts/sayings.ts';
import type { Row } from '../../queries/types.ts';
import type { Decision } from '../deciding.ts';
import { dateLabel, distance, reportLabel } from '../format.ts';
import { writeAddress } from '../parts/address.ts';
import { actualOf, goalOf, unitOf } from '../parts/figures.ts';
import { bridgeHeadline } from '../parts/bridging.ts';
import { disputeTold } from '../parts/decision-words.ts';
import { headline } from '../parts/headline.ts';
import '../parts/publication-words.ts';
import { midSentence, named } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { lostOf, lostTitle } from './lost.ts';
import { areaTitle, MOST_WORDS, wordsIn } from './titles.ts';
import { cardIn, rowsOf, waitingIn } from './slides.ts';
import type { Shown, Slide, SlideKind } from './slides.ts';

/** The row of the whole plan, with the report looked at. */
export function wholeOf({ answers }: Shown): Row<'overview'> {
  return rowsOf(answers, 'overview').find(({ area }) => area === '')!;
}

export function targetOf({ answers }: Shown, target: string): Row<'targets'> | undefined {
  return rowsOf(answers, 'targets').find((row) => row.target === target);
}

export function areaOf({ answers }: Pick<Shown, 'answers'>, area: string): Row<'overview'> | undefined {
  return rowsOf(answers, 'overview').find((row) => row.area === area);
}

/** A target or an area as it is chosen for a slide. */
export function subjectName(shown: Shown, kind: SlideKind, about: string, lang: Lang, say: Say): string {
  const row = kind === 'target' ? targetOf(shown, about) : undefined;
  return row ? `${row.code} ${named(row, 'short', lang)}` : `${areaOf(shown, about)?.number ?? ''}. ${say(`terms:areaShort.${about}`)}`;
}

/** The message of a slide. */
export function titleOf(shown: Shown, slide: Slide, lang: Lang, say: Say): string {
  const whole = wholeOf(shown);
  switch (slide.kind) {
    case 'cover': return `${headline(whole, rowsOf(shown.answers, 'targets'), lang, say)}.`;
    case 'wall': {
      const areas = (column: 'off_track' | 'at_risk'): number => rowsOf(shown.answers, 'overview').filter((row) => row.area !== '' && row[column] > 0).length;
      if (whole.off_track > 0) return say('briefing:wall.late', { count: whole.off_track, areas: say('briefing:wall.areas', { count: areas('off_track') }) });
      return whole.at_risk > 0 ? say('briefing:wall.risk', { count: whole.at_risk, areas: say('briefing:wall.areas', { count: areas('at_risk') }) }) : say('briefing:wall.fine');
    }
    case 'changes': return shown.before ? bridgeHeadline(rowsOf(shown.answers, 'bridge'), say) : say('briefing:changes.none');
    case 'conclusions': {
      const counts = rowsOf(shown.answers, 'conclusion_counts')[0];
      return !counts || counts.total === 0 ? say('briefing:conclusions.none') : say(`briefing:conclusions.${counts.overdue > 0 ? 'late' : 'fine'}`, { count: counts.total, done: counts.done, overdue: counts.overdue });
    }
    case 'decide': return say('briefing:decide.title', { count: waitingIn(shown.answers) });
    case 'target': {
      const row = targetOf(shown, slide.about);
      return row ? targetTitle(row, lang, say) : slide.about;
    }
    case 'area': {
      const row = areaOf(shown, slide.about);
      return row ? areaTitle(row, rowsOf(shown.answers, 'targets'), lang, say) : slide.about;
    }
    case 'scores': {
      const [card, lost] = [cardIn(shown.answers), lostOf(rowsOf(shown.answers, 'score_tree'))];
      return card && lost ? lostTitle(card, lost, lang, say) : say('briefing:scores.none');
    }
    case 'quality': {
      const ready = rowsOf(shown.answers, 'readiness')[0];
      return say('briefing:quality.title', { received: ready?.agencies_received ?? 0, expected: ready?.agencies_expected ?? 0 });
    }
  }
}

/** As much of name, verdict and outlook as fourteen words hold. */
function targetTitle(row: Row<'targets'>, lang: Lang, say: Say): string {
  const params = { name: named(row, 'short', lang), status: midSentence(say(`terms:status.${row.status}`)), outlook: row.outlook && !row.closed ? midSentence(say(`outlook.${row.outlook}`)) : '', due: row.due };
  const tries = [...(params.outlook ? [say('briefing:target.whole', params)] : []), say('briefing:target.verdict', params)];
  return tries.find((title) => wordsIn(title) <= MOST_WORDS) ?? params.name;
}

/** What is to be decided, as a headline and a line under it. */
export function issueOf(shown: Shown, { row, kind, due }: Decision, lang: Lang, say: Say): { head: string; line: string } {
  const name = named(row, 'short', lang);
  if (kind === 'behind') {
    const line = row.status === 'missed' ? say('briefing:decide.missed', { status: say('terms:status.missed'), due: row.due, goal: goalOf(row, lang, say) })
      : row.gap === null ? say(`terms:status.${row.status}`) : say('briefing:decide.behind', { status: say(`terms:status.${row.status}`), course: courseWords(row.gap, row.comparator, unitOf(row), lang) });
    return { head: say('briefing:decide.name', { name, value: actualOf({ ...row, ranked_of: null }, lang) }), line };
  }
  const { name: head, isKnown } = disputeTold(row, due, rowsOf(shown.answers, 'target', row.target), lang, say);
  return { head, line: say(isKnown ? 'briefing:decide.disputed' : 'decide.conflictPlain') };
}

/** How far behind, in words of its own line. */
export function courseOf(row: Row<'targets'>, lang: Lang): string | null {
  return row.gap === null || row.closed ? null : courseWords(row.gap, row.comparator, unitOf(row), lang);
}

/** What is still missing of a milestone that has passed. */
export function missingOf(row: Row<'targets'>, lang: Lang): string | null {
  return row.remaining === null || row.remaining <= 0 ? null : distance(row.remaining, unitOf(row), lang);
}

/** Of which report, until when, which publication: what every slide says of itself. */
export function footOf(shown: Shown, lang: Lang, say: Say, isShort = false): string {
  const { report, data_to: to } = wholeOf(shown);
  return say(isShort ? 'briefing:footShort' : 'briefing:foot', {
    report: report === null ? '' : isShort ? reportLabel(report, lang) : midSentence(reportLabel(report, lang)), date: dateLabel(to, lang), number: shown.publication.number, published: dateLabel(shown.publication.at, lang),
  });
}

const PATHS = { cover: '/', wall: '/chi-tieu', changes: '/thay-doi', decide: '/', conclusions: '/ket-luan', scores: '/par', quality: '/cong-bo' };

/** The page with the same figures, live to be asked further. */
export function livePathOf(shown: Shown, slide: Slide, lang: Lang): string {
  const path = slide.kind === 'target' ? `/chi-tieu/${slide.about}` : slide.kind === 'area' ? `/linh-vuc/${slide.about}` : PATHS[slide.kind];
  return path + writeAddress({ lang: lang === 'en' ? 'en' : undefined, kh: shown.plan, cb: String(shown.publication.number) });
}
