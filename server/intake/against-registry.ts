// What only the registry can tell about a sheet: asked in SQL, one row for each problem.
import { readQuestion } from '../engine/question.ts';
import type { Engine } from '../engine/engine.ts';
import { nearest } from '../nearest.ts';
import type { SheetProblem, SheetRow } from './sheets.ts';

const question = readQuestion(new URL('../../queries/intake/sheet.sql', import.meta.url).pathname);

export interface IndicatorForm { kind: string; unit: string; rounding: number }

/** How each indicator is reported, by id. */
export async function indicatorsOf(engine: Engine): Promise<Map<string, IndicatorForm>> {
  const { values, rows } = await engine.db.use((lease) => lease.run('select id, kind, unit, rounding from registry_indicators'));
  return new Map(Array.from({ length: rows }, (_, row) => [
    String(values[0]![row]), { kind: String(values[1]![row]), unit: String(values[2]![row]), rounding: Number(values[3]![row]) },
  ]));
}

export async function checkAgainstRegistry(engine: Engine, rows: SheetRow[], handed: { agency: string; report: string }, known: string[]): Promise<SheetProblem[]> {
  if (rows.length === 0) return [];
  const found = await engine.db.use(async (lease) => {
    await lease.run('create or replace temp table sheet (place bigint, sheet varchar, line bigint, indicator varchar, part varchar)');
    await lease.append('sheet', ['integer', 'text', 'integer', 'text', 'text'], rows.map((row, place) => [place, row.sheet, row.line, row.indicator, row.part]));
    return lease.run(engine.statement(question), { agency: { kind: 'text', value: handed.agency }, report: { kind: 'text', value: handed.report } });
  });
  const [place, code, sheet, line, field, given, detail] = found.values as [number[], string[], string[], number[], ('indicator' | 'part')[], string[], string[]];
  return Array.from({ length: found.rows }, (_, at) => ({
    code: code[at]!, sheet: sheet[at]!, line: line[at]!, column: field[at]!, cell: rows[place[at]!]!.cells[field[at]!] ?? null,
    params: {
      given: given[at]!, agency: handed.agency, report: handed.report, first: detail[at]!, allowed: detail[at]!,
      nearest: code[at] === 'unknown-indicator' ? nearest(given[at]!, known).join(', ') : '',
    },
  }));
}
