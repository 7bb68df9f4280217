// Made-up sheets of the months: what the service-quality index is worked out from, of every body that owes one, some late, one missing.
import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { formatISO } from 'date-fns/formatISO';
import type { Engine } from '../engine/engine.ts';
import { chance, spread } from './chance.ts';
import { csvOf } from './sheets.ts';
import type { DemoSheet } from './sheets.ts';
import { Events, FIRST_MONTH, LAST_MONTH, readStories } from './stories.ts';
import type { Story } from './stories.ts';

interface Line { agency: string; report: string; due: string; indicator: string; territory: string }

const monthOf = (report: string): number => Number(report.slice(-2));
/** Bodies that nobody complained to in a month, or where nothing was certified, have nothing to report of it. */
const RARE = 10;

/** @returns sheets of the months that are due, the latest month first; empty where the registry has none of the stories */
export async function demoMonths(engine: Engine, data: string, today: Date): Promise<DemoSheet[]> {
  const [stories, events] = [readStories(data), new Events(data)];
  const sheets = Map.groupBy((await readLines(engine, today)).filter((line) => stories.has(storyOf(line))), ({ agency, report }) => `${agency}/${report}`);
  const made: DemoSheet[] = [];
  for (const [name, lines] of sheets) {
    const { agency, report, due } = lines[0]!;
    if (events.has('absent', agency, report)) continue;
    const days = events.has('late', agency, report) ? 2 + Math.floor(chance('days', name) * 4) : -Math.floor(chance('days', name) * 4);
    made.push({
      agency, report, revision: 1, fileName: `${report}-${agency}.csv`, csv: csvOf(lines.map((line) => cells(line, stories.get(storyOf(line))!, events))),
      at: formatISO(addHours(addDays(new Date(`${due}T01:00:00Z`), days), Math.floor(chance('hour', name) * 9))), accept: !events.has('held', agency, report), reason: null, key: `demo-${report}-${agency}-1`,
    });
  }
  return made;
}

function storyOf({ territory, indicator }: Line): string {
  return `${territory}/${indicator}/`;
}

/** Bodies have as many dossiers in a month whatever is counted of them, so that stories of the same mass have the same denominator. */
function cells({ agency, report, indicator }: Line, story: Story, events: Events): string[] {
  const line = { indicator, part: '' };
  const month = events.has('copied', agency, report, line) ? monthOf(report) - 1 : monthOf(report);
  const gone = (month - monthOf(FIRST_MONTH)) / (monthOf(LAST_MONTH) - monthOf(FIRST_MONTH));
  const weight = story.noise === 0 ? 1 : (0.35 + 2.2 * chance('weight', agency) ** 2) * (1 + 0.15 * spread('month', agency, month));
  const denominator = Math.round(story.mass * weight * (story.mass > RARE ? 1 : 2 * chance('few', agency, month)));
  const isNone = denominator === 0 || events.has('nothing-to-report', agency, report, line);
  if (isNone) return [indicator, '', '', '', '', '', '', 'không phát sinh', ''];
  const own = story.noise * (1.4 * spread('own', agency, indicator) + 0.4 * spread('turn', agency, indicator, month));
  const share = Math.min(100, Math.max(0, story.start + (story.end - story.start) * gone + own));
  return [indicator, '', String(Math.round((denominator * share) / 100)), String(denominator), '', '', '', '', ''];
}

async function readLines(engine: Engine, today: Date): Promise<Line[]> {
  const { values, rows } = await engine.db.use((lease) => lease.run(`
    select m.agency, m.report, c.due, m.indicator, m.territory
    from monthlies as m
    inner join registry_calendar as c on c.report = m.report and c.due < $today and c.report between '${FIRST_MONTH}' and '${LAST_MONTH}'
    order by m.report desc, m.agency, m.indicator`, { today: { kind: 'date', value: formatISO(today, { representation: 'date' }) } }));
  return Array.from({ length: rows }, (_, row) => {
    const [agency, report, due, indicator, territory] = values.map((column) => String(column[row]));
    return { agency: agency!, report: report!, due: due!, indicator: indicator!, territory: territory! };
  });
}
