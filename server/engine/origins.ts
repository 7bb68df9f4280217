// What a number is made of, as the header of its question says it for each column (`@origin`), kind by kind.
import { countedIn } from './counted.ts';
import type { Engine } from './engine.ts';
import { readParams } from './question.ts';
import { componentsOf, measuredBehind, saidOf } from './score-origins.ts';
import type { OfCard } from './score-origins.ts';
import type { Question } from './question.ts';
import { rowsOf } from './values.ts';
import type { Bound, Cells, Plain } from './values.ts';

/** Where a number comes from. `of`: the columns of the same row that it is made of, each with an origin of its own. `file`: of the registry. */
export interface Told { kind: string; of?: string[]; file?: string }
export interface Found {
  origin: Told; source: Cells | null; observations?: Cells[]; derivation?: Cells[];
  /** The target pages that a count counts; whatever else it counts or is drawn through, as the rows of a question. */
  pages?: Cells[]; counted?: { question: string; rows: Cells[] };
}
/** One number of an answer, how the same moment is asked for more, and how its reader may be told the rows of another question: null where not at all. */
interface Asked { engine: Engine; question: Question; column: string; cells: Cells; params: Bound; moment: Plain; seen: (question: Question, params: Bound) => Bound | null }

/** The step of a derivation whose number a column shows. */
const STEP: Record<string, string> = {
  actual: 'figure', passed_actual: 'figure', total_before: 'figure', total_after: 'figure', before: 'figure', after: 'figure', whole_before: 'figure', whole_after: 'figure', numerator: 'numerator',
  denominator: 'denominator', low: 'low', high: 'high', coverage: 'coverage', carried: 'carried', standard_error: 'error', agencies_reported: 'agencies', gap: 'gap', pace: 'pace', path: 'path',
  baseline: 'baseline', start: 'baseline', goal: 'milestone', goal_max: 'milestone-max', passed_goal: 'milestone',
};
/** Steps that sheets are added up to: where they give no figure (0 of 0, a quarter unknown) they are shown all the same. */
const OWN = new Set(['figure', 'numerator', 'denominator']);
/** What stands behind each step of a derivation, which is an answer itself. */
const OF_STEP: Record<string, string> = {
  ...Object.fromEntries(['numerator', 'denominator', 'figure', 'agencies', 'coverage', 'low', 'high', 'carried', 'error'].map((step) => [step, 'figure'])), baseline: 'baseline', milestone: 'milestone', 'milestone-max': 'milestone',
  before: 'path', path: 'path', gap: 'made', way: 'made', tolerance: 'made', pace: 'made',
};
/** Steps of a derivation that tell how a milestone's level was made of its baseline. */
const LEVEL = ['baseline', 'milestone', 'milestone-max'];
const RELATIVE = ['reduction', 'better-than-year', 'period-mean'];

/** What a number is made of. A number without a value is made of nothing; words and dates have no origin. */
export async function originOf(asked: Asked): Promise<Found> {
  const { question, column, cells } = asked;
  const origin = question.origins.find(({ columns }) => columns.includes(column));
  const source = 'source' in cells ? { source: cells.source!, line: cells.line ?? null, clause: cells.clause ?? null, quote: cells.quote ?? null } : null;
  if (!origin) return { origin: { kind: 'words' }, source };
  const teller = new Teller(asked, origin.terms, await stageOf(asked, origin.terms));
  const found = await teller.tell(origin.kind);
  return { source, ...found, origin: { kind: origin.kind, ...found.origin } };
}

type Asker = (name: string, of: Cells) => Promise<Cells[]>;

/** Asks other questions of the same moment; of a comparison, of the stage that the number stands for. */
async function stageOf({ engine, question, params, cells, moment, seen }: Asked, terms: Map<string, string>): Promise<Asker> {
  const bound = (one: Question, of: Cells): Bound =>
    readParams(one, Object.fromEntries(Object.entries(of).filter(([param, value]) => value !== null && value !== undefined && one.params.some((each) => each.name === param)).map(([param, value]) => [param, String(value)])));
  if (question.replay === null) {
    return async (name, of) => {
      const one = engine.questions.get(name)!;
      const given = seen(one, bound(one, { as_of: moment, ...of }));
      return given ? rowsOf((await engine.run(one, given)).columns) : [];
    };
  }
  const stages = await engine.stages(params);
  const at = { "'before'": Number(cells.place) - 1, "'after'": Number(cells.place), "'first'": 0, "'last'": stages.length - 1 }[terms.get('stage') ?? "'last'"]!;
  return async (name, of) => {
    const one = engine.questions.get(name)!;
    const given = seen(one, bound(one, of));
    if (!given) return [];
    delete given.as_of;
    return rowsOf(await engine.runAt(stages[at]!, one, given));
  };
}

