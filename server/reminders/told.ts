// A matter in words, the same in the list and in the mail.
import { dateLabel, reportLabel } from '../../client/format.ts';
import type { Row } from '../../queries/types.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { isConclusion, pathOf } from './matters.ts';
import type { Matter } from './matters.ts';

/** `urgency` names the section under which it stands; `title` the body and its report; `sentence` what is with it; `path` where it is done. */
export interface Told { urgency: string; title: string; sentence: string; path: string }

export function toldOf(matter: Matter, lang: Lang): Told {
  if (isConclusion(matter)) return ofConclusion(matter, lang);
  const { urgency, agency, report, name_vi, name_en, days_left, due, until, since, returned, owed, missing, excused } = matter;
  const params = { count: Math.abs(days_left), due: dateLabel(due, lang), until: dateLabel(until, lang), since: dateLabel(since, lang) };
  const given = returned === 0 ? null : say(lang, 'reminders:line.givenBack', { count: returned });
  // Of a sheet that has not come at all nothing is said line by line.
  const lacking = matter.matter !== 'due' || (missing === owed && excused === 0) ? [] : [
    missing > excused ? say(lang, 'reminders:line.missing', { count: missing - excused, all: owed }) : null, excused > 0 ? say(lang, 'reminders:line.excused', { count: excused }) : null,
  ];
  const sentence = urgency === 'returned'
    ? [given ?? say(lang, 'reminders:line.givenBackWhole'), say(lang, 'reminders:line.until', params)]
    : [say(lang, `reminders:line.${urgency}`, params), ...lacking, given];
  return { urgency, title: `${(lang === 'vi' ? name_vi : name_en) || agency} · ${reportLabel(report, lang)}`, sentence: sentence.filter(Boolean).join(' '), path: pathOf(matter) };
}

/** So much of a conclusion's words is told in a line. */
const MOST_WORDS = 160;

function ofConclusion(matter: Row<'conclusion_reminders'>, lang: Lang): Told {
  const { urgency, matter: kind, conclusion, notice, text, name_vi, name_en, days_left, due, since } = matter;
  const params = { count: Math.abs(days_left), due: dateLabel(due, lang), since: dateLabel(since, lang) };
  const short = text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS).trimEnd()}…` : text;
  const title = say(lang, 'reminders:conclusion.title', { conclusion, notice, name: (lang === 'vi' ? name_vi : name_en) || name_vi });
  return { urgency, title, sentence: `${say(lang, `reminders:conclusion.${kind === 'confirm' ? 'confirm' : urgency}`, params)} ${short}`, path: pathOf(matter) };
}

/** The sections that have something, most urgent first. */
export function sectionsOf(told: Told[]): { urgency: string; lines: Told[] }[] {
  const urgencies = [...new Set(told.map(({ urgency }) => urgency))];
  return urgencies.map((urgency) => ({ urgency, lines: told.filter((line) => line.urgency === urgency) }));
}
