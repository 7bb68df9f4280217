// A criteria set as its files hold it, cell by cell as texts: what is put into a workbook and taken out of one, copied and compared.
import type { Plain } from '../engine/values.ts';
import type { Cell, Shape } from './cell.ts';
import { CRITERIA_AREAS, CRITERIA_CLASSES, CRITERIA_FILES, CRITERIA_SETS } from './criteria-shape.ts';
import type { Registry } from './read.ts';

/** Texts by column, '' where a cell is empty. */
export type Texts = Record<string, string>;
export type Part = 'set' | 'areas' | 'classes' | 'criteria' | 'components' | 'steps';
/** The set itself is a part of one row. */
export type SetTexts = Record<Part, Texts[]>;

const [CRITERIA, COMPONENTS, STEPS] = CRITERIA_FILES as [Shape, Shape, Shape];
/** Which table holds each part, on which worksheet it stands, and its columns: whose set a row is of goes without saying, and areas and classes stand in their order. */
export const PARTS: { part: Part; sheet: string; shape: Shape; columns: Cell[]; keys: string[] }[] = ([
  ['set', 'bo-tieu-chi', CRITERIA_SETS, []], ['areas', 'linh-vuc', CRITERIA_AREAS, ['position']], ['criteria', 'tieu-chi', CRITERIA, []], ['components', 'thanh-phan', COMPONENTS, []], ['steps', 'bac-diem', STEPS, []], ['classes', 'xep-loai', CRITERIA_CLASSES, []],
] as [Part, string, Shape, string[]][]).map(([part, sheet, shape, derived]) => ({
  part, sheet, shape, columns: shape.cells.filter(({ name }) => name !== 'criteria' && !derived.includes(name)), keys: shape.key.filter((name) => name !== 'criteria'),
}));

/** A set out of a registry, null where it has none of that id. */
export function setTextsOf(registry: Registry, id: string): SetTexts | null {
  const rows = ({ table, key }: Shape, columns: Cell[]): Texts[] => (registry.tables.get(table) ?? []).filter(({ cells }) => cells[key[0]!] === id).map(({ cells }) => Object.fromEntries(columns.map(({ name }) => [name, textOf(cells[name] ?? null)])));
  const set = Object.fromEntries(PARTS.map(({ part, shape, columns }) => [part, rows(shape, columns)])) as SetTexts;
  return set.set.length === 0 ? null : set;
}

export function idOf({ set: [own] }: SetTexts): string {
  return own?.id ?? '';
}

/** The files of a set's folder, by their names. */
export function filesOf(set: SetTexts): Map<string, string> {
  const id = idOf(set);
  const cells = (columns: Cell[], row: Texts): object => Object.fromEntries(columns.flatMap(({ name, kind }): [string, string | number][] => (kind === 'text' ? [[name, row[name] ?? '']] : row[name] ? [[name, Number(row[name])]] : [])));
  const of = (part: Part): Cell[] => PARTS.find((one) => one.part === part)!.columns;
  const json = { ...cells(of('set'), set.set[0]!), areas: set.areas.map((row) => cells(of('areas'), row)), classes: set.classes.map((row) => cells(of('classes'), row)) };
  const csv = ({ cells: columns }: Shape, rows: Texts[]): string => [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ name }) => quoted(name === 'criteria' ? id : row[name] ?? '')))].map((line) => `${line.join(',')}\n`).join('');
  return new Map([['set.json', `${JSON.stringify(json, null, 2)}\n`], ...PARTS.filter(({ shape }) => CRITERIA_FILES.includes(shape)).map(({ part, shape }): [string, string] => [shape.file, csv(shape, set[part])])]);
}

function textOf(value: Plain): string {
  return value === null ? '' : String(value);
}

function quoted(given: string): string {
  return /[",\n\r]/.test(given) ? `"${given.replaceAll('"', '""')}"` : given;
}
