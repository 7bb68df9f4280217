// A criteria set carried into the next year: what holds last of it, under an id of its own.
import { idOf } from './criteria-set.ts';
import type { SetTexts, Texts } from './criteria-set.ts';

const NAMES = ['name_vi', 'name_en', 'short_vi', 'short_en'];

/**
 * The copy follows the set that it is of. Its names bear the new year; of dated versions the last one holds from the beginning. Nothing of it has been compared with the new year's
 * document yet, so that nothing of it counts as verified and no document decides it.
 */
export function copiedSet(set: SetTexts, id: string, year: string): SetTexts {
  const own = set.set[0]!;
  const renamed = (row: Texts): Texts => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, NAMES.includes(name) && own.year ? text.replaceAll(own.year, year) : text]));
  const last = new Map<string, string>();
  for (const { component = '', holds_from: from = '' } of set.components) if (from >= (last.get(component) ?? '')) last.set(component, from);
  const held = (rows: Texts[]): Texts[] => rows.filter(({ component = '', holds_from: from = '' }) => from === last.get(component)).map((row) => ({ ...row, holds_from: '' }));
  return {
    ...set,
    set: [{ ...renamed(own), id, follows: idOf(set), year, document: '', certainty: own.certainty === 'verified' ? 'reconstructed' : own.certainty! }],
    components: held(set.components).map((row) => ({ ...row, certainty: row.certainty === 'verified' ? 'unverified' : row.certainty! })), steps: held(set.steps),
  };
}
