// A criteria set tried in the data folder before it is there: the checks of the registry, told by the cells of the workbook that it comes from.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KEBAB } from './cell.ts';
import { CRITERIA_SHAPES } from './criteria-shape.ts';
import { PARTS } from './criteria-set.ts';
import type { Part, SetTexts, Texts } from './criteria-set.ts';
import type { Fault, Placed, ReadSet } from './criteria-sheets.ts';
import { cellsOf } from './file.ts';
import { readRegistry } from './read.ts';
import type { Problem, Registry } from './read.ts';
import { validate } from './validate.ts';

/** Files that the checks speak of, and the worksheets that stand for them. */
const SHEET_OF = new Map([['set.json', 'bo-tieu-chi'], ['criteria.csv', 'tieu-chi'], ['components.csv', 'thanh-phan'], ['steps.csv', 'bac-diem']]);
/** Columns of the set's own row that mean a whole worksheet. */
const WHOLE = new Map([['areas', 'linh-vuc'], ['classes', 'xep-loai']]);

/** The data folder as it stands. */
export function registryOf(data: string): Registry {
  return readRegistry(data, existsSync(join(data, 'demo')));
}

/** A set whose cells have no places: it comes from no workbook. */
export function placed(set: SetTexts): Record<Part, Placed[]> {
  return Object.fromEntries(PARTS.map(({ part }) => [part, set[part].map((texts, at): Placed => ({ texts, line: at + 1, cells: {} }))])) as Record<Part, Placed[]>;
}

/** What would be wrong with the data folder if the set stood in it, in the place of one of its id. Nothing is written. */
export function triedIn(data: string, { parts, faults }: ReadSet): Fault[] {
  const id = parts.set[0]?.texts.id ?? '';
  // Under an id that is none every row would be told of, and none of it would help.
  if (!KEBAB.test(id) && parts.set.length > 0) {
    const { cells, line } = parts.set[0]!;
    return [...faults, { sheet: 'bo-tieu-chi', line, column: 'id', cell: cells.id ?? '', problem: `“${id}” does not have the right form.`, mend: 'Write it with lower-case letters, digits and hyphens, as minh-hoa-2026.' }];
  }
  const [before, registry] = [validate(registryOf(data), ''), registryOf(data)];
  for (const { table, key } of CRITERIA_SHAPES) registry.tables.set(table, registry.tables.get(table)!.filter(({ cells }) => cells[key[0]!] !== id));
  for (const { part, sheet, shape } of PARTS) {
    const file = `criteria/${id}/${sheet}`;
    parts[part].forEach(({ texts, line }, at) => registry.tables.get(shape.table)!.push(cellsOf(registry, shape, whole(part, texts, id, at), file, line)));
  }
  const known = new Set(before.map((problem) => JSON.stringify(problem)));
  const told = validate(registry, '').filter((problem) => !known.has(JSON.stringify(problem)));
  // A worksheet that could not be read is told of once, and not of everything that is missing for it.
  const lost = new Set(faults.filter(({ column }) => column === '-').map(({ sheet }) => sheet));
  return [...faults, ...(lost.size > 0 ? [] : told.map((problem) => faultOf(problem, id, parts)))];
}

function whole(part: Part, texts: Texts, id: string, at: number): Texts {
  return part === 'set' ? texts : { position: String(at + 1), ...texts, criteria: id };
}

function faultOf({ file, row, column, problem, mend }: Problem, id: string, parts: Record<Part, Placed[]>): Fault {
  const said = [...SHEET_OF].reduce((words, [name, sheet]) => words.replaceAll(name, sheet), mend);
  const own = file.startsWith(`criteria/${id}/`) ? file.split('/')[2]! : null;
  const sheet = own === 'bo-tieu-chi' ? WHOLE.get(column) ?? own : own;
  const place = sheet === own ? parts[PARTS.find((one) => one.sheet === own)?.part ?? 'set'].find(({ line }) => own === 'bo-tieu-chi' || line === row) : undefined;
  return { sheet: sheet ?? file, line: place?.line ?? row, column, cell: place?.cells[column] ?? '', problem, mend: said };
}
