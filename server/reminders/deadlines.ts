// Deadlines as a calendar that other programs read: under a secret address of one person, dates and names of reports alone.
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import ical from 'ical-generator';
import { reportLabel } from '../../client/format.ts';
import type { Row } from '../../queries/types.ts';
import { may } from '../access/rights.ts';
import type { Grant } from '../access/rights.ts';
import type { House } from '../app.ts';
import { HttpError } from '../problem.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { wishOf } from './wishes.ts';

/** A day that a calendar shows. `id` stays the same as long as the report does, or the conclusion; `stamp`: when its day was last set, where that is not with the registry. */
interface Day { id: string; day: string; summary: string; stamp?: string }

/** Whole days: three of them before, at 8 in the morning. */
const ALARM_SECONDS = 64 * 3600;

/** No cookie: the address itself is the secret. */
export function calendar({ calendars, people, engine, home }: House): RequestHandler {
  return async (req, res) => {
    const person = calendars.personOf(String(req.params.token));
    if (person === null) throw new HttpError(404, 'unknown-calendar');
    const coming = await engine.rows('coming', {});
    const followed = await engine.rows('conclusion_reminders', {});
    const { lang } = wishOf(home.state, person);
    const days = daysOf(coming, followed, people.grantsOf(person), lang);
    // A calendar without a component is none: RFC 5545 3.6.
    if (days.length === 0) throw new HttpError(404, 'unknown-calendar');
    const text = written(days, lang, home.state.registryVersions().at(-1)!.at);
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    res.set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-cache', ETag: tag });
    if (req.get('If-None-Match')?.includes(tag)) res.status(304).end();
    else res.send(text);
  };
}

/** Due and closing days of what a person's agencies owe, and of the conclusions that they lead; of every report, once, for whoever follows all of them. */
export function daysOf(coming: Row<'coming'>[], followed: Row<'conclusion_reminders'>[], grants: readonly Grant[], lang: Lang): Day[] {
  const own = coming.filter(({ answers }) => may(grants, 'submit', answers));
  const days = new Map<string, Day>();
  const add = (report: string, name: string, of: string, kind: 'due' | 'closes' | 'open', day: string): void => {
    const id = [report, kind, of].filter(Boolean).join('.');
    days.set(id, { id, day, summary: say(lang, `reminders:calendar.${kind}${name ? '' : 'All'}`, { report: reportLabel(report, lang), agency: name }) });
  };
  for (const { agency, name_vi, name_en, report, due, closes, open_until: until } of own) {
    const name = (lang === 'vi' ? name_vi : name_en) || agency;
    add(report, name, agency, 'due', due);
    add(report, name, agency, 'closes', closes);
    if (until !== null && until > closes) add(report, name, agency, 'open', until);
  }
  if (may(grants, 'follow')) {
    for (const { report, due, closes } of coming) {
      add(report, '', '', 'due', due);
      add(report, '', '', 'closes', closes);
    }
  }
  for (const { conclusion, notice, answers, due, changed_at } of followed.filter(({ matter }) => matter === 'conclusion')) {
    if (!may(grants, 'follow') && !may(grants, 'submit', answers)) continue;
    const id = `conclusion.${conclusion}`;
    days.set(id, { id, day: due, summary: say(lang, 'reminders:calendar.conclusion', { conclusion, notice }), stamp: changed_at });
  }
  return [...days.values()].sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
}

/** @param stamp when the dates were last set: the same dates give the same bytes */
export function written(days: Day[], lang: Lang, stamp: string): string {
  const calendar = ical({ name: say(lang, 'reminders:calendar.name'), prodId: `//Cot Moc//Deadlines//${lang.toUpperCase()}`, ttl: 6 * 3600 });
  calendar.x('X-WR-TIMEZONE', 'Asia/Ho_Chi_Minh');
  for (const { id, day, summary, stamp: set } of days) {
    calendar.createEvent({ id: `${id}@cot-moc`, start: day, allDay: true, stamp: set ?? stamp, summary }).createAlarm({ type: 'display' as never, trigger: ALARM_SECONDS, description: summary });
  }
  // The last line ends too: RFC 5545 3.1.
  return `${calendar.toString()}\r\n`;
}
