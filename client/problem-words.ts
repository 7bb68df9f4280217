// A problem of a sheet as sentences for the person who mends it: the same on the screen and from the server, each with its own catalogues.
import type { CellProblem } from './cell-checks.ts';
import type { Lang } from './charts/words.ts';
import { quarterLabel, reportLabel } from './format.ts';
import { midSentence } from './names.ts';

/** A word or sentence of the catalogues `problems` and `sheet`. */
export type Saying = (lang: Lang, key: string, params?: Record<string, unknown>) => string;
type Told = CellProblem & { report?: string };

/** Params that name reports, and how one is written in them. */
const OF_REPORTS = ['report', 'reports', 'meant', 'rest_of'];
const REPORT = /\b\d{4}(?:Q[1-4]|H1|9M|Y|M\d\d)\b/g;

/** `what` begins with the place: "Dòng 12, ô F12 (Tử số): 25.000 lớn hơn mẫu số 20.671." */
export function sentences(problem: Told, lang: Lang, say: Saying): { what: string; why: string; how: string } {
  const params = shown(problem, lang, say);
  const part = (name: string): string => say(lang, `problems:${problem.code}.${name}`, params);
  return { what: place(problem, lang, say) + part('what'), why: part('why'), how: part('how') };
}

function place(problem: Told, lang: Lang, say: Saying): string {
  const where = placeInSheet(problem, lang, say);
  return problem.report ? say(lang, 'problems:place.report', { report: reportsIn(problem.report, lang) }) + where.charAt(0).toLowerCase() + where.slice(1) : where;
}

function placeInSheet({ sheet, line, column, cell }: Told, lang: Lang, say: Saying): string {
  if (line === null) return '';
  const kind = column === null ? 'line' : cell === null ? 'column' : 'cell';
  const where = say(lang, `problems:place.${kind}`, { line, cell, column: column === null ? '' : fieldName(column, lang, say) });
  // The template's own sheet needs no naming.
  if (sheet === '' || ['vi', 'en'].some((each) => sheet === say(each as Lang, 'sheet:file.data'))) return where;
  const before = say(lang, 'problems:place.sheet', { sheet });
  return before + where.charAt(0).toLowerCase() + where.slice(1);
}

function shown({ code, params, column }: Told, lang: Lang, say: Saying): Record<string, string> {
  const number = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9 });
  const ungrouped = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9, useGrouping: false });
  const words: Record<string, string> = { column: column === null ? '' : fieldName(column, lang, say) };
  for (const [name, value] of Object.entries(params)) {
    words[name] = typeof value === 'number' ? (name === 'line' ? String(value) : number.format(value).replace('-', '\u2212')) : value;
  }
  for (const name of problemReports(code)) if (words[name] !== undefined) words[name] = reportsIn(words[name], lang);
  // A rest of more than one quarter.
  if (/Y$/.test(String(params.rest_of))) words.rest_of = say(lang, 'problems:place.rest', { report: words.rest_of });
  if (typeof params.state === 'string') words.state = say(lang, `sheet:state.${params.state}`);
  if (typeof params.owed === 'string') {
    const fields = params.owed.split(' ').map((field) => fieldName(field, lang, say).toLocaleLowerCase(lang));
    words.owed = new Intl.ListFormat(lang, { type: 'conjunction' }).format(fields);
  }
  const { vi, en } = params;
  if (typeof en === 'number') words.en = ungrouped.format(en);
  if (typeof vi === 'number' && typeof en === 'number') {
    const [decimal, whole] = [vi, en].sort((a, b) => Math.abs(a) - Math.abs(b)) as [number, number];
    [words.decimal, words.whole] = [ungrouped.format(decimal), ungrouped.format(whole)];
  }
  return words;
}

/** What the wrong report was given for is a report too; elsewhere `given` is as it was typed. */
function problemReports(code: string): string[] {
  return code === 'wrong-report' ? [...OF_REPORTS, 'given'] : OF_REPORTS;
}

/** “2026H1 + 2026Q3” as “6 tháng/2026 + quý III/2026”. */
function reportsIn(text: string, lang: Lang): string {
  return text.replaceAll(REPORT, (report) => (report[4] === 'Q' ? quarterLabel(report, 'inline', lang) : midSentence(reportLabel(report, lang))));
}

function fieldName(field: string, lang: Lang, say: Saying): string {
  return say(lang, `sheet:column.${field}`);
}
