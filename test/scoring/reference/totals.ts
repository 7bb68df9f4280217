// A card as a whole: what it may reach, what it has by each source, its index, class and rank; and its areas.
import type { AreaRow, CardRow, Class, CriteriaSet, TotalRow } from '../world.ts';
import { round9 } from './points.ts';
import type { Card } from './measured.ts';

/** One card with its components. */
export interface Scored { card: Card; rows: CardRow[]; modeOf: (component: string) => string; official: number | null; stage: string }

/** The sum of what is known; null where nothing is. */
export function sumOrNull(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
}
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Everything but class, rank and the set before. Sums are of unrounded points. */
export function totalOf({ card, rows, modeOf, official, stage }: Scored): TotalRow {
  const inside = rows.filter((row) => row.kind === 'inside');
  const applying = inside.filter((row) => row.applies);
  const most = (of: CardRow[]): number => sum(of.map((row) => row.max));
  const points = sumOrNull(inside.map((row) => row.points));
  const assessed = most(inside.filter((row) => row.points !== null));
  const bonus = capped(rows, 'bonus', (total) => Math.min(total, card.set.bonus_cap ?? Infinity));
  const penalty = capped(rows, 'penalty', (total) => Math.max(total, -(card.set.penalty_cap ?? Infinity)));
  // What was not assessed stays in the maximum of a set that does not rescale, whether it applies or not.
  const maximum = card.set.rescale === 'yes' ? most(applying) : most(inside);
  const whole = card.set.rescale === 'yes' ? assessed : maximum;
  return {
    criteria: card.set.id, period: card.period, scored: card.scored, kind: card.kind, maximum, survey_maximum: most(applying.filter((row) => modeOf(row.component) === 'survey')),
    self_maximum: most(applying.filter((row) => modeOf(row.component) === 'self')), data: sumOrNull(inside.map((row) => row.data)), self: sumOrNull(inside.map((row) => row.self)), first: sumOrNull(inside.map((row) => row.first)),
    final: sumOrNull(inside.map((row) => row.final)), survey: sumOrNull(inside.map((row) => row.survey)), bonus, penalty, points, assessed,
    index: points === null || round9(whole) === 0 ? null : (100 * points) / whole + (bonus ?? 0) + (penalty ?? 0), class: null, rank: null, ranked: 0, official, stage,
    components: rows.filter((row) => row.applies).length, with_points: rows.filter((row) => row.points !== null).length, evidence_asked: sum(rows.map((row) => row.evidence_asked)), evidence_given: sum(rows.map((row) => row.evidence_given)),
  };
}

function capped(rows: CardRow[], kind: CardRow['kind'], cap: (total: number) => number): number | null {
  const total = sumOrNull(rows.filter((row) => row.kind === kind).map((row) => row.points));
  return total === null ? null : cap(total);
}

/** Whether enough of a card is assessed for it to be ranked and to have a class: as much as of any figure. */
export function isRanked({ index, assessed, maximum }: TotalRow, leastCoverage: number): boolean {
  return index !== null && round9(assessed / maximum) >= leastCoverage;
}

/** The class with the highest edge that the unrounded index reaches. */
export function classOf(index: number, classes: Class[], set: CriteriaSet): string | null {
  const reached = classes.filter((one) => one.criteria === set.id && round9(one.least) <= round9(index));
  return reached.toSorted((a, b) => b.least - a.least)[0]?.class ?? null;
}

/** Bodies of one kind and map are ranked among each other in each period; equal ones share the better place. */
export function rank(all: { total: TotalRow; territory: string; isRanked: boolean }[]): void {
  for (const alike of Map.groupBy(all, ({ total, territory }) => [total.criteria, total.period, total.kind, territory].join('\t')).values()) {
    const indices = alike.filter((one) => one.isRanked).map(({ total }) => round9(total.index!));
    for (const { total, isRanked } of alike) {
      total.ranked = indices.length;
      total.rank = isRanked ? 1 + indices.filter((one) => one > round9(total.index!)).length : null;
    }
  }
}

/** Each area of a card; bonus and penalty stand outside of them. */
export function areasOf({ card, rows }: Scored, changed: boolean): AreaRow[] {
  return [...Map.groupBy(rows, (row) => row.area)].map(([area, all]) => {
    const inside = all.filter((row) => row.kind === 'inside');
    const [points, assessed] = [sumOrNull(inside.map((row) => row.points)), sum(inside.filter((row) => row.points !== null).map((row) => row.max))];
    return {
      criteria: card.set.id, period: card.period, scored: card.scored, area, maximum: sum(inside.filter((row) => row.applies || card.set.rescale === 'no').map((row) => row.max)), data: sumOrNull(inside.map((row) => row.data)), self: sumOrNull(inside.map((row) => row.self)),
      first: sumOrNull(inside.map((row) => row.first)), final: sumOrNull(inside.map((row) => row.final)), points, lost: points === null ? null : assessed - points,
      gap: sumOrNull(inside.map((row) => { const said = row.final ?? row.first; return said === null || row.self === null ? null : said - row.self; })), changed,
    };
  });
}