class Teller {
  private readonly asked: Asked;
  private readonly terms: Map<string, string>;
  private readonly ask: Asker;
  private readonly value: Plain;
  private readonly target: Plain;

  constructor(asked: Asked, terms: Map<string, string>, ask: Asker) {
    this.asked = asked;
    this.terms = terms;
    this.ask = ask;
    this.value = asked.cells[asked.column] ?? null;
    this.target = this.known('target');
  }

  async tell(kind: string): Promise<Partial<Found>> {
    if (this.value === null && !['figure', 'made', 'registry', 'place', 'printed', 'record'].includes(kind)) return {};
    switch (kind) {
      case 'figure': return this.figure();
      case 'milestone': return this.milestone(String(await this.term('milestone')));
      case 'baseline': return this.baseline();
      case 'path': return this.path();
      case 'pages': return { pages: await this.rows('targets') };
      case 'counted': return { counted: { question: this.literal('question'), rows: await this.rows(this.literal('question')) } };
      case 'expected': return { counted: { question: 'expected', rows: (await this.ask('expected', { target: this.target, quarter: quarterOf(await this.term('quarter')) })).filter(({ state }) => state !== 'not-applicable') } };
      case 'change': return this.change(String(await this.term('quarter')));
      case 'last': return this.last();
      case 'sheets': return this.sheets();
      case 'tally': return this.tally();
      case 'scored': return { counted: { question: 'scorecard', rows: await componentsOf(this.ask, await this.card()) } };
      case 'said': return { counted: { question: 'score_history', rows: await saidOf(this.ask, await this.card(), this.asked.column) } };
      case 'sheet': return { observations: [asSheet(this.asked.cells)] };
      case 'step': return this.step();
      case 'made': return { origin: { kind, of: [...this.terms.keys()].flatMap((term) => term.split(',')) } };
      case 'registry': return { origin: { kind, file: this.literal('file').replace('plans/', `plans/${String(this.known('plan'))}/`) } };
      default: return {};
    }
  }

  /** What a term of the header names: a word between quotes, the page's or the derivation's cell, a column of the row, a parameter. */
  private async term(name: string): Promise<Plain> {
    const of = this.terms.get(name);
    if (of === undefined) return null;
    if (of.startsWith("'")) return of.slice(1, -1);
    if (of === 'looked') return this.known('report') ?? (await this.ask('reports', { plan: this.known('plan') })).find(({ is_latest }) => is_latest === true)?.report ?? null;
    const [thing, cell] = of.split('.') as [string, string?];
    if (thing === 'page' && cell) return (await this.page())?.[cell] ?? null;
    if (thing === 'begin' && cell) return (await this.derivation({})).find(({ step }) => step === 'baseline')?.[cell] ?? null;
    return of.split(',').map((one) => this.known(one)).find((value) => value !== null) ?? null;
  }

  private literal(name: string): string {
    return this.terms.get(name)!.replaceAll("'", '');
  }

  private known(name: string): Plain {
    return this.asked.cells[name] ?? this.asked.params[name]?.value ?? null;
  }

  private async milestones(): Promise<Cells[]> {
    return this.ask('target', { target: this.target, report: this.known('report') });
  }

  /** The row of the target's page among those of its plan. */
  private async page(): Promise<Cells | undefined> {
    const plan = this.asked.params.plan?.value ?? (await this.milestones()).find(({ own }) => own === true)?.plan ?? null;
    return (await this.ask('targets', { plan, report: this.known('report') })).find(({ target }) => target === this.target);
  }

  private derivation(of: Cells): Promise<Cells[]> {
    return this.ask('derivation', { target: this.target, report: this.known('report'), ...of });
  }

  /** A derivation only where its own number is the one traced, or where it is told of the very figure of the row. */
  private async agreeing(...tries: Cells[]): Promise<Cells[]> {
    const step = STEP[this.asked.column];
    const [name, number] = step ? [step, this.value] : ['figure', this.asked.cells.actual ?? null];
    for (const of of tries) {
      const rows = await this.derivation(of);
      if (rows.some((row) => row.step === name && same(row.number ?? null, number))) return rows;
    }
    return [];
  }

