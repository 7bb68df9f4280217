// Made-up sheets of every agency from 2021 to the latest report: late ones, missing ones, corrected ones, not yet accepted ones.
import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { formatISO } from 'date-fns/formatISO';
import type { Engine } from '../engine/engine.ts';
import { chance, spread } from './chance.ts';
import { Events, FIRST_Q, LAST_Q, level, readStories } from './stories.ts';
import type { Story } from './stories.ts';

interface Line { agency: string; report: string; q: number; kind: string; year: number; due: string; indicator: string; part: string; form: string; timing: string; territory: string; agencyKind: string }
interface Amount { numerator: number; denominator: number }
export interface DemoSheet { agency: string; report: string; revision: number; csv: string; fileName: string; at: string; accept: boolean; reason: string | null; key: string }

/** What the rows of one home are made from. `owed`: agency/indicator/part/q of every line that is asked for and not without cases. */
interface Making { stories: Map<string, Story>; events: Events; ancestors: Map<string, string[]>; owed: Set<string> }

const HEADER = ['Mã chỉ tiêu', 'Phần', 'Tử số', 'Mẫu số', 'Giá trị', 'Số mẫu / số được xếp hạng', 'Sai số chuẩn', 'Tình trạng', 'Ghi chú'];
/** What the sender of an unusual figure says of it. */
const ODD_NOTE = 'Một phần hồ sơ chưa chuyển hết sang hệ thống mới';
/** Surveys state their error themselves from this year on. */
const ERROR_STATED_FROM = 2024;

