// The columns of the tidy sheets of scorecards: a component of a card in each row, or a card.
import type { Row } from '../../queries/types.ts';
import { arithmetic, ruleWords } from '../../client/charts/score-sayings.ts';
import { named } from '../../client/names.ts';
import { periodLabel } from './score-facts.ts';
import type { ScoreFacts } from './score-facts.ts';
import { cases, day, text, whole } from './sheet.ts';
import type { Column } from './sheet.ts';

type Component = Row<'scorecard'>;
type Card = Row<'scorecards'>;

/** Points as they are kept, shown to two decimals. */
export function points<R>(head: string, of: (row: R) => number | null): Column<R> {
  return { head, width: 11, kind: 'number', of, format: () => '#,##0.00' };
}

/** A level, a limit, points for one: with the decimals that it has. */
function plain<R>(head: string, of: (row: R) => number | null): Column<R> {
  return { head, width: 11, kind: 'number', of, format: (row) => (Number.isInteger(of(row)) ? '#,##0' : '#,##0.0##') };
}

/** One row a component, one kind of thing a column. @param bands the steps of those that have some */
export function tidyComponents({ say, lang }: ScoreFacts, bands: Map<string, Row<'score_bands'>[]>): Column<Component>[] {
  const head = (name: string): string => say(`scorefile:column.${name}`);
  const word = (kind: string, of: (row: Component) => string): Column<Component> => text(head(kind), 15, (row) => say(`scorefile:${kind}.${of(row)}`));
  const said = (name: string, of: (row: Component) => string, width = 40): Column<Component> => text(head(name), width, (row) => of(row) || null);
  return [
    said('component', (row) => row.component, 9), said('name', (row) => named(row, 'name', lang), 44), said('area', (row) => row.area, 8), said('areaName', (row) => named(row, 'area', lang), 26), said('criterion', (row) => row.criterion, 8),
    said('criterionName', (row) => named(row, 'criterion', lang), 30), word('kind', (row) => row.kind), word('mode', (row) => row.mode), text(head('applies'), 9, (row) => say(row.applies ? 'files:yes' : 'files:no')), points(head('max'), (row) => row.max),
    points(head('data'), (row) => row.data), points(head('self'), (row) => row.self), points(head('first'), (row) => row.first), points(head('final'), (row) => row.final), points(head('survey'), (row) => row.survey), points(head('official'), (row) => row.official),
    points(head('points'), (row) => row.points), points(head('lost'), (row) => row.lost), points(head('before'), (row) => row.before), whole(head('asked'), (row) => row.evidence_asked), whole(head('given'), (row) => row.evidence_given),
    said('owner', (row) => named(row, 'owner', lang), 26), word('state', (row) => row.state), plain(head('measure'), (row) => row.measure), cases(head('numerator'), (row) => row.numerator), cases(head('denominator'), (row) => row.denominator), day(head('doneOn'), (row) => row.done_on),
    said('atPeriod', (row) => row.at_period ?? '', 11), said('indicator', (row) => row.indicator, 24), said('part', (row) => row.part, 14), said('rule', (row) => ruleWords(row, lang), 34), said('how', (row) => arithmetic(row, bands.get(row.component) ?? [], lang), 40),
    plain(head('threshold'), (row) => row.threshold), plain(head('floor'), (row) => row.floor), plain(head('each'), (row) => row.each), plain(head('otherThreshold'), (row) => row.other_threshold), points(head('other'), (row) => row.other),
    word('certain', (row) => row.certainty), day(head('holdsFrom'), (row) => row.holds_from), said('selfNote', (row) => row.self_note), said('firstNote', (row) => row.first_note), said('explained', (row) => row.explained), said('finalNote', (row) => row.final_note),
    said('excusedNote', (row) => row.excused_note), said('slots', (row) => row.slots), said('words', (row) => row.words), said('source', (row) => row.source, 26), said('note', (row) => row.note),
  ];
}

/** One row a card. */
export function tidyCards({ say, lang }: ScoreFacts): Column<Card>[] {
  const head = (name: string): string => say(`scorefile:column.${name}`);
  return [
    text(head('scored'), 34, (row) => named(row, 'name', lang)), text(head('id'), 24, (row) => row.scored), text(head('bodyKind'), 14, (row) => (row.kind === 'province' ? say('scorefile:province') : say(`matrix:kindOne.${row.kind}`))), text(head('period'), 14, (row) => periodLabel(row.period, lang)),
    points(head('maximum'), (row) => row.maximum), points(head('assessed'), (row) => row.assessed), points(head('data'), (row) => row.data), points(head('self'), (row) => row.self), points(head('first'), (row) => row.first), points(head('final'), (row) => row.final), points(head('survey'), (row) => row.survey),
    points(head('points'), (row) => row.points), points(head('bonus'), (row) => row.bonus), points(head('penalty'), (row) => row.penalty), points(head('index'), (row) => row.index), text(head('class'), 12, (row) => named(row, 'class', lang) || null), whole(head('rank'), (row) => row.rank), whole(head('ranked'), (row) => row.ranked),
    points(head('official'), (row) => row.official), whole(head('components'), (row) => row.components), whole(head('withPoints'), (row) => row.with_points), whole(head('asked'), (row) => row.evidence_asked), whole(head('given'), (row) => row.evidence_given), text(head('stage'), 16, (row) => say(`scorefile:stage.${row.stage}`)),
  ];
}
