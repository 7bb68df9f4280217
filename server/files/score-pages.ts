// Scorecards as worksheets: one card, component by component, or every card of a period beside the others.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { named } from '../../client/names.ts';
import type { Asking } from './asked.ts';
import { tidyCards, tidyComponents } from './score-columns.ts';
import { line, periodLabel, scoreFactsOf, told } from './score-facts.ts';
import type { ScoreFacts, Told } from './score-facts.ts';
import { cardColumns, lineColumns, linesOf } from './score-table.ts';
import type { Sheet } from './sheet.ts';
import { workbook } from './workbook.ts';

/** @throws HttpError 400, 404 */
export async function scoresXlsx(asking: Asking, res: Response): Promise<{ name: string; bytes: Buffer }> {
  const { given: { criteria = '', period = '', scored }, say } = asking;
  const facts = await scoreFactsOf(asking, res);
  const sheets = facts.card ? await ofCard(asking, facts) : await ofAll(asking, facts);
  const about = { name: say('files:sheet.about'), title: titleOf(facts), facts: told(facts), notes: notesOf(facts) };
  return { name: `cot-moc-bang-diem-${[criteria, period, scored].filter(Boolean).join('-')}`, bytes: await workbook(sheets, about, facts.at) };
}

async function ofCard(asking: Asking, facts: ScoreFacts): Promise<Sheet<never>[]> {
  const { given: { criteria = '', period = '', scored = '' }, say } = asking;
  const [components, tree, documents] = [await asking.rows('scorecard', { criteria, period, scored }), await asking.rows('score_tree', { criteria, period, scored }), await asking.rows('evidence', { criteria, period, scored })];
  const bands = await bandsOf(asking, components);
  return [
    { name: say('files:sheet.tidy'), columns: tidyComponents(facts, bands), rows: components },
    { name: say('scorefile:sheet.table'), title: [titleOf(facts), line(facts)], wraps: true, columns: lineColumns(facts), rows: linesOf(facts, tree, components, documents), strong: ({ strong }: { strong: boolean }) => strong },
  ] as unknown as Sheet<never>[];
}

/** The steps of each component whose points are of one of them. */
export async function bandsOf(asking: Asking, components: Row<'scorecard'>[]): Promise<Map<string, Row<'score_bands'>[]>> {
  const { criteria = '', period = '' } = asking.given;
  const bands = new Map<string, Row<'score_bands'>[]>();
  for (const { component } of components.filter(({ rule, data }) => rule === 'steps' && data !== null)) bands.set(component, await asking.rows('score_bands', { criteria, period, component }));
  return bands;
}

async function ofAll(asking: Asking, facts: ScoreFacts): Promise<Sheet<never>[]> {
  const { given: { criteria = '', period = '' }, say } = asking;
  const areas = await asking.rows('score_bodies', { criteria, period });
  return [
    { name: say('files:sheet.tidy'), columns: tidyCards(facts), rows: facts.cards },
    { name: say('scorefile:sheet.bodies'), title: [titleOf(facts), line(facts)], wraps: true, columns: cardColumns(facts, areas), rows: facts.cards },
  ] as unknown as Sheet<never>[];
}

function titleOf({ card, set, period, lang, say }: ScoreFacts): string {
  return say(card ? 'scorefile:title.card' : 'scorefile:title.all', { name: card ? named(card, 'name', lang) : '', set: named(set, 'short', lang), period: periodLabel(period, lang) });
}

/** What columns and numbers mean. */
function notesOf({ say }: ScoreFacts): Told[] {
  return [
    { name: say('files:note.empty'), value: say('scorefile:meaning.empty') }, { name: say('files:note.numbers'), value: say('files:note.asKept') },
    ...['points', 'lost', 'index', 'assessed', 'measure', 'documents'].map((name) => ({ name: say(`scorefile:column.${name}`), value: say(`scorefile:meaning.${name}`) })),
    ...['verified', 'reconstructed', 'unverified', 'illustrative'].map((name) => ({ name: say(`scorefile:certain.${name}`), value: say(`scorefile:certainMeans.${name}`) })),
  ];
}
