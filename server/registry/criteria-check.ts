// What no single cell of a criteria set shows: names that lead nowhere, maxima that do not add up, sets in disorder.
import { componentProblems } from './component-check.ts';
import { OUTSIDE } from './criteria-shape.ts';
import type { Problem, Registry, Row } from './read.ts';

/** Names one thing that is wrong with a row. */
export type Says = (row: Row, column: string, problem: string, mend: string) => void;

/** A set with its rows. A component may have several rows, each with its own first day. */
export interface CriteriaSet { row: Row; id: string; areas: Row[]; classes: Row[]; criteria: Row[]; components: Row[]; steps: Row[] }

export function criteriaProblems(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const says: Says = ({ file, at }, column, problem, mend) => void found.push({ file, row: at, column, problem, mend });
  const rows = (table: string): Row[] => registry.tables.get(table) ?? [];
  const sets = rows('registry_criteria_sets').map((row): CriteriaSet => {
    const id = String(row.cells.id ?? '');
    const own = (table: string): Row[] => rows(table).filter(({ cells }) => cells.criteria === id);
    return { row, id, areas: own('registry_criteria_areas'), classes: own('registry_criteria_classes'), criteria: own('registry_criteria'), components: own('registry_components'), steps: own('registry_component_steps') };
  });
  const maps = new Set(rows('registry_plans').map(({ cells }) => String(cells.territory)));
  const offices = officesOf(rows('registry_agencies'));
  for (const table of ['registry_criteria_sets', 'registry_criteria', 'registry_components', 'registry_component_steps']) {
    for (const row of rows(table)) {
      const folder = row.file.split('/')[1]!;
      const column = table === 'registry_criteria_sets' ? 'id' : 'criteria';
      if (row.cells[column] && row.cells[column] !== folder) says(row, column, `“${String(row.cells[column])}” stands in the folder of “${folder}”.`, 'A folder holds one set, under its own id.');
    }
  }
  for (const set of sets) {
    wrongSet(set, sets, maps, says);
    wrongOffices(set, offices, says);
    wrongTree(set, says);
    wrongSum(set, says);
    componentProblems(set, registry, says);
  }
  for (const row of rows('registry_results')) wrongResult(row, maps, says);
  return found;
}

/** The offices that somebody holds, by map; under '' those of every map. */
function officesOf(agencies: Row[]): Map<string, Set<string>> {
  const offices = new Map<string, Set<string>>([['', new Set()]]);
  for (const { cells: { office, territory } } of agencies) {
    for (const map of ['', String(territory)]) offices.set(map, new Set([...(offices.get(map) ?? []), ...String(office ?? '').split(' ')]));
  }
  return offices;
}

function wrongSet({ row, id, areas, classes }: CriteriaSet, sets: CriteriaSet[], maps: Set<string>, says: Says): void {
  const { family, follows, territory, every, year } = row.cells;
  if (territory && !maps.has(String(territory))) says(row, 'territory', `“${String(territory)}” is no map of a plan.`, `Take one of: ${[...maps].join(', ')}; or leave it empty for all of them.`);
  if (every === 'year' && year === null) says(row, 'year', 'A yearly set needs its year.', 'Give the reform year, as 2026.');
  if (every === 'month' && year !== null) says(row, 'year', 'A monthly set has no year.', 'Leave it empty: the set holds for each month of the calendar.');
  const before = sets.find((set) => set.id === follows);
  if (before && before.row.cells.family !== family) says(row, 'follows', `“${String(follows)}” is of another family, “${String(before.row.cells.family)}”.`, 'A set follows one of its own family.');
  if (before && (follows === id || (year !== null && Number(before.row.cells.year) >= Number(year)))) says(row, 'follows', `“${String(follows)}” is not of an earlier year.`, 'Name the set of the year before.');
  const rival = sets.find((set) => set.id < id && set.row.cells.family === family && set.row.cells.every === every && set.row.cells.year === year && set.row.cells.territory === territory);
  if (rival) says(row, 'year', `“${rival.id}” is of the same family and period.`, 'One set of a family holds at a time.');
  if (areas.length === 0) says(row, 'areas', 'The set has no area.', 'Give its areas as [{ "area": "1", "name_vi": …, "name_en": … }].');
  const least = classes.map(({ cells }) => Number(cells.least));
  if (least.some((value, place) => value > 100 || (place > 0 && value >= least[place - 1]!))) says(row, 'classes', `The classes begin at ${least.join(', ')}.`, 'Put the best class first, each with a lower least than the one before, of 0 to 100.');
}

