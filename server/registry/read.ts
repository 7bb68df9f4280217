// Reads the registry's plain files into rows of plain values, naming everything that is wrong with them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plain } from '../engine/values.ts';
import { readCriteria } from './criteria.ts';
import { deriveDues } from './dues.ts';
import { cellsOf, readCsv, readJson } from './file.ts';
import { ALL_SHAPES, PLAN_AREAS, PLAN_SHAPES, PLANS, RULES, SHARED_SHAPES } from './shape.ts';

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
  readCriteria(registry, data);
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

function readPlan(registry: Registry, data: string, file: string): void {
  const plan = readJson(registry, data, file) as Record<string, unknown> | null;
  if (plan === null) return;
  registry.tables.get(PLANS.table)!.push(cellsOf(registry, PLANS, plan, file));
  const areas = Array.isArray(plan.areas) ? (plan.areas as Record<string, unknown>[]) : [];
  areas.forEach((area, index) => registry.tables.get(PLAN_AREAS.table)!.push(cellsOf(registry, PLAN_AREAS, { ...area, plan: plan.id, position: index + 1 }, file)));
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
    registry.tables.get(table)!.push(cellsOf(registry, RULES, given, file, index + 1));
  });
}
