// What differs between two criteria sets, cell by cell of everything that their files hold; their order alone is no difference.
import { PARTS } from './criteria-set.ts';
import type { SetTexts, Texts } from './criteria-set.ts';

/** `key`: the numbers that name the row, '' for the set itself. `column`, `before` and `after`: of what changed. */
export interface Difference { sheet: string; key: string; name: string; change: 'added' | 'removed' | 'changed'; column: string; before: string; after: string }

export function differences(earlier: SetTexts, later: SetTexts): Difference[] {
  return PARTS.flatMap(({ part, sheet, columns, keys }) => {
    const named = part === 'set' ? [] : keys;
    const of = (row: Texts): string => named.map((key) => row[key] ?? '').filter((text) => text !== '').join(' ');
    const [before, after] = [earlier, later].map((set) => new Map(set[part].map((row) => [of(row), row])));
    const told = (key: string, row: Texts): Pick<Difference, 'sheet' | 'key' | 'name'> => ({ sheet, key, name: row.name_vi ?? row.words_vi ?? '' });
    const looked = columns.map(({ name }) => name).filter((name) => !named.includes(name) && name !== 'position' && !(part === 'set' && name === 'id'));
    return [
      ...[...before!].flatMap(([key, row]): Difference[] => (after!.has(key) ? [] : [{ ...told(key, row), change: 'removed', column: '', before: '', after: '' }])),
      ...[...after!].flatMap(([key, row]): Difference[] => {
        const old = before!.get(key);
        if (!old) return [{ ...told(key, row), change: 'added', column: '', before: '', after: '' }];
        return looked.flatMap((column): Difference[] => (old[column] === row[column] ? [] : [{ ...told(key, row), change: 'changed', column, before: old[column] ?? '', after: row[column] ?? '' }]));
      }),
    ];
  });
}
