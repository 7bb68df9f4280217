// Everything that can be said of sheets before they land: what is wrong, what is unusual, what is worth knowing.
import { checkRow } from '../../client/cell-checks.ts';
import type { Engine } from '../engine/engine.ts';
import { checkAgainstRegistry } from './against-registry.ts';
import type { IndicatorForm } from './against-registry.ts';
import type { Line } from '../lake/line.ts';
import type { ReadSheet, SheetProblem } from './sheets.ts';

/** A sheet as it was read, and for which report. `absent`: the lines of which it says why they have no figure. */
export interface Taken { report: string; read: ReadSheet; absent?: Line[] }

/**
 * @param asked whether what is unusual is told; of made-up data with a past nobody asks for reasons
 * @returns what there is to say of each sheet, given the others
 */
export async function check(engine: Engine, agency: string, taken: Taken[], indicators: Map<string, IndicatorForm>, asked: boolean): Promise<SheetProblem[][]> {
  const found: SheetProblem[][] = [];
  for (const { report, read, absent = [] } of taken) {
    const problems = [...read.problems, ...stranger(read, agency, report)];
    for (const row of read.rows) {
      const indicator = indicators.get(row.indicator);
      if (indicator) problems.push(...checkRow(row, indicator, report));
    }
    const beside = taken.filter((other) => other.report !== report).map((other) => ({ report: other.report, rows: other.read.rows }));
    problems.push(...await checkAgainstRegistry(engine, read.rows, { agency, report }, indicators, beside, asked));
    if (problems.length === 0 && read.rows.length === 0 && absent.length === 0) problems.push(wholeFile('nothing-in-sheet'));
    found.push(problems);
  }
  return found;
}

/** A template names whom and which report it was made for. */
function stranger(sheet: ReadSheet, agency: string, report: string): SheetProblem[] {
  return [
    ...(sheet.agency && sheet.agency !== agency ? [wholeFile('wrong-agency', { meant: sheet.agency, given: agency })] : []),
    ...(sheet.report && sheet.report !== report ? [wholeFile('wrong-report', { meant: sheet.report, given: report })] : []),
  ];
}

export function wholeFile(code: string, params: SheetProblem['params'] = {}): SheetProblem {
  return { code, sheet: '', line: null, column: null, cell: null, params };
}