  private async figure(): Promise<Partial<Found>> {
    const quarter = quarterOf(await this.term('quarter'));
    if (quarter === null || (this.value === null && (this.terms.has('standing') || !OWN.has(STEP[this.asked.column] ?? '')))) return { observations: [], derivation: [] };
    const [agency, boundary, standing, milestone, judged] = [await this.term('agency'), await this.term('boundary'), await this.term('standing'), await this.term('milestone'), await this.term('span')];
    const span = judged === 'year' || (judged === true && quarter === `${String(this.asked.cells.due)}Q4`) ? 'year' : null;
    const observations = await this.ask('behind', { target: this.target, quarter, span, standing, agency, boundary });
    const derivation = agency !== null || standing !== null ? [] : await this.agreeing(...[{ milestone, report: this.known('report') }, { milestone, report: null }].map((one) => ({ ...one, quarter: span ? null : quarter })), { milestone });
    return { observations: this.summed(observations), derivation };
  }

  /** Last values that stand in for the absent are no part of a figure that adds up without them. */
  private summed(observations: Cells[]): Cells[] {
    const without = observations.filter(({ role }) => role !== 'carried');
    if (this.value === null) return without;
    if (STEP[this.asked.column] !== 'figure' || typeof this.value !== 'number') return observations;
    const sum = (rows: Cells[]): number => rows.reduce((all, row) => all + Number(row.weight) * Number(row.value ?? 0), 0);
    return !same(sum(observations), this.value) && same(sum(without), this.value) ? without : observations;
  }

  /** A number that stands in a plan: its line there; of one that is relative, its baseline too. */
  private async milestone(milestone: string): Promise<Partial<Found>> {
    const row = (await this.milestones()).find((one) => one.milestone === milestone);
    if (!row) return {};
    const source = { source: row.source!, line: row.line ?? null, clause: row.clause ?? null, quote: row.quote ?? null };
    if (!RELATIVE.includes(String(row.relation))) return { source, derivation: (await this.derivation({ milestone })).filter(({ step }) => step !== 'baseline' && LEVEL.includes(String(step))) };
    const derivation = (await this.derivation({ milestone })).filter(({ step }) => LEVEL.includes(String(step)));
    return { source, derivation, ...await this.beginning(derivation, row) };
  }

  /** The sheets that a measured baseline is made of; a stated one stands in the registry. */
  private async beginning(derivation: Cells[], milestone: Cells): Promise<Partial<Found>> {
    const begin = derivation.find(({ step }) => step === 'baseline');
    if (begin?.words === 'first-figure') return { observations: await this.ask('behind', { target: this.target, quarter: begin.quarter ?? null }) };
    if (begin?.words === 'measured') {
      const [first, last = first] = String(milestone.baseline_year).split('-').map(Number) as [number, number?];
      const years = Array.from({ length: last! - first + 1 }, (_, at) => first + at);
      return { observations: (await Promise.all(years.map((year) => this.ask('behind', { target: this.target, quarter: `${year}Q4`, span: 'year' })))).flat() };
    }
    return begin && ['stated', 'baseline'].includes(String(begin.words)) ? { origin: { kind: 'baseline', file: 'baselines.csv' } } : {};
  }

  private async baseline(): Promise<Partial<Found>> {
    const [milestone, quarter] = [await this.term('milestone'), await this.term('quarter')];
    for (const row of (await this.milestones()).filter((one) => (milestone === null ? one.own : one.milestone === milestone))) {
      const derivation = (await this.derivation({ milestone: row.milestone! })).filter(({ step }) => LEVEL.includes(String(step)));
      const begin = derivation.find(({ step }) => step === 'baseline');
      if (begin && same(begin.number ?? null, this.value) && (quarter === null || begin.quarter === quarter)) return { derivation, ...await this.beginning(derivation, row) };
    }
    return {};
  }

  /** A path runs through the milestones of its page. */
  private async path(): Promise<Partial<Found>> {
    const rows = (await this.milestones()).filter(({ own, drawn, goal }) => own === true && drawn === true && goal !== null);
    const milestone = await this.term('milestone');
    return { counted: { question: 'target', rows }, derivation: await this.agreeing({ milestone }) };
  }

