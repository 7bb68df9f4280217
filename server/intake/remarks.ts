// What a reviewer should look at first, though it was taken: the unusual figures of a sheet, kept with it as intake found them.
import { levelOf } from '../../client/cell-checks.ts';
import type { Engine } from '../engine/engine.ts';
import { rowsOf } from '../engine/values.ts';
import { keepRemarks } from '../lake/land.ts';
import type { Remark } from '../lake/land.ts';
import { waiting } from '../lake/stage.ts';
import type { State } from '../lake/state.ts';
import { checkAgainstRegistry, indicatorsOf } from './against-registry.ts';
import type { SheetProblem, SheetRow } from './sheets.ts';

export function remarksOf(problems: SheetProblem[]): Remark[] {
  const number = (value: string | number | undefined): number | null => (typeof value === 'number' ? value : null);
  return problems.filter(({ code }) => levelOf(code) === 'unusual').map(({ code, column, params: { indicator, part, given, other, low, high, reports } }) => ({
    indicator: String(indicator), part: String(part), code, field: column ?? '', given: number(given), other: number(other), low: number(low), high: number(high), reports: String(reports),
  }));
}

/** Looks again at the sheets that wait: made-up ones land newest first, before there is anything to compare them with. */
export async function remarkWaiting(engine: Engine, state: State): Promise<void> {
  const indicators = await indicatorsOf(engine);
  for (const { submission, agency, report } of waiting(state)) {
    const lines = rowsOf(await engine.db.use((lease) => lease.run('select * from landed where submission = $submission order by line', { submission: { kind: 'text', value: submission } })));
    const rows = lines.map((line) => ({ ...line, cells: {}, blanks: {} }) as unknown as SheetRow);
    const remarks = remarksOf(await checkAgainstRegistry(engine, rows, { agency, report }, indicators, [], true));
    state.transaction(() => keepRemarks(state, submission, remarks));
  }
}
