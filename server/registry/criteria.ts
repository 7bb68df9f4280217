// Reads the criteria sets and the published results. A data folder without them is one of before they were kept, or of a province that
// scores nothing: it has none, and nothing is wrong.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cellsOf, readCsv, readJson } from './file.ts';
import { CRITERIA_AREAS, CRITERIA_CLASSES, CRITERIA_FILES, CRITERIA_SETS, RESULTS } from './criteria-shape.ts';
import type { Shape } from './cell.ts';
import type { Registry } from './read.ts';

/** @param data the data folder; each folder in its `criteria` is a set, named by its id */
export function readCriteria(registry: Registry, data: string): void {
  if (existsSync(join(data, 'criteria'))) {
    const sets = readdirSync(join(data, 'criteria'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    for (const set of sets) {
      readSet(registry, data, `criteria/${set}/set.json`);
      for (const shape of CRITERIA_FILES) readCsv(registry, data, `criteria/${set}/${shape.file}`, shape);
    }
  }
  if (existsSync(join(data, RESULTS.file))) readCsv(registry, data, RESULTS.file, RESULTS);
}

function readSet(registry: Registry, data: string, file: string): void {
  const set = readJson(registry, data, file) as Record<string, unknown> | null;
  if (set === null) return;
  registry.tables.get(CRITERIA_SETS.table)!.push(cellsOf(registry, CRITERIA_SETS, set, file));
  const inside = (shape: Shape, rows: unknown): void => (Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []).forEach((row, index) => {
    registry.tables.get(shape.table)!.push(cellsOf(registry, shape, { ...row, criteria: set.id, position: index + 1 }, file));
  });
  inside(CRITERIA_AREAS, set.areas);
  inside(CRITERIA_CLASSES, set.classes);
}