/** @returns sheets in the order in which they were handed in; empty where the registry has none of the stories */
export async function demoSheets(engine: Engine, data: string, today: Date): Promise<DemoSheet[]> {
  const [stories, events] = [readStories(data), new Events(data)];
  const lines = (await readLines(engine, today)).filter((line) => stories.has(storyOf(line)));
  const asked = lines.filter((line) => !events.has('nothing-to-report', line.agency, line.report, line));
  const owed = new Set(asked.map((line) => `${line.agency}/${line.indicator}/${line.part}/${line.q}`));
  const making: Making = { stories, events, ancestors: await readLineage(engine), owed };
  const sheets = new Map<string, Line[]>();
  for (const line of lines) sheets.set(`${line.agency}/${line.report}`, [...(sheets.get(`${line.agency}/${line.report}`) ?? []), line]);

  const made: DemoSheet[] = [];
  for (const [name, rows] of sheets) {
    const { agency, report, q, due, agencyKind } = rows[0]!;
    const leads = rows.some((line) => line.agencyKind === 'lead');
    if (events.has('absent', agency, report) || (!leads && chance('missing', name) < (agencyKind === 'commune' ? 0.014 : 0.006))) continue;
    const given = rows.filter((line) => isGiven(line, making));
    if (given.length === 0) continue;
    const shares = given.filter((line) => line.form === 'share');
    const named = events.corrected(agency, report);
    const wrong = shares.find((line) => line.indicator === named) ?? shares[Math.floor(chance('which', name) * shares.length)];
    const written = (lines: Line[], shift: number, note = ''): string => csvOf(lines.map((line) => (line === wrong ? noted(cells(line, making, shift), note) : cells(line, making, 0))));
    const isLate = events.has('late', agency, report) || chance('late', name) < 0.09;
    const days = isLate ? 1 + Math.floor(chance('days', name) * 18) : -Math.floor(chance('days', name) * 9);
    const at = addHours(addDays(new Date(`${due}T01:00:00Z`), days), Math.floor(chance('hour', name) * 9));
    const key = (revision: number): string => `demo-${report}-${agency}-${revision}`;
    const isOpen = events.has('held', agency, report) || (q === LAST_Q && !leads && named === undefined && chance('open', name) < 0.06);
    const base = { agency, report, fileName: `${report}-${agency}.csv` };
    const isCorrected = !isOpen && wrong !== undefined && (named !== undefined || chance('corrected', name) < 0.022);
    // Some of the sheets that wait have a figure that whoever reviews them should ask about.
    const isOdd = isOpen && chance('odd', name) < 0.5;
    made.push({ ...base, revision: 1, csv: written(given, isCorrected ? -0.12 : isOdd ? -0.3 : 0, isOdd ? ODD_NOTE : ''), at: formatISO(at), accept: !isOpen, reason: null, key: key(1) });
    if (!isCorrected) continue;
    const later = addDays(at, 9 + Math.floor(chance('again', name) * 30));
    const reason = chance('why', name) < 0.5 ? 'typing-error' : 'late-data';
    if (later < today) made.push({ ...base, revision: 2, csv: written([wrong], 0), at: formatISO(later), accept: true, reason, key: key(2) });
  }
  return made.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function noted(row: string[], note: string): string[] {
  return [...row.slice(0, -1), note || row.at(-1)!];
}

function storyOf(line: Line): string {
  return `${line.territory}/${line.indicator}/${line.part}`;
}

function isGiven(line: Line, { stories, events }: Making): boolean {
  const story = stories.get(storyOf(line))!;
  return line.q >= story.first && !story.silent.includes(line.report) && !events.has('absent', line.agency, line.report, line);
}

function amount(line: Line, story: Story, agency: string, q: number): Amount {
  const weight = 0.35 + 2.2 * chance('weight', agency) ** 2;
  const season = 1 + 0.12 * Math.sin((q % 4) * 1.7) + 0.06 * spread('season', agency, line.indicator, q);
  const steady = line.timing === 'stock' ? 1 : season;
  const denominator = Math.max(4, Math.round(story.mass * weight * steady));
  const own = story.noise * (1.6 * spread('own', agency, line.indicator, line.part) + 0.45 * spread('turn', agency, line.indicator, line.part, q));
  const share = Math.min(100, Math.max(0, level(story, q) + own));
  return { numerator: Math.round((denominator * share) / 100), denominator };
}

/** The row's cells: what a cumulative report holds is the sum of its quarters, of the agency and of those that it carries on. */
function cells(line: Line, { stories, events, ancestors, owed }: Making, shift: number): string[] {
  const story = stories.get(storyOf(line))!;
  const value = (text: string, sample = '', error = ''): string[] => [line.indicator, line.part, '', '', text, sample, error, '', ''];
  if (events.has('nothing-to-report', line.agency, line.report, line)) return [line.indicator, line.part, '', '', '', '', '', 'không phát sinh', ''];
  if (events.has('not-applicable', line.agency, line.report, line)) return [line.indicator, line.part, '', '', '', '', '', 'không áp dụng', ''];
  if (line.form === 'share') {
    const flows = line.timing === 'flow';
    const first = flows && line.kind !== 'Q1' && line.kind !== 'Q3' ? line.year * 4 + 1 : line.q;
    const total: Amount = { numerator: 0, denominator: 0 };
    for (let q = first; q <= line.q; q += 1) {
      for (const agency of ancestors.get(line.agency) ?? [line.agency]) {
        if (!owed.has(`${agency}/${line.indicator}/${line.part}/${q}`)) continue;
        const part = amount(line, story, agency, q);
        total.numerator += part.numerator;
        total.denominator += part.denominator;
      }
    }
    const numerator = Math.max(0, Math.round(total.numerator * (1 + shift)));
    return [line.indicator, line.part, String(numerator), String(total.denominator), '', '', '', '', ''];
  }
  const at = level(story, line.q);
  if (line.form === 'survey') {
    const index = Math.min(100, at + story.noise * spread('survey', line.indicator, line.part, line.q));
    const sample = Math.round(story.mass * (0.9 + 0.2 * chance('sample', line.indicator, line.q)));
    const error = 1.1 * Math.sqrt((index * (100 - index)) / sample);
    return value(decimal(index, 1), String(sample), line.year >= ERROR_STATED_FROM ? decimal(error, 2) : '');
  }
  if (line.form === 'rank') return value(String(Math.max(1, Math.round(at + story.noise * spread('rank', line.indicator, line.q)))), line.year < 2025 ? '63' : '34');
  // What every body counts for itself is a matter of chance for each.
  const turn = (q: number): number => (line.agencyKind === 'lead' ? 1 + story.noise * spread('count', line.indicator, q) : 2 * chance('count', line.agency, line.indicator, q));
  const quarterly = (q: number): number => level(story, q) * turn(q);
  if (line.timing !== 'flow') return value(String(Math.round(at)));
  let total = 0;
  for (let q = line.kind === 'H1' || line.kind === 'Y' ? line.year * 4 + 1 : line.q; q <= line.q; q += 1) total += Math.round(quarterly(q));
  return value(String(total));
}

/** The rows as a sheet. */
export function csvOf(rows: string[][]): string {
  return [HEADER, ...rows].map((row) => row.join(';')).join('\n');
}

function decimal(number: number, digits: number): string {
  return number.toFixed(digits).replace('.', ',');
}

async function readLines(engine: Engine, today: Date): Promise<Line[]> {
  const { values, rows } = await engine.db.use((lease) => lease.run(`
    select l.agency, l.report, l.q, c.kind, c.year, c.due, l.indicator, l.part, i.kind, i.timing, l.territory, case when i.owed_by = 'lead' then 'lead' else b.kind end
    from lines as l
    inner join reports as c on c.report = l.report and c.q between ${FIRST_Q} and ${LAST_Q} and c.due < $today
    inner join registry_indicators as i on i.id = l.indicator
    inner join bodies as b on b.agency = l.agency
    order by l.agency, l.q, l.indicator, l.part`, { today: { kind: 'date', value: formatISO(today, { representation: 'date' }) } }));
  return Array.from({ length: rows }, (_, row) => {
    const cell = (column: number): string => String(values[column]![row]);
    return {
      agency: cell(0), report: cell(1), q: Number(cell(2)), kind: cell(3), year: Number(cell(4)), due: cell(5), indicator: cell(6), part: cell(7),
      form: cell(8), timing: cell(9), territory: cell(10), agencyKind: cell(11),
    };
  });
}

async function readLineage(engine: Engine): Promise<Map<string, string[]>> {
  const { values, rows } = await engine.db.use((lease) => lease.run('select agency, ancestor from lineage'));
  const family = new Map<string, string[]>();
  for (let row = 0; row < rows; row += 1) family.set(String(values[0]![row]), [...(family.get(String(values[0]![row])) ?? []), String(values[1]![row])]);
  return family;
}
