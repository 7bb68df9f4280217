// The report with which a body hands in its self-scores: points, documents and explanations, from a template of the province's own.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { arithmetic, measureLabel, pointsLabel } from '../../client/charts/score-sayings.ts';
import { moment } from '../../client/format.ts';
import { midSentence, named } from '../../client/names.ts';
import type { Asking } from './asked.ts';
import { filled } from './docx.ts';
import { campaignOf, line, periodLabel, rankOf, scoreFactsOf, told } from './score-facts.ts';
import type { ScoreFacts } from './score-facts.ts';
import { bandsOf } from './score-pages.ts';
import { documentsOf, explainedOf } from './score-table.ts';

type Component = Row<'scorecard'>;
/** What the components of a card are said with. */
interface Own { facts: ScoreFacts; documents: Row<'evidence'>[]; bands: Map<string, Row<'score_bands'>[]> }

const TEMPLATE = 'bang-tu-cham.docx';

/** @throws HttpError 400, 404, 422 where the province's template cannot be filled */
export async function scoresDocx(asking: Asking, res: Response): Promise<{ name: string; bytes: Buffer }> {
  const { criteria = '', period = '', scored = '' } = asking.given;
  const facts = await scoreFactsOf(asking, res);
  const [components, tree, documents] = [await asking.rows('scorecard', { criteria, period, scored }), await asking.rows('score_tree', { criteria, period, scored }), await asking.rows('evidence', { criteria, period, scored })];
  const own: Own = { facts, documents, bands: await bandsOf(asking, components) };
  return { name: `cot-moc-tu-cham-${criteria}-${period}-${scored}`, bytes: filled(asking.house.data, TEMPLATE, valuesOf(own, tree, components)) };
}

/** Every placeholder that a template may hold. */
function valuesOf(own: Own, tree: Row<'score_tree'>[], components: Component[]): Record<string, unknown> {
  const { facts } = own;
  const { say, lang, set, period, at, demo } = facts;
  const card = facts.card!;
  const said = new Map(told(facts).map(({ name, value }) => [name, value]));
  const fact = (name: string): string => said.get(say(`scorefile:fact.${name}`)) ?? '';
  const label = (value: number | null): string => pointsLabel(value, lang);
  const whole = tree.find(({ area }) => area === '')!;
  // Surveys stand apart here as on the desk: in every sum but the card's own.
  const surveyed = (of: Row<'score_tree'>): string => (of.survey_maximum > 0 ? `${label(of.survey)}/${label(of.survey_maximum)}` : '–');
  const inside = components.filter(({ kind }) => kind === 'inside');
  const outside = components.filter(({ kind }) => kind !== 'inside');
  // What surveys or an appraisal give is not the body's to prove, nor a bonus that nobody claims.
  const isOwn = (row: Component): boolean => row.mode === 'self' && (row.kind === 'inside' || (row.self ?? row.data ?? 0) !== 0);
  const lacking = components.filter((row) => row.applies && isOwn(row) && row.evidence_given < row.evidence_asked);
  return {
    scored: named(card, 'name', lang), period: periodLabel(period, lang), of_period: named(set, 'name', lang).includes(period) ? '' : midSentence(periodLabel(period, lang)), set: named(set, 'name', lang), set_short: named(set, 'short', lang), certainty: fact('certainty'), set_note: fact('setNote'), document: fact('document'), version: fact('version'),
    moment: moment(at, lang), snapshot: fact('snapshot'), campaign: campaignOf(facts) ?? '', demo: demo ? say('scorefile:demo') : '', line: line(facts),
    maximum: label(card.maximum), self_maximum: label(card.self_maximum), survey_maximum: label(card.survey_maximum), assessed: label(card.assessed), data: label(whole.data), self: label(card.self), first: label(card.first), final: label(card.final), survey: label(card.survey),
    points: label(card.points), bonus: label(card.bonus), penalty: label(card.penalty), index: label(card.index), class: named(card, 'class', lang) || '–', rank: rankOf(facts, 'rankOf') ?? '–', official: label(card.official),
    components: String(card.components), with_points: String(card.with_points), evidence_given: String(card.evidence_given), evidence_asked: String(card.evidence_asked),
    scored_maximum: label(whole.maximum), scored_points: label(whole.points), lost: label(whole.lost), surveyed: surveyed(whole),
    areas: tree.filter(({ area, criterion }) => area !== '' && criterion === '').map((area) => ({
      number: area.area, name: named(area, 'name', lang), maximum: label(area.maximum), data: label(area.data), self: label(area.self), first: label(area.first), final: label(area.final), points: label(area.points), lost: label(area.lost), surveyed: surveyed(area), has_survey: area.survey_maximum > 0,
      components: inside.filter((row) => row.area === area.area).map((row) => componentOf(own, row)),
    })),
    has_outside: outside.length > 0, outside: outside.map((row) => componentOf(own, row)), has_no_missing: lacking.length === 0, missing: lacking.map((row) => componentOf(own, row)),
  };
}

function componentOf({ facts, documents, bands }: Own, row: Component): Record<string, string> {
  const { say, lang } = facts;
  return {
    number: row.component, name: named(row, 'name', lang), criterion: `${row.criterion} ${named(row, 'criterion', lang)}`, max: row.applies ? pointsLabel(row.max, lang) : say('scorefile:notApplicable'), measure: measureLabel(row.measure, row, lang), how: arithmetic(row, bands.get(row.component) ?? [], lang),
    data: pointsLabel(row.data, lang), self: pointsLabel(row.self, lang), first: pointsLabel(row.first, lang), final: pointsLabel(row.final, lang), points: pointsLabel(row.points, lang), before: pointsLabel(row.before, lang), state: say(`scorefile:state.${row.state}`), owner: named(row, 'owner', lang) || '–',
    documents: documentsOf(facts, row, documents), explanation: explainedOf(facts, row), given: say('scorefile:given', { given: row.evidence_given, asked: row.evidence_asked }),
  };
}
