// A page's path: which milestones it is drawn through, and where it stands at a quarter.
import type { Facts, Page } from './facts.ts';
import { hasOwnBase, levelAt } from './goals.ts';
import type { Edge, Milestone } from './goals.ts';
import { isLess } from './rounding.ts';
import type { World } from '../world.ts';

/** `firsts`: one milestone of each year. `milestones`: all of the page, with the base that their pace is taken from. */
export interface Path { firsts: Milestone[]; milestones: Milestone[]; planStart: number }

/** README 21. `all`: the milestones of every page, among which a ruling may have named one. */
export function pathOf(facts: Facts, page: Page, own: Milestone[], all: Milestone[]): Path {
  const named = new Set(own.filter((milestone) => isRuled(facts, milestone, all)).map((milestone) => milestone.id));
  const order = [...Map.groupBy(own, (milestone) => milestone.year).values()].map((sameYear) => sameYear.toSorted((a, b) => before(page, named, a, b))[0]!);
  const firsts = order.sort((a, b) => a.year - b.year);
  const start = firsts.find((milestone) => milestone.level !== null)?.base;
  const based = (milestone: Milestone): Milestone => (hasOwnBase(milestone) || start === undefined ? milestone : { ...milestone, base: start });
  return { firsts: firsts.map(based), milestones: own.map(based), planStart: 4 * page.plan.first_year + 1 };
}

/** P at a quarter. */
export function pathAt(path: Path, at: number, edge: Edge): number | null {
  const legs = path.firsts.filter((milestone) => milestone.level !== null);
  const place = legs.findIndex((milestone) => at <= milestone.q);
  const [first, leg, previous] = [legs[0], legs[place], legs[place - 1]];
  if (!first || !leg) return null;
  const start = first.row.path === 'ramp' ? first.base?.q ?? null : path.planStart;
  if (start === null ? place === 0 : at < start) return null;
  const to = levelAt(leg, edge)!;
  const from = previous ? { value: levelAt(previous, edge)!, q: previous.q } : leg.base;
  if (leg.row.path === 'maintain' || at === leg.q) return to;
  if (!from) return null;
  return leg.row.path === 'step' ? from.value : from.value + ((to - from.value) * (at - from.q)) / (leg.q - from.q);
}

/** J: from the milestone before on the page, on the first leg from b. */
export function wayOf(path: Path, milestone: Milestone, edge: Edge): number | null {
  const previous = path.firsts.findLast((one) => one.level !== null && one.year < milestone.year);
  const from = previous ? levelAt(previous, edge) : milestone.base?.value ?? null;
  return from === null || milestone.level === null ? null : Math.abs(levelAt(milestone, edge)! - from);
}

/** Every milestone of a quantity on a map with the same scope and year: among them a ruling decides (README 33). */
function isRuled(facts: Facts, milestone: Milestone, all: Milestone[]): boolean {
  const key = quantityOf(facts.world, milestone);
  const rivals = new Set(all.filter((one) => quantityOf(facts.world, one) === key).map((one) => one.id));
  const last = facts.rulings.findLast((ruling) => rivals.has(ruling.milestone));
  return last !== undefined && last.holds && last.milestone === milestone.id;
}

function quantityOf(world: World, { row, year }: Milestone): string {
  return [world.plans.find((plan) => plan.id === row.plan)!.territory, row.indicator, row.scope, row.part, year].join('\t');
}

/** Those with a level first; the ruled one, the stricter, the earlier source, the id. */
function before(page: Page, ruled: Set<string>, a: Milestone, b: Milestone): number {
  const sources = page.plan.sources.split(' ');
  return Number(b.level !== null) - Number(a.level !== null) || Number(ruled.has(b.id)) - Number(ruled.has(a.id)) || stricter(a, b)
    || sources.indexOf(a.row.source) - sources.indexOf(b.row.source) || (a.id < b.id ? -1 : 1);
}

/** Below 0 where `a` asks for more: the farther level, of two same ones that which may not be met exactly. */
function stricter(a: Milestone, b: Milestone): number {
  if (a.level === null || b.level === null) return 0;
  const way = a.comparator.startsWith('<') ? -1 : 1;
  if (isLess(way * b.level, way * a.level)) return -1;
  if (isLess(way * a.level, way * b.level)) return 1;
  const isStrict = (one: Milestone): number => Number(one.comparator === '>' || one.comparator === '<');
  return isStrict(b) - isStrict(a);
}
