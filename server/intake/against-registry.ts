// What only the registry can tell about a sheet: asked in SQL, one row for each problem.
import { levelOf } from '../../client/cell-checks.ts';
import type { FigureField } from '../../client/cell-checks.ts';
import { readQuestion } from '../engine/question.ts';
import type { Columns } from '../engine/values.ts';
import type { Engine } from '../engine/engine.ts';
import { nearest } from '../nearest.ts';
import type { SheetProblem, SheetRow } from './sheets.ts';

const question = readQuestion(new URL('../../queries/intake/sheet.sql', import.meta.url).pathname);
const history = readQuestion(new URL('../../queries/intake/history.sql', import.meta.url).pathname);
const unusual = readQuestion(new URL('../../queries/intake/unusual.sql', import.meta.url).pathname);
/** A reason for something unusual has this many characters at least. */
const LEAST_REASON = 15;

/** Months are in no sum: nothing of them can fall. */
const MONTH = /^\d{4}M\d\d$/;

/** Names looked up for one sheet: a sheet of strangers must not hold up the server. */
const MOST_NEAREST = 100;

export interface IndicatorForm { kind: string; timing: string; unit: string; rounding: number }

/** How each indicator is reported, by id. */
export async function indicatorsOf(engine: Engine): Promise<Map<string, IndicatorForm>> {
  const { values, rows } = await engine.db.use((lease) => lease.run('select id, kind, timing, unit, rounding from registry_indicators'));
  return new Map(Array.from({ length: rows }, (_, row) => [
    String(values[0]![row]), { kind: String(values[1]![row]), timing: String(values[2]![row]), unit: String(values[3]![row]), rounding: Number(values[4]![row]) },
  ]));
}

/** A sheet's lines, and for which report they are. */
export interface SheetOf { report: string; rows: SheetRow[] }

/**
 * @param beside the agency's other sheets that are handed in together with this one
 * @param asked whether what is unusual is told
 */
export async function checkAgainstRegistry(engine: Engine, rows: SheetRow[], handed: { agency: string; report: string }, indicators: Map<string, IndicatorForm>, beside: SheetOf[], asked: boolean): Promise<SheetProblem[]> {
  if (rows.length === 0) return [];
  const { found, falls, odd } = await engine.db.use(async (lease) => {
    await lease.run('create or replace temp table sheet (place bigint, sheet varchar, line bigint, indicator varchar, part varchar, state varchar, numerator double, denominator double, value double, reference varchar)');
    await lease.append('sheet', ['integer', 'text', 'integer', 'text', 'text', 'text', 'number', 'number', 'number', 'text'],
      rows.map((row, place) => [place, row.sheet, row.line, row.indicator, row.part, row.state, row.numerator, row.denominator, row.value, row.reference]));
    await lease.run('create or replace temp table beside (report varchar, indicator varchar, part varchar, state varchar, numerator double, denominator double, value double)');
    await lease.append('beside', ['text', 'text', 'text', 'text', 'number', 'number', 'number'],
      beside.flatMap(({ report, rows: others }) => others.map((row) => [report, row.indicator, row.part, row.state, row.numerator, row.denominator, row.value])));
    const who = { ...engine.now(), agency: { kind: 'text' as const, value: handed.agency }, report: { kind: 'text' as const, value: handed.report } };
    return { found: await lease.work(engine.statement(question), who), falls: MONTH.test(handed.report) ? null : await lease.work(engine.statement(history), who), odd: asked ? await lease.work(engine.statement(unusual), who) : null };
  });
  const [place, code, sheet, line, field, given, detail] = found.values as [number[], string[], string[], number[], ('indicator' | 'part' | 'reference')[], string[], string[]];
  const near = new Map<string, string>();
  const nearestTo = (name: string): string => {
    if (!near.has(name) && near.size < MOST_NEAREST) near.set(name, nearest(name.slice(0, 80), indicators.keys()).join(', '));
    return near.get(name) ?? '';
  };
  const registry = Array.from({ length: found.rows }, (_, at): SheetProblem => ({
    code: code[at]!, sheet: sheet[at]!, line: line[at]!, column: field[at]!, cell: rows[place[at]!]!.cells[field[at]!] ?? null,
    params: {
      given: given[at]!.slice(0, 80), agency: handed.agency, report: handed.report, first: detail[at]!, allowed: detail[at]!,
      nearest: code[at] === 'unknown-indicator' ? nearestTo(given[at]!) : '',
    },
  }));
  const fallen = falls === null ? [] : Array.from({ length: falls.rows }, (_, at): SheetProblem => {
    const cell = (name: string): string | number | null => falls.values[falls.names.indexOf(name)]![at] as string | number | null;
    const field = cell('field') as 'numerator' | 'denominator' | 'value';
    return {
      code: String(cell('code')), sheet: String(cell('sheet')), line: Number(cell('line')), column: field, cell: rows[Number(cell('place'))]!.cells[field] ?? null,
      params: { given: Number(cell('given')), other: Number(cell('other')), rest: cell('rest') ?? '', whole: cell('whole') ?? '', rest_of: cell('rest_of') ?? '', report: handed.report, reports: String(cell('reports')) },
    };
  });
  return [...registry, ...fallen, ...(odd ? unusualOf(odd, rows, handed, indicators) : [])];
}

/** What is unusual, and whether it has a reason in its note; and what is worth knowing. */
function unusualOf(odd: Columns, rows: SheetRow[], handed: { report: string }, indicators: Map<string, IndicatorForm>): SheetProblem[] {
  return Array.from({ length: odd.rows }, (_, at): SheetProblem => {
    const cell = (name: string): string | number | null => odd.values[odd.names.indexOf(name)]![at] as string | number | null;
    const row = rows[Number(cell('place'))]!;
    const field = String(cell('field')) as FigureField;
    const unit = cell('code') === 'jump' && indicators.get(row.indicator)!.kind === 'share' ? '\u00a0%' : '';
    return {
      code: String(cell('code')), sheet: row.sheet, line: row.line, column: field, cell: row.cells[field] ?? null,
      params: { given: cell('given') ?? '', other: cell('other') ?? '', low: cell('low') ?? '', high: cell('high') ?? '', unit, report: handed.report, reports: String(cell('reports')), least: LEAST_REASON, indicator: row.indicator, part: row.part },
      ...(levelOf(String(cell('code'))) === 'unusual' && row.note.trim().length >= LEAST_REASON ? { explained: true as const } : {}),
    };
  });
}
