// Another number of the traced row, as the way to its own trace.
import type { Params, Row } from '../../queries/types.ts';
import type { TraceAnswer } from '../trace.ts';
import { useWords } from '../words.ts';
import type { AnyRow, TracedQuestion } from './trace-address.ts';
import { tracedValue } from './trace-value.ts';
import { Traced } from './Traced.tsx';

export function TraceCell({ traced, row, column }: { traced: TraceAnswer; row: Row<'targets'>; column: string }) {
  const { lang } = useWords();
  return (
    <Traced question={traced.question as TracedQuestion} params={paramsOf(traced)} row={traced.cells as unknown as AnyRow} column={column as never} target={row.target}>
      {tracedValue({ ...traced, column, unit: 'indicator', value: traced.cells[column] ?? null }, row, lang)}
    </Traced>
  );
}

/** What the traced question was asked with, as its own parameters. */
function paramsOf(traced: TraceAnswer): Params<TracedQuestion> {
  const given = Object.entries(traced.parameters).filter(([name, value]) => value !== null && ['target', 'plan', 'report', 'agency', 'boundary'].includes(name));
  return Object.fromEntries(given) as unknown as Params<TracedQuestion>;
}
