// What a number of a scorecard is made of: points of the sheets behind the figure that they follow from, totals of the components that
// they add up, points that somebody gave of the acts in which they were said.
import type { Cells, Plain } from './values.ts';

type Ask = (name: string, of: Cells) => Promise<Cells[]>;
/** Which card, and which of its components or areas where the number is of one. */
export interface OfCard { criteria: Plain; period: Plain; scored: Plain; component: Plain; area: Plain; place: Plain }

/** What points of data follow from, as it was known when they were published: the report of what was done; of a figure its lines, each with its weight. */
export async function measuredBehind(ask: Ask, of: OfCard, territory: string): Promise<{ observations?: Cells[]; counted?: { question: string; rows: Cells[] } }> {
  const row = await component(ask, of);
  if (!row) return { observations: [] };
  const then: Ask = (name, asked) => ask(name, row.read_at === null ? asked : { ...asked, as_of: row.read_at! });
  if (row.subject !== '') {
    const reports = [...await then('progress', { activity: row.subject! }), ...await then('progress', { milestone: row.subject! })];
    return { counted: { question: 'progress', rows: reports.filter(({ counts }) => counts === true).slice(0, 1) } };
  }
  return { observations: row.indicator === '' || row.at_period === null ? [] : await linesBehind(then, row, of, territory) };
}

async function linesBehind(ask: Ask, row: Cells, of: OfCard, territory: string): Promise<Cells[]> {
  const { indicator, at_period: window } = row as { indicator: string; at_period: string };
  const agency = of.scored === territory ? null : of.scored;
  const plans = (await ask('plans', {})).filter((plan) => plan.territory === territory);
  const sheets = { plan: plans[0]?.plan ?? null, indicator, agency };
  const parts = await partsOf(ask, row, of);
  if (/M\d\d$/.test(window)) return linesOf(await ask('observations', { ...sheets, month: window }), parts);
  const made: Cells[] = [];
  for (const part of parts) made.push(...await ask('behind', { territory, indicator, part, quarter: window.replace('Y', 'Q4'), span: window.endsWith('Y') ? 'year' : null, agency, boundary: agency === null ? null : 'reported' }));
  return made.length > 0 ? made : linesOf(await ask('observations', { ...sheets, report: window.replace('Q2', 'H1').replace('Q4', 'Y') }), parts);
}

/** Of which parts of the indicator points follow: options that are weighed against each other have no figure of their own, and their total is another's. */
async function partsOf(ask: Ask, row: Cells, { criteria, period }: OfCard): Promise<string[]> {
  const options = (await ask('score_bands', { criteria, period, component: row.component! })).map(({ option }) => option as string).filter((option) => option !== '');
  return options.length > 0 ? options : [row.part as string];
}

/** The components that a total adds up. */
export async function componentsOf(ask: Ask, { criteria, period, scored, component: one, area }: OfCard): Promise<Cells[]> {
  return (await ask('scorecard', { criteria, period, scored })).filter((row) => (one === null || row.component === one) && (area === null || row.area === area));
}

/** What was said of it under the name of the column, the last first. */
export async function saidOf(ask: Ask, { criteria, period, scored, component: one, place }: OfCard, column: string): Promise<Cells[]> {
  const rows = await ask('score_history', { criteria, period, scored, component: one ?? '-' });
  return place === null ? rows.filter(({ step }) => step === column).slice(-1) : rows.filter((row) => row.place === place);
}

async function component(ask: Ask, { criteria, period, scored, component: one }: OfCard): Promise<Cells | undefined> {
  return (await ask('scorecard', { criteria, period, scored })).find((row) => row.component === one);
}

/** Lines in force of these parts; of a total that was reported by parts alone, each of them. */
function linesOf(rows: Cells[], parts: string[]): Cells[] {
  const known = rows.filter(({ in_force, state }) => in_force === true && (state === 'reported' || state === 'nothing-to-report'));
  const own = known.filter(({ part }) => parts.includes(part as string));
  return (own.length > 0 ? own : known).map((row) => ({ role: 'added', weight: 1, origin: row.revision === 1 ? 'new' : 'correction', handed_in_by: null, accepted_by: null, ...row }));
}
