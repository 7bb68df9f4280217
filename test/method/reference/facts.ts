// What a world says once acts are cut at its moment: bodies, quarters, and the row in force for each key.
import type { Break, Indicator, Landed, Plan, Report, Rules, Succession, Target, World } from '../world.ts';

/** An agency over all its dated names. */
export interface Body { id: string; kind: string; level: string; territory: string; offices: string[]; from: string | null; to: string | null }
/** A quarter and the report that closes it. */
export interface Quarter { q: number; year: number; quarter: number; report: Report }
/** What a page measures, and on which map. */
export interface Quantity { territory: string; indicator: Indicator; part: string }
/** A body carried on, and how much of it. */
export interface Carried { body: Body; weight: number }

export interface Facts {
  world: World; bodies: Body[]; quarters: Quarter[]; inForce: Map<string, Landed>;
  predecessors: Map<string, Carried[]>; successors: Map<string, Carried[]>; askedParts: Map<string, string[]>; owedYears: Map<string, { from: number; to: number }[]>; rulings: { milestone: string; holds: boolean }[];
}

const QUARTER_OF = { Q1: 1, H1: 2, Q3: 3, Y: 4 } as const;

/** Reads a world as of its moment. */
export function readFacts(world: World): Facts {
  const bodies = readBodies(world);
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const links = world.succession.flatMap((link) => {
    const [body, weight] = [byId.get(link.predecessor), passes(link)];
    return body && weight !== null ? [{ predecessor: link.predecessor, successor: link.successor, body, weight }] : [];
  });
  const done = world.acts.filter((act) => isKnownAt(act.acted_at, world.as_of)).sort((a, b) => a.seq - b.seq);
  return {
    world, bodies, quarters: readQuarters(world), inForce: readInForce(world, new Set(done.filter((act) => act.kind === 'accept').map((act) => act.subject))),
    predecessors: Map.groupBy(links, (link) => link.successor),
    successors: Map.groupBy(links.flatMap((link) => { const heir = byId.get(link.successor); return heir ? [{ ...link, body: heir }] : []; }), (link) => link.predecessor),
    askedParts: readAskedParts(world), owedYears: readOwedYears(world), rulings: done.filter(({ kind }) => kind.startsWith('ruling')).map(({ kind, subject }) => ({ milestone: subject, holds: kind === 'ruling' })),
  };
}

/** Whether something that happened at one moment is known at the other. */
export const isKnownAt = (happened: string, moment: string): boolean => Date.parse(happened) <= Date.parse(moment);
/** The key of one observation. */
export const keyOf = (agency: string, report: string, indicator: string, part: string): string => [agency, report, indicator, part].join('\t');

/** Alive on a day, both ends of its life counted. */
export function isAlive(body: Body, day: string): boolean {
  return (body.from === null || body.from <= day) && (body.to === null || body.to >= day);
}

/** README 1. */
export function owes(facts: Facts, body: Body, indicator: Indicator, report: Report): boolean {
  const years = facts.owedYears.get(`${body.territory}\t${indicator.id}`) ?? [];
  if (!years.some(({ from, to }) => from <= report.year && report.year <= to)) return false;
  if (body.kind === 'collective' || !indicator.reports.split(' ').includes(report.kind) || !isAlive(body, report.ends)) return false;
  return indicator.owed_by.split(' ').some((kind) => (kind === 'lead' ? body.offices.includes(indicator.lead) : body.kind === kind));
}

/** README 4: the parts that the sheet of a body asks for. */
export function partsAsked(facts: Facts, body: Body, indicator: Indicator): string[] {
  return (facts.askedParts.get(`${body.territory}\t${indicator.id}`) ?? []).filter((part) => {
    if (!part.startsWith('level=') || indicator.owed_by === 'lead') return true;
    return part === `level=${body.level}` || (body.level === 'district' && part === 'level=commune');
  });
}

/** README 12, before not-applicable ones leave: the bodies whose sheet of that report asks for the quantity. */
export function bodiesAsked(facts: Facts, quantity: Quantity, report: Report): Body[] {
  return facts.bodies.filter((body) => body.territory === quantity.territory && owes(facts, body, quantity.indicator, report) && partsAsked(facts, body, quantity.indicator).includes(quantity.part));
}

/** README 6: the body itself and all that it carries on, directly or through others, each times its share. */
export function carriedOn(facts: Facts, body: Body, weight = 1): Carried[] {
  return [{ body, weight }, ...(facts.predecessors.get(body.id) ?? []).flatMap((before) => carriedOn(facts, before.body, weight * before.weight))];
}