function wrongOffices({ row, components }: CriteriaSet, offices: Map<string, Set<string>>, says: Says): void {
  const known = offices.get(String(row.cells.territory ?? ''));
  const named: [Row, string][] = [[row, 'survey_by'], ...components.map((component): [Row, string] => [component, 'lead'])];
  for (const [each, column] of named) {
    const office = String(each.cells[column] ?? '');
    if (office !== '' && known && !known.has(office)) says(each, column, `Nobody holds the office “${office}”.`, 'Take an office of agencies.csv, of a body on the map of the set.');
  }
}

/** Every row hangs on one that is there, and has a place of its own. */
function wrongTree({ row, id, areas, criteria, components, steps }: CriteriaSet, says: Says): void {
  const of = (rows: Row[], name: string): Set<unknown> => new Set(rows.map(({ cells }) => cells[name]));
  const versions = new Set(components.map(({ cells }) => versionOf(cells)));
  const [numbered, listed, used, known] = [of(areas, 'area'), of(criteria, 'criterion'), of(components, 'criterion'), of(components, 'component')];
  for (const each of criteria) {
    if (each.cells.area && !numbered.has(each.cells.area)) says(each, 'area', `“${String(each.cells.area)}” is no area of ${id}.`, `Take one of: ${[...numbered].join(', ')}.`);
    if (!used.has(each.cells.criterion)) says(each, 'criterion', `“${String(each.cells.criterion)}” has no component.`, 'Give it one in components.csv, or remove it.');
  }
  const empty = [...numbered].filter((area) => !criteria.some(({ cells }) => cells.area === area));
  if (empty.length > 0) says(row, 'areas', `No criterion belongs to area ${empty.join(', ')}.`, 'Give it one in criteria.csv, or remove it.');
  for (const each of components) {
    if (each.cells.criterion && !listed.has(each.cells.criterion)) says(each, 'criterion', `“${String(each.cells.criterion)}” is no criterion of ${id}.`, 'Take one of criteria.csv.');
  }
  for (const each of steps) {
    const { component } = each.cells;
    if (component && !known.has(component)) says(each, 'component', `“${String(component)}” is no component of ${id}.`, 'Take one of components.csv.');
    else if (component && !versions.has(versionOf(each.cells))) says(each, 'holds_from', `Component ${String(component)} has no row that holds ${each.cells.holds_from ? `from ${String(each.cells.holds_from)}` : 'from the beginning'}.`, 'Write the day as in components.csv.');
  }
  for (const [rows, name] of [[criteria, 'criterion'], [components, 'component']] as const) {
    const places = new Map<unknown, Row>();
    for (const each of rows) {
      const first = places.get(each.cells.position);
      if (first && first.cells[name] !== each.cells[name]) says(each, 'position', `${String(each.cells.position)} is the place of ${String(first.cells[name])} already.`, 'Give each its own place.');
      else places.set(each.cells.position, each);
    }
  }
}

/** What names a row of a component among its versions. */
function versionOf(cells: Row['cells']): string {
  return `${String(cells.component)}/${String(cells.holds_from ?? '')}`;
}

/** The maxima inside the total add up to it on each day on which one changes. */
function wrongSum({ row, components }: CriteriaSet, says: Says): void {
  const { total } = row.cells;
  if (total === null || components.some(({ cells }) => cells.max === null || !cells.rule)) return;
  for (const day of [...new Set(components.map(({ cells }) => String(cells.holds_from ?? '')))].sort()) {
    const held = new Map<unknown, Row>();
    const until = components.filter(({ cells }) => String(cells.holds_from ?? '') <= day).sort((a, b) => (String(a.cells.holds_from ?? '') < String(b.cells.holds_from ?? '') ? -1 : 1));
    for (const each of until) held.set(each.cells.component, each);
    const sum = [...held.values()].reduce((whole, { cells }) => whole + (OUTSIDE.includes(String(cells.rule)) ? 0 : Number(cells.max)), 0);
    if (Math.abs(sum - Number(total)) > 1e-9) says(row, 'total', `The components add up to ${Number(sum.toFixed(9))} ${day ? `from ${day}` : 'at the beginning'}, not to ${String(total)}.`, 'Compare the maxima with the document; bonus and penalty lie outside.');
  }
}

function wrongResult(row: Row, maps: Set<string>, says: Says): void {
  const { territory, score, rank, ranked_of: ranked } = row.cells;
  if (territory && territory !== 'national' && !maps.has(String(territory))) says(row, 'territory', `“${String(territory)}” is no map of a plan.`, `Take one of: ${[...maps].join(', ')}; or national.`);
  if (score === null && rank === null) says(row, 'score', 'The row has neither score nor rank.', 'Give what was published.');
  if ((rank === null) !== (ranked === null)) says(row, 'ranked_of', 'A rank and how many were ranked belong together.', 'Give both, or neither.');
  if (rank !== null && ranked !== null && Number(rank) > Number(ranked)) says(row, 'rank', `${String(rank)} is more than the ${String(ranked)} that were ranked.`, 'Compare it with the announcement.');
}
