// Reads one plain file into rows of plain values, naming each cell that is wrong.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Plain } from '../engine/values.ts';
import type { Cell, Shape } from './cell.ts';
import type { Registry, Row } from './read.ts';

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

/** The rows of a CSV file whose header holds just the shape's columns. */
export function readCsv(registry: Registry, data: string, file: string, shape: Shape): void {
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

/** What a JSON file holds; null where it is not there or no JSON. */
export function readJson(registry: Registry, data: string, file: string): unknown {
  const text = load(registry, data, file);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    registry.problems.push({ file, row: 1, column: '-', problem: `The file is not JSON: ${(error as Error).message}.`, mend: 'Mend the place it names.' });
    return null;
  }
}

/** @returns the cell's value; null where it is empty or cannot be read, '' for an empty text */
export function readCell(registry: Registry, cell: Cell, raw: string, file: string, row: number): Plain {
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

/** The shape's cells out of an object of a JSON file. */
export function cellsOf(registry: Registry, shape: Shape, from: Record<string, unknown>, file: string, at = 1): Row {
  return { cells: Object.fromEntries(shape.cells.map((cell) => [cell.name, readCell(registry, cell, String(from[cell.name] ?? ''), file, at)])), file, at };
}
