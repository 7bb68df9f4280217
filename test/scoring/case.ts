// A case file: a small set of criteria, what was measured, what people said, and the points worked out by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { calendar, RULES, worldOf } from '../method/case.ts';
import type { Sheet } from '../method/case.ts';
import type { Agency, Indicator, Report, World } from '../method/world.ts';
import { dayAfter } from '../method/generate/draw.ts';
import type { AreaRow, CampaignStep, CardRow, Class, Component, CriteriaSet, Kept, ScoreStep, Scoring, Step, TotalRow } from './world.ts';

/** Without an indicator, subject or the rule `none` a component measures an indicator of its own: c3-3 of 3.3. `dated`: by first day, what is different from then on. */
interface GivenComponent extends Partial<Omit<Component, 'component'>> { max: number; rule: Component['rule']; steps?: Partial<Step>[]; dated?: Record<string, Partial<Omit<Component, 'component'>> & { steps?: Partial<Step>[] }> }
interface GivenSet extends Partial<CriteriaSet> { components: Record<string, GivenComponent>; classes?: Record<string, number> }
/** An answer of the product alone: parameters besides the card, and cells of its rows in their order. */
export interface Asked { with?: Record<string, string | number | null>; rows: Record<string, unknown>[] }
/** What is left out is the first set s, its year 2026 or month 2026M09, and the department a, which lives alone on the map t. `figures` by body and report, each of a component ("3.3") or indicator, of an option
 * in brackets: "9/10", "7", "-" (nothing to report), "n/a". `done`: the day, or a state that is reported. */
export interface Case {
  says: string; from: string; today?: string; as_of?: string; sets: GivenSet[]; indicators?: (Partial<Indicator> & { id: string })[]; agencies?: (Partial<Agency> & { id: string })[];
  figures?: Record<string, Record<string, Record<string, string>>>; corrected?: Record<string, Record<string, Record<string, string>>>; done?: Record<string, string>; said?: (Partial<ScoreStep> & { step: ScoreStep['step'] })[];
  campaigns?: (Partial<CampaignStep> & { step: CampaignStep['step'] })[]; kept?: (Partial<Kept> & { component: string })[]; documents?: { component: string; slot: number; scored?: string; period?: string; linked_at?: string; unlinked_at?: string }[];
  /** What the reference does not compute of a row, such as who owns it, is held against the product alone. */
  expect: { scorecard?: (Partial<CardRow> & Record<string, unknown>)[]; scorecards?: Partial<TotalRow>[]; score_areas?: Partial<AreaRow>[] } & Record<string, unknown>;
}

const PUBLISHED = '2026-10-01T03:00:00.000Z';
/** The map is that of a province. */
const PROVINCE = { province: 't' };
const CASES = new URL('cases/', import.meta.url).pathname;

/** Every case file by name. */
export function cases(): [string, Case][] {
  return readdirSync(CASES).filter((file) => file.endsWith('.json')).sort().map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(CASES, file), 'utf8')) as Case]);
}

/** The months of a reform year, from the 15th to the 14th. */
export function monthsOf(year: number): Report[] {
  return Array.from({ length: 12 }, (_, at): Report => {
    const ends = `${year}-${String(at + 1).padStart(2, '0')}-14`;
    const opens = at === 0 ? `${year - 1}-12-15` : `${year}-${String(at).padStart(2, '0')}-15`;
    return { report: `${year}M${String(at + 1).padStart(2, '0')}`, year, kind: 'M', opens, ends, due: dayAfter(ends, 6), closes: dayAfter(ends, 16) };
  });
}

/** Which card is meant where a row does not say so. */
export function cardOf(given: Case): { criteria: string; period: string; scored: string } {
  const [set] = given.sets;
  return { criteria: set!.id ?? 's', period: set!.every === 'month' ? '2026M09' : String(set!.year ?? 2026), scored: set!.levels === 'province' ? 't' : 'a' };
}

