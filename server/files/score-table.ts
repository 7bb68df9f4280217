// A card as officials know it: areas, criteria and components under each other, with points, documents and explanations; and every card of a period beside the others.
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { slotsOf } from '../scoring/proofs.ts';
import { points } from './score-columns.ts';
import { rankOf } from './score-facts.ts';
import type { ScoreFacts } from './score-facts.ts';
import { text, whole } from './sheet.ts';
import type { Column } from './sheet.ts';

type Component = Row<'scorecard'>;
type Document = Row<'evidence'>;
type Sums = Row<'score_tree'>;
/** A line of the table. `strong`: of an area, of what lies outside the total, or the total itself. Surveys stand in columns of their own, as on the desk, so that every column adds up. */
export interface Line { number: string; name: string; strong: boolean; max: number | null; self: number | null; first: number | null; final: number | null; points: number | null; surveyMax: number | null; survey: number | null; documents: string; explained: string }

const NO_POINTS = { max: null, self: null, first: null, final: null, points: null, surveyMax: null, survey: null };

/** Sums stand where a question gives them: at areas, at criteria and at the end. */
export function linesOf(facts: ScoreFacts, tree: Sums[], components: Component[], documents: Document[]): Line[] {
  const { say, lang, card } = facts;
  const inside = components.filter(({ kind }) => kind === 'inside');
  const outside = components.filter(({ kind }) => kind !== 'inside');
  const empty = { documents: '', explained: '' };
  const one = (row: Component): Line => ({
    ...NO_POINTS, number: row.component, name: named(row, 'name', lang), strong: false, self: row.self, first: row.first, final: row.final, documents: documentsOf(facts, row, documents), explained: explainedOf(facts, row),
    ...(row.mode === 'survey' ? { surveyMax: row.applies ? row.max : null, survey: row.points } : { max: row.applies ? row.max : null, points: row.points }),
  });
  const summed = (number: string, name: string, strong: boolean, of: Sums): Line => ({
    ...empty, number, name, strong, self: of.self, first: of.first, final: of.final, points: of.points, survey: of.survey, ...empty,
    max: of.maximum > 0 ? of.maximum : null, surveyMax: of.survey_maximum > 0 ? of.survey_maximum : null,
  });
  const listed = tree.filter(({ area }) => area !== '').flatMap((of): Line[] => [
    summed(of.criterion || of.area, named(of, 'name', lang), of.criterion === '', of), ...inside.filter((row) => of.criterion !== '' && row.area === of.area && row.criterion === of.criterion).map(one),
  ]);
  const whole = tree.find(({ area }) => area === '');
  const total: Line[] = !whole || !card ? [] : [summed('', say('scorefile:total'), true, whole), ...(whole.survey_maximum > 0 ? [{ ...empty, ...NO_POINTS, number: '', name: say('scorefile:totalAll'), strong: true, max: card.maximum, points: card.points }] : [])];
  const beyond: Line[] = outside.length === 0 || !card ? [] : [
    { ...empty, ...NO_POINTS, number: '', name: say('scorefile:outside'), strong: true }, ...outside.map(one),
    ...(['bonus', 'penalty'] as const).flatMap((kind): Line[] => (outside.some((row) => row.kind === kind) ? [{ ...empty, ...NO_POINTS, number: '', name: say(`scorefile:capped.${kind}`), strong: true, points: card[kind] }] : [])),
  ];
  const index: Line[] = card ? [{ ...empty, ...NO_POINTS, number: '', name: [say('scorefile:index'), named(card, 'class', lang), rankOf(facts, 'ranked') ?? ''].filter(Boolean).join('; '), strong: true, points: card.index }] : [];
  return [...listed, ...total, ...beyond, ...index];
}

export function lineColumns({ say }: ScoreFacts): Column<Line>[] {
  const head = (name: string): string => say(`scorefile:column.${name}`);
  return [
    text(head('number'), 8, (row) => row.number || null), text(head('what'), 46, (row) => row.name), points(head('max'), (row) => row.max), points(head('self'), (row) => row.self), points(head('first'), (row) => row.first), points(head('final'), (row) => row.final),
    points(head('points'), (row) => row.points), points(head('surveyMax'), (row) => row.surveyMax), points(head('survey'), (row) => row.survey), text(head('documents'), 44, (row) => row.documents || null), text(head('explanation'), 44, (row) => row.explained || null),
  ];
}

/** The documents that a component asks for, each with what stands in its place as far as the reader may see it. */
export function documentsOf({ say, lang }: ScoreFacts, { component, slots, evidence_given: given, evidence_asked: asked, applies }: Component, documents: Document[]): string {
  const own = documents.filter(({ indicator }) => indicator === component).toSorted((a, b) => (a.linked_at < b.linked_at ? -1 : 1));
  const seen = new Set(own.map(({ part }) => part));
  const named = (document: Document): string => [document.number, document.dated && dateLabel(document.dated, lang), document.title].filter(Boolean).join(', ');
  const lines = slotsOf(slots).map((slot, at) => {
    const here = own.filter(({ part }) => part === `slot=${at + 1}`).map(named);
    // Where some are not the reader's to see, what is not seen may still be there.
    return `${at + 1}. ${slot}${here.length > 0 ? `: ${here.join('; ')}` : applies && seen.size >= given ? `: ${say('scorefile:binder.is.missing')}` : ''}`;
  });
  return [asked > 0 ? say('scorefile:given', { given, asked }) : '', ...lines].filter(Boolean).join('\n');
}

/** Everything that was said of a component, each by its step. */
export function explainedOf({ say }: ScoreFacts, row: Component): string {
  const said: [string, string][] = [['selfNote', row.self_note], ['firstNote', row.first_note], ['explained', row.explained], ['finalNote', row.final_note], ['excusedNote', row.excused_note]];
  return [row.applies ? '' : say('scorefile:state.not-applicable'), ...said.map(([name, note]) => (note ? `${say(`scorefile:column.${name}`)}: ${note}` : ''))].filter(Boolean).join('\n');
}

/** Cards beside each other, with what each has in every area. */
export function cardColumns({ say, lang }: ScoreFacts, areas: Row<'score_bodies'>[]): Column<Row<'scorecards'>>[] {
  const head = (name: string): string => say(`scorefile:column.${name}`);
  const listed = [...new Map(areas.toSorted((a, b) => a.area_position - b.area_position).map((row) => [row.area, row])).values()];
  const of = new Map(areas.map((row) => [`${row.scored}/${row.area}`, row]));
  return [
    text(head('scored'), 34, (row) => named(row, 'name', lang)), points(head('index'), (row) => row.index), text(head('class'), 13, (row) => named(row, 'class', lang) || null), whole(head('rank'), (row) => row.rank), whole(head('ranked'), (row) => row.ranked),
    points(head('maximum'), (row) => row.maximum), points(head('assessed'), (row) => row.assessed), points(head('points'), (row) => row.points), points(head('bonus'), (row) => row.bonus), points(head('penalty'), (row) => row.penalty),
    ...listed.map((area) => ({ ...points<Row<'scorecards'>>(`${area.area}. ${named(area, 'area', lang)}`, (row) => of.get(`${row.scored}/${area.area}`)?.points ?? null), width: 18 })),
  ];
}
