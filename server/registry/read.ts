// Reads the registry's plain files into rows of plain values, naming everything that is wrong with them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Plain } from '../engine/values.ts';
import { deriveDues } from './dues.ts';
import { ALL_SHAPES, PLAN_AREAS, PLAN_SHAPES, PLANS, RULES, SHARED_SHAPES } from './shape.ts';
import type { Cell, Shape } from './shape.ts';

/** One row of a table; `at` names file and row as an official sees them. */
export interface Row { cells: Record<string, Plain>; file: string; at: number }
export interface Problem { file: string; row: number; column: string; problem: string; mend: string }
export interface Registry { tables: Map<string, Row[]>; problems: Problem[]; hash: string; files: Map<string, Buffer> }

/**
 * @param data the data folder
 * @param demo whether data/demo adds its made-up agencies and successions
 * @param beside where files stand that the folder does not have itself
 */
export function readRegistry(data: string, demo: boolean, beside = data): Registry {
  const registry: Registry = { tables: new Map(), problems: [], hash: '', files: new Map() };
  const plans = readdirSync(join(data, 'plans'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  for (const shape of ALL_SHAPES) registry.tables.set(shape.table, []);
  for (const plan of plans) {
    readPlan(registry, data, `plans/${plan}/plan.json`);
    for (const shape of PLAN_SHAPES) readCsv(registry, data, `plans/${plan}/${shape.file}`, shape);
  }
  for (const shape of SHARED_SHAPES) {
    readCsv(registry, existsSync(join(data, shape.file)) ? data : beside, shape.file, shape);
    if (demo && existsSync(join(data, 'demo', shape.file))) readCsv(registry, data, `demo/${shape.file}`, shape);
  }
  readRules(registry, existsSync(join(data, 'rules.json')) ? data : beside);
  deriveDues(registry);
  registry.hash = hashOf(registry.files);
  return registry;
}

/** The hash that names a version: of the names and bytes of its files. */
export function hashOf(files: Map<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(file).update('\0').update(bytes).update('\0');
  return hash.digest('hex');
}

/** One line for each problem, as printed at start. */
export function lineOf(problem: Problem): string {
  return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.problem} ${problem.mend}`;
}

function load(registry: Registry, data: string, file: string): string | null {
  const path = join(data, file);
  if (!existsSync(path)) {
    registry.problems.push({ file, row: 1, column: '-', problem: 'The file is missing.', mend: 'Put it back, with its header line even where it has no rows.' });
    return null;
  }
  const bytes = readFileSync(path);
  registry.files.set(file, bytes);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function readCsv(registry: Registry, data: string, file: string, shape: Shape): void {
  const text = load(registry, data, file);
  if (text === null) return;
  const [header, ...records] = parse(text, { relaxColumnCount: true, skipEmptyLines: true }) as string[][];
  const written = shape.written ?? shape.cells;
  const names = written.map((cell) => cell.name);
  const missing = names.filter((name) => !header?.includes(name));
  const unknown = (header ?? []).filter((name) => !names.includes(name));
  for (const name of missing) registry.problems.push({ file, row: 1, column: name, problem: 'The column is missing.', mend: `The header is: ${names.join(',')}.` });
  for (const name of unknown) registry.problems.push({ file, row: 1, column: name, problem: 'The column is unknown.', mend: `The header is: ${names.join(',')}.` });
  if (missing.length > 0 || !header) return;
  const rows = registry.tables.get(shape.table)!;
  records.forEach((record, index) => {
    const at = index + 2;
    if (record.length !== header.length) {
      registry.problems.push({ file, row: at, column: '-', problem: `The row has ${record.length} cells, the header ${header.length}.`, mend: 'Quote cells that hold a comma.' });
      return;
    }
    const cells: Record<string, Plain> = {};
    for (const cell of written) cells[cell.name] = readCell(registry, cell, record[header.indexOf(cell.name)] ?? '', file, at);
    rows.push({ cells, file, at });
  });
}

function readJson(registry: Registry, data: string, file: string): unknown {
  const text = load(registry, data, file);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    registry.problems.push({ file, row: 1, column: '-', problem: `The file is not JSON: ${(error as Error).message}.`, mend: 'Mend the place it names.' });
    return null;
  }
}

function readPlan(registry: Registry, data: string, file: string): void {
  const plan = readJson(registry, data, file) as Record<string, unknown> | null;
  if (plan === null) return;
  const cellsOf = (shape: Shape, from: Record<string, unknown>): Row => ({
    cells: Object.fromEntries(shape.cells.map((cell) => [cell.name, readCell(registry, cell, String(from[cell.name] ?? ''), file, 1)])), file, at: 1,
  });
  registry.tables.get(PLANS.table)!.push(cellsOf(PLANS, plan));
  const areas = Array.isArray(plan.areas) ? (plan.areas as Record<string, unknown>[]) : [];
  areas.forEach((area, index) => registry.tables.get(PLAN_AREAS.table)!.push(cellsOf(PLAN_AREAS, { ...area, plan: plan.id, position: index + 1 })));
}

/** A row is a version, counted from 1. */
function readRules(registry: Registry, data: string): void {
  const { file, table, cells } = RULES;
  const versions = readJson(registry, data, file);
  if (versions === null) return;
  if (!Array.isArray(versions) || versions.length === 0) {
    registry.problems.push({ file, row: 1, column: '-', problem: 'The file holds no version.', mend: 'Write it as [{ "version": "2021-1", "holds_from": "2021-01-01", … }].' });
    return;
  }
  const names = cells.map((cell) => cell.name);
  (versions as unknown[]).forEach((version, index) => {
    const given = (typeof version === 'object' && version !== null ? version : {}) as Record<string, unknown>;
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) registry.problems.push({ file, row: index + 1, column: name, problem: 'The column is unknown.', mend: `A version has: ${names.join(', ')}.` });
    }
    const row = Object.fromEntries(cells.map((cell) => [cell.name, readCell(registry, cell, String(given[cell.name] ?? ''), file, index + 1)]));
    registry.tables.get(table)!.push({ cells: row, file, at: index + 1 });
  });
}

function readCell(registry: Registry, cell: Cell, raw: string, file: string, row: number): Plain {
  const text = raw.normalize('NFC');
  const wrong = (problem: string, mend: string): null => {
    registry.problems.push({ file, row, column: cell.name, problem, mend });
    return null;
  };
  if (text !== text.trim()) wrong(`“${text}” begins or ends with a blank.`, 'Remove it.');
  if (text === '') {
    if (cell.needed) return wrong('The cell is empty.', 'Fill it in.');
    return cell.kind === 'text' ? '' : null;
  }
  if (cell.of && !cell.of.includes(text)) return wrong(`“${text}” is not known.`, `Use one of: ${cell.of.join(', ')}.`);
  if (cell.form && !cell.form.test(text)) return wrong(`“${text}” does not have the right form.`, `It must match ${cell.form.source}.`);
  if (cell.kind === 'text') return text;
  if (cell.kind === 'date') {
    if (!/^\d{4}-\d\d-\d\d$/.test(text) || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text) return wrong(`“${text}” is not a date.`, 'Write it as 2025-03-01.');
    return text;
  }
  if (!/^-?\d+(\.\d+)?$/.test(text) || (cell.kind === 'integer' && text.includes('.'))) return wrong(`“${text}” is not a number.`, 'Write it with a point and without separators: 1234.5.');
  if (cell.least !== undefined && Number(text) < cell.least) return wrong(`${text} is less than ${cell.least}.`, 'Compare it with the source.');
  return Number(text);
}