/** The base tables of a case. */
export function scoringOf(given: Case): Scoring {
  const card = cardOf(given);
  const scoring: Scoring = { world: { plans: [] } as unknown as World, sets: [], areas: [], classes: [], criteria: [], components: [], steps: [], said: [], campaigns: [], kept: [] };
  for (const [at, one] of given.sets.entries()) addSet(scoring, one, at + 1);
  scoring.said = (given.said ?? []).map((one, at): ScoreStep => ({ ...card, component: '', taken_at: '2027-01-05T03:00:00.000Z', points: null, note: null, agency: null, person: null, document: null, seq: at + 1, ...one }));
  scoring.campaigns = (given.campaigns ?? []).map((one, at): CampaignStep => ({
    criteria: card.criteria, period: card.period, taken_at: '2026-01-05T03:00:00.000Z', self_until: null, first_until: null, explain_until: null, final_until: null, agencies: null, scored: null, component: null, stage: null, until: null, note: null, seq: 1000 + at, ...one,
  }));
  // One publication is one act.
  const published = [...new Set((given.kept ?? []).map((one) => one.published_at ?? PUBLISHED))].sort();
  scoring.kept = (given.kept ?? []).map((one): Kept => ({ ...card, numerator: null, denominator: null, value: null, done_on: null, at_period: '2026Q3', published_at: PUBLISHED, seq: 2000 + published.indexOf(one.published_at ?? PUBLISHED), ...one }));
  scoring.world = worldWith(given, scoring);
  return scoring;
}

function worldWith(given: Case, scoring: Scoring): World {
  const today = given.today ?? '2027-01-10';
  const months = monthsOf(2026).slice(5, 9);
  const reports = [...calendar(2020, 2031), ...months];
  const sheets = [given.figures ?? {}, given.corrected ?? {}].flatMap((round) => Object.entries(round).flatMap(([agency, of]) => Object.entries(of).map(([report, cells]): Sheet => ({
    agency, report, received: reports.find((one) => one.report === report)!.ends, rows: Object.entries(cells).map(([name, figure]) => `${named(name, scoring)} ${figure}`),
  }))));
  const world = worldOf({ says: '', from: '', today, ...(given.as_of ? { as_of: given.as_of } : {}), indicators: indicatorsOf(given, scoring), agencies: given.agencies ?? [{ id: 'a' }], plans: [{ id: 'p', ...PROVINCE }], targets: [], sheets, rules: [RULES], expect: {} });
  const proofs = Object.entries(given.done ?? {}).map(([subject, told], at) => {
    const isDay = /^\d{4}-/.test(told);
    return { subject, state: isDay ? 'done' : told, done_on: isDay ? told : null, proved_at: '2026-12-01T03:00:00.000Z', seq: 3000 + at };
  });
  const evidence = (given.documents ?? []).map((one, at) => ({
    link: `l${at}`, evidence: `e${at}`, kind: 'component', agency: 'a', report: one.period ?? cardOf(given).period, indicator: one.component, part: `slot=${one.slot}`, subject: `${cardOf(given).criteria}/${one.scored ?? cardOf(given).scored}`,
    added_at: '2026-12-20T03:00:00.000Z', linked_at: one.linked_at ?? '2026-12-20T03:00:00.000Z', unlinked_at: one.unlinked_at ?? null, seq: 4000 + at,
  }));
  const activities = [...new Set(scoring.components.flatMap((one) => (one.subject === '' ? [] : one.subject)))].map((id, line) => ({ id, plan: 'p', line }));
  return { ...world, calendar: reports, also: { proofs, evidence, registry_activities: activities } };
}

