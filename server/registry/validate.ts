// What no single cell shows: doubled and unknown ids, impossible values, quotes that do not stand in their source.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { criteriaProblems } from './criteria-check.ts';
import { duesProblems } from './dues.ts';
import type { Problem, Registry, Row } from './read.ts';
import { rulesProblems } from './rules.ts';
import { ALL_SHAPES } from './shape.ts';

/** @param sources folder of the plans' texts; quotes are compared where it is there */
export function validate(registry: Registry, sources: string): Problem[] {
  return [...registry.problems, ...ids(registry), ...values(registry), ...pages(registry), ...rulesProblems(registry), ...duesProblems(registry), ...criteriaProblems(registry), ...quotes(registry, sources)];
}

function problem(row: Row, column: string, what: string, mend: string): Problem {
  return { file: row.file, row: row.at, column, problem: what, mend };
}

function ids(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const known = new Map([...registry.tables].map(([table, rows]) => [table, new Set(rows.map((row) => String(row.cells.id ?? '')))]));
  for (const shape of ALL_SHAPES) {
    const seen = new Map<string, Row>();
    for (const row of registry.tables.get(shape.table) ?? []) {
      const key = shape.key.map((name) => String(row.cells[name] ?? '')).join(' / ');
      const first = seen.get(key);
      if (first) found.push(problem(row, shape.key.join('+'), `“${key}” stands already in ${first.file}, row ${first.at}.`, 'Give this row an id of its own.'));
      seen.set(key, row);
      for (const cell of shape.cells) {
        if (!cell.ids) continue;
        for (const id of String(row.cells[cell.name] ?? '').split(' ').filter(Boolean)) {
          if (!known.get(cell.ids)?.has(id)) found.push(problem(row, cell.name, `“${id}” is not known.`, `Take an id of ${cell.ids.replace('registry_', '')}.`));
        }
      }
    }
  }
  return found;
}

function values(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const plans = new Map((registry.tables.get('registry_plans') ?? []).map((row) => [row.cells.id, row.cells]));
  for (const row of registry.tables.get('registry_targets') ?? []) {
    const { value, value_max: most, comparator, relation, unit, baseline, due, plan } = row.cells;
    const says = (column: string, what: string, mend: string): void => void found.push(problem(row, column, what, mend));
    if (value === null && relation !== 'better-than-year') says('value', 'The cell is empty.', 'Only better-than-year has no number of its own.');
    if (unit === 'percent' && relation === 'level' && Number(value) > 100) says('value', `${String(value)} is above 100 %.`, 'Compare it with the source.');
    if (comparator === 'range' && !(Number(most) > Number(value))) says('value_max', 'A range needs its upper end, above the lower one.', 'Give both ends.');
    if (relation === 'better-than-year' && !baseline) says('baseline', 'The year to beat is missing.', 'Give it as 2020.');
    const span = plans.get(plan ?? '');
    if (span && (Number(due) < Number(span.first_year) || Number(due) > Number(span.last_year))) says('due', `${String(due)} lies outside the plan.`, `It runs ${String(span.first_year)}–${String(span.last_year)}.`);
    if (String(row.cells.same_as).split(' ').includes(String(row.cells.id))) says('same_as', 'The row points to itself.', 'Point to the other row.');
  }
  for (const row of registry.tables.get('registry_indicators') ?? []) {
    if (row.cells.kind === 'share' && !row.cells.denominator_vi) found.push(problem(row, 'denominator_vi', 'A share needs its denominator in words.', 'Say what is counted as the whole.'));
  }
  for (const row of registry.tables.get('registry_activities') ?? []) {
    const { starts, due } = row.cells;
    if (starts && due && String(starts) > String(due)) found.push(problem(row, 'due', `${String(due)} is before ${String(starts)}.`, 'Compare both with the printed time.'));
  }
  return found;
}

/** All milestones of one page measure one thing, with one short name. */
function pages(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const first = new Map<string, Row>();
  for (const row of registry.tables.get('registry_targets') ?? []) {
    const page = first.get(String(row.cells.target));
    if (!page) first.set(String(row.cells.target), row);
    for (const name of page ? ['plan', 'area', 'indicator', 'scope', 'part', 'short_vi', 'short_en'] : []) {
      if (row.cells[name] !== page!.cells[name]) {
        found.push(problem(row, name, `Target ${String(row.cells.target)} has “${String(page!.cells[name])}” in ${page!.file}, row ${page!.at}, here “${String(row.cells[name])}”.`, 'One page measures one thing.'));
      }
    }
  }
  return found;
}

function quotes(registry: Registry, sources: string): Problem[] {
  if (!existsSync(sources)) return [];
  const texts = new Map(readdirSync(sources).filter((name) => name.endsWith('.txt')).map((name) => [name.slice(0, 3), linesOf(join(sources, name))]));
  const found: Problem[] = [];
  for (const table of ['registry_targets', 'registry_milestones']) {
    for (const row of registry.tables.get(table) ?? []) {
      const lines = texts.get(String(row.cells.source));
      if (!lines) {
        found.push(problem(row, 'source', `Source ${String(row.cells.source)} is not there.`, `Sources: ${[...texts.keys()].join(', ')}.`));
        continue;
      }
      const fragments = String(row.cells.quote).split(' […] ').map(squeeze);
      const begin = Number(row.cells.line) - 1;
      const text = squeeze(lines.slice(begin).join(' '));
      let at = text.indexOf(fragments[0]!);
      if (at < 0 || at > squeeze(lines[begin] ?? '').length) {
        found.push(problem(row, 'quote', `“${fragments[0]!.slice(0, 60)}” does not begin on line ${begin + 1} of source ${String(row.cells.source)}.`, 'Copy the words as printed and give their line.'));
        continue;
      }
      for (const fragment of fragments) {
        at = text.indexOf(fragment, at);
        if (at >= 0) continue;
        found.push(problem(row, 'quote', `“${fragment.slice(0, 60)}” does not stand in source ${String(row.cells.source)}.`, 'Copy the words as printed.'));
        break;
      }
    }
  }
  return found;
}

const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').normalize('NFC').split('\n');
