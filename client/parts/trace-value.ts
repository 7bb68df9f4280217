// A traced number in words and figures: what its column is called, and the value with the unit of that column.
import type { Row } from '../../queries/types.ts';
import { distance, figure, signed } from '../format.ts';
import type { TraceAnswer } from '../trace.ts';
import type { Lang, Say } from '../words.ts';
import { share, unitOf } from './figures.ts';
import { STEPS_OF, heldBy } from './trace-steps.ts';

const SIGNED = new Set(['gap', 'pace_needed', 'pace_kept']);
const RATIOS = new Set(['pace', 'lag', 'arrow', 'coverage']);
const COUNTS = new Set(['numerator', 'denominator', 'shortfall']);

/** What a column of a traced answer is called. */
export function columnWords(column: string, say: Say): string {
  return say(`trace:column.${column in STEPS_OF || column === 'shortfall' || /^(provisional|revised|printed|arrow|pace|last|forecast)/.test(column) ? column : 'other'}`);
}

/** The traced number as a reader writes it, with the unit of its column. */
export function tracedValue(traced: TraceAnswer, row: Row<'targets'>, lang: Lang): string {
  const value = typeof traced.value === 'number' ? traced.value : null;
  const unit = unitOf(row);
  if (RATIOS.has(traced.column)) return value === null ? figure(null, unit, lang) : share(value, lang);
  if (COUNTS.has(traced.column)) return figure(value, 'count', lang, { plain: true });
  if (traced.unit === 'agency') return figure(value, 'agency', lang);
  if (SIGNED.has(traced.column)) return signed(value, unit, lang);
  if (traced.column === 'remaining' || traced.column === 'standard_error') return distance(value, unit, lang);
  if (traced.column === 'provisional') return `${figure(value, unit, lang)}*`;
  return figure(value, unit, lang, traced.column === 'actual' || traced.column === 'passed_actual' ? heldBy(traced.derivation ?? []) : {});
}