/** The report of a year and kind. */
export function reportOf(facts: Facts, year: number, kind: 'Q1' | 'H1' | 'Q3' | 'Y'): Report | undefined {
  return facts.world.calendar.find((report) => report.year === year && report.kind === kind);
}

/** README 30: the thresholds that hold on a day; before the first version, the first. */
export function rulesOn(facts: Facts, day: string): Rules {
  const sorted = [...facts.world.rules].sort((a, b) => (a.holds_from < b.holds_from ? -1 : 1));
  return sorted.findLast((rules) => rules.holds_from <= day) ?? sorted[0]!;
}

/** The first quarter whose live figure holds nothing from before the last break of a quantity up to quarter `upTo` (README 36). */
export function afterBreak(facts: Facts, quantity: Quantity, upTo: number): number {
  const concerns = (one: Break): boolean => one.territory === quantity.territory && (one.indicator === '' || one.indicator === quantity.indicator.id);
  const quarters = facts.world.breaks.filter(concerns).map((one) => facts.quarters.find((quarter) => quarter.report.ends >= one.day)?.q ?? Infinity).filter((q) => q <= upTo);
  return Math.max(-Infinity, ...quarters) + heldBefore(quantity.indicator);
}

/** How many quarters before its own a live figure holds: four together of counts and money that flow, the whole window of a share. */
function heldBefore({ kind, timing, reports }: Indicator): number {
  if (timing !== 'flow') return 0;
  if (kind === 'count' || kind === 'money') return 3;
  return reports.includes('Q3') ? 0 : reports.includes('H1') ? 1 : 3;
}

/** A page's rows, its plan and what it measures. */
export interface Page { id: string; plan: Plan; quantity: Quantity; rows: Target[] }
/** The target pages of a world. */
export function pagesOf(world: World): Page[] {
  return [...Map.groupBy(world.targets, (row) => row.target)].map(([id, rows]) => {
    const plan = world.plans.find((one) => one.id === rows[0]!.plan)!;
    return { id, plan, rows, quantity: { territory: plan.territory, indicator: world.indicators.find((one) => one.id === rows[0]!.indicator)!, part: rows[0]!.part } };
  });
}

function readBodies(world: World): Body[] {
  return [...Map.groupBy(world.agencies, (row) => row.id)].map(([id, rows]) => {
    const last = rows.toSorted((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1)).at(-1)!;
    const [froms, tos] = [rows.map((row) => row.valid_from), rows.map((row) => row.valid_to)];
    return {
      id, kind: last.kind, level: last.level, territory: last.territory, offices: last.office.split(' '),
      from: froms.includes(null) ? null : (froms as string[]).sort()[0]!, to: tos.includes(null) ? null : (tos as string[]).sort().at(-1)!,
    };
  });
}

function readQuarters(world: World): Quarter[] {
  return world.calendar.flatMap((report) => (report.kind === 'M' ? [] : [{ q: 4 * report.year + QUARTER_OF[report.kind], year: report.year, quarter: QUARTER_OF[report.kind], report }]))
    .sort((a, b) => a.q - b.q);
}

function readInForce(world: World, accepted: Set<string>): Map<string, Landed> {
  const found = new Map<string, Landed>();
  const givenBack = new Set(world.returns.map((one) => [one.submission, one.indicator, one.part].join('\t')));
  for (const row of world.landed.filter((one) => accepted.has(one.submission) && !givenBack.has([one.submission, one.indicator, one.part].join('\t')))) {
    const key = keyOf(row.agency, row.report, row.indicator, row.part);
    if (row.revision > (found.get(key)?.revision ?? -Infinity)) found.set(key, row);
  }
  return found;
}

function readAskedParts(world: World): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { quantity } of pagesOf(world)) {
    const key = `${quantity.territory}\t${quantity.indicator.id}`;
    found.set(key, [...new Set([...(found.get(key) ?? []), quantity.part])]);
  }
  return found;
}

/** Of each plan its years, and those back to the first baseline year that its targets for the indicator name. */
function readOwedYears(world: World): Map<string, { from: number; to: number }[]> {
  const found = new Map<string, { from: number; to: number }[]>();
  for (const { plan, quantity, rows } of pagesOf(world)) {
    const key = `${quantity.territory}\t${quantity.indicator.id}`;
    const baselines = rows.filter((row) => row.baseline !== '').map((row) => Number(row.baseline.slice(0, 4)));
    found.set(key, [...(found.get(key) ?? []), { from: Math.min(plan.first_year, ...baselines), to: plan.last_year }]);
  }
  return found;
}

function passes(link: Succession): number | null {
  if (link.kind === 'end') return null;
  return link.kind === 'split' ? link.share : 1;
}