/** "3.3[option=good]" is an option of the component's indicator, every other name an indicator. */
function named(name: string, { components }: Scoring): string {
  const [, component, part] = /^([^[]+)(\[.+\])?$/.exec(name)!;
  const of = components.find((one) => one.component === component);
  return of ? `${of.indicator}${part ?? (of.part === '' ? '' : `[${of.part}]`)}` : name;
}

/** Each indicator that a component measures: a share, a number of things, an index or answers to a survey, as the rule has it. */
function indicatorsOf(given: Case, { components, sets, steps }: Scoring): (Partial<Indicator> & { id: string })[] {
  return [...Map.groupBy(components.filter((one) => one.indicator !== ''), (one) => one.indicator)].map(([id, of]) => {
    const { rule, criteria, component } = of[0]!;
    const isChosen = steps.some((step) => step.criteria === criteria && step.component === component && step.option !== '');
    const isShare = rule.startsWith('ratio') || rule === 'steps';
    const isIndex = (rule === 'survey' && !isChosen) || rule === 'index';
    const isMonthly = of.some((one) => sets.find((set) => set.id === one.criteria)!.every === 'month');
    return {
      id, kind: isShare ? 'share' : isIndex ? 'survey' : 'count', timing: isIndex ? 'survey' : 'stock', better: 'up', rounding: isShare ? 0.1 : 1, reports: isMonthly ? 'Q1 H1 Q3 Y M' : 'Q1 H1 Q3 Y',
      ...given.indicators?.find((one) => one.id === id),
    };
  });
}

function addSet(scoring: Scoring, { components, classes = {}, ...set }: GivenSet, position: number): void {
  const criteria = set.id ?? 's';
  const every = set.every ?? 'year';
  scoring.sets.push({
    id: criteria, family: 's', follows: '', levels: 'department', territory: '', every, year: every === 'year' ? 2026 : null, total: 100, bonus_cap: null, penalty_cap: null, rescale: 'yes', survey_by: '', position,
    name_vi: criteria, name_en: criteria, short_vi: criteria, short_en: criteria, certainty: 'illustrative', source: 'test', ...set,
  });
  const ids = Object.keys(components);
  const parents = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf('.'))))];
  const areas = [...new Set(ids.map((id) => id.split('.')[0]!))];
  scoring.areas.push(...areas.map((area, at) => ({ criteria, area, position: at + 1, name_vi: area, name_en: area })));
  scoring.criteria.push(...parents.map((criterion, at) => ({ criteria, criterion, area: criterion.split('.')[0]!, position: at + 1, name_vi: criterion, name_en: criterion })));
  scoring.classes.push(...Object.entries(classes).map(([name, least]): Class => ({ criteria, class: name, least, name_vi: name, name_en: name })));
  for (const [at, id] of ids.entries()) {
    const { steps = [], dated = {}, ...first } = components[id]!;
    addVersion(scoring, { criteria, component: id, position: at + 1, holds_from: null, ...first }, steps);
    for (const [day, { steps: later = steps, ...other }] of Object.entries(dated)) addVersion(scoring, { criteria, component: id, position: at + 1, ...first, ...other, holds_from: day }, later);
  }
}

type Named = Partial<Component> & Pick<Component, 'criteria' | 'component' | 'position' | 'holds_from' | 'max' | 'rule'>;
function addVersion(scoring: Scoring, given: Named, steps: Partial<Step>[]): void {
  const { criteria, component, holds_from, rule } = given;
  const indicator = given.indicator ?? (rule === 'none' || given.subject || !rule ? '' : `c${component.replaceAll('.', '-')}`);
  scoring.components.push({
    criterion: component.slice(0, component.lastIndexOf('.')), name_vi: component, name_en: component, mode: rule === 'survey' ? 'survey' : 'self', part: '', subject: '', reading: 'live', threshold: null, floor: null, each: null, zero: 'none',
    other_threshold: null, applies_to: '', lead: '', evidence: '', certainty: 'illustrative', ...given, indicator,
  });
  scoring.steps.push(...steps.map((one, at): Step => ({ criteria, component, holds_from, position: at + 1, least: null, below: null, by: '', option: '', points: 0, ...one })));
}