  /** The two figures whose difference over a year is the pace kept. */
  private async change(quarter: string): Promise<Partial<Found>> {
    const before = `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;
    const of = async (one: string): Promise<Cells> => ({ quarter: one, actual: (await this.derivation({ quarter: one })).find(({ step }) => step === 'figure')?.number ?? null });
    return { counted: { question: 'derivation', rows: [await of(before), await of(quarter)] } };
  }

  /** What was last known of an absent body: the latest earlier figure of its own account, or of the one that it has today. */
  private async last(): Promise<Partial<Found>> {
    const [agency, quarter, boundary] = [await this.term('agency'), await this.term('quarter'), await this.term('boundary')];
    for (const map of [boundary, 'current']) {
      const known = (await this.ask('agency_trend', { target: this.target, agency, boundary: map }))
        .findLast((row) => String(row.quarter) < String(quarter) && (same(row.denominator ?? null, this.value) || same(row.actual ?? null, this.value)));
      if (known) return { observations: await this.ask('behind', { target: this.target, quarter: known.quarter ?? null, agency, boundary: map }) };
    }
    return { observations: [] };
  }

  /** Lines of sheets, found by what the row names: a month's in force, a revision, or the latest of an earlier report. */
  private async sheets(): Promise<Partial<Found>> {
    const of = Object.fromEntries(await Promise.all([...this.terms.keys()].map(async (name) => [name, await this.term(name)] as const)));
    const rows = (await this.ask('observations', of)).filter(({ part, report, revision, state }) => part === of.part && report === (of.month ?? of.report) && (of.revision === undefined || revision === of.revision) && (state === 'reported' || state === 'nothing-to-report'));
    return { observations: (of.month === undefined ? rows.slice(0, 1) : rows.filter(({ in_force }) => in_force === true)).map(asSheet) };
  }

  private async card(): Promise<OfCard> {
    const [criteria, period, scored, component, area, place] = await Promise.all(['criteria', 'period', 'scored', 'component', 'area', 'place'].map((name) => this.term(name)));
    return { criteria: criteria!, period: period === undefined ? null : String(period), scored: scored!, component: component!, area: area!, place: place! };
  }

  private async tally(): Promise<Partial<Found>> {
    const card = await this.card();
    return measuredBehind(this.ask, card, this.asked.engine.names.territoryOf(String(card.scored)) ?? String(card.scored));
  }

  /** A step of a derivation, which tells by its name what it is. */
  private async step(): Promise<Partial<Found>> {
    const { cells } = this.asked;
    const kind = OF_STEP[String(cells.step)];
    const derivation = await this.derivation({ milestone: this.known('milestone'), quarter: this.asked.params.quarter?.value ?? null });
    if (kind === 'figure') {
      const span = derivation.find(({ step }) => step === 'figure')?.words === 'year' ? 'year' : null;
      return { observations: await this.ask('behind', { target: this.target, quarter: cells.quarter!, span }), derivation };
    }
    const milestone = this.known('milestone') ?? (await this.page())?.milestone ?? null;
    if (kind === 'milestone') return this.milestone(String(milestone));
    if (kind === 'path') return this.path();
    if (kind === 'baseline') return { derivation, ...await this.beginning(derivation, (await this.milestones()).find((one) => one.milestone === milestone) ?? {}) };
    return kind === 'made' ? { derivation } : { origin: { kind: 'registry', file: 'rules.json' } };
  }

  /** The rows that a count counts. */
  private async rows(question: string): Promise<Cells[]> {
    const { cells, column, question: { name } } = this.asked;
    const of = Object.fromEntries(await Promise.all([...this.terms.keys()].filter((term) => term !== 'question').map(async (term) => [term, await this.term(term) || null] as const)));
    return countedIn(`${name}.${column}`, await this.ask(question, of), cells);
  }
}

/** A line of a sheet as an observation that counts once. */
function asSheet(row: Cells): Cells {
  return { role: 'added', weight: 1, origin: row.revision === 1 ? 'new' : 'correction', handed_in_by: null, accepted_by: null, ...row };
}

/** The quarter that a report closes, and a year's last one; a quarter is itself. */
function quarterOf(text: Plain): string | null {
  if (text === null || text === '') return null;
  return /^\d{4}$/.test(String(text)) ? `${String(text)}Q4` : String(text).replace('H1', 'Q2').replace('Y', 'Q4');
}

/** Whether two numbers are the same after rounding to nine decimals, as the method compares. */
function same(a: Plain, b: Plain): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a)) : a === b;
}
