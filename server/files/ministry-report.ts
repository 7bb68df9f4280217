// The periodic report to the ministry: a template of the province's own, filled with the figures of the pages.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { isBehind } from '../../client/deciding.ts';
import { dateLabel, figure, moment, quarterLabel, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { behindTold } from '../../client/parts/decision-words.ts';
import { actualOf, answersFor, goalOf, leadOfArea, partOf, unitOf } from '../../client/parts/figures.ts';
import { headline } from '../../client/parts/headline.ts';
import { HttpError } from '../problem.ts';
import type { Asking } from './asked.ts';
import { filled } from './docx.ts';
import { factsOf, line, told } from './facts.ts';
import type { Facts } from './facts.ts';

const TEMPLATE = 'bao-cao-dinh-ky.docx';

/** @throws HttpError 404 without figures of a report, 422 where the province's template cannot be filled */
export async function reportDocx(asking: Asking, res: Response): Promise<{ name: string; bytes: Buffer }> {
  const { given: { plan = '', report }, house } = asking;
  const [overview, rows] = [await asking.rows('overview', { plan, report }), await asking.rows('targets', { plan, report })];
  const facts = await factsOf(asking, res, plan, report);
  if (!facts.report || !facts.whole) throw new HttpError(404, 'nothing-in-file');
  return { name: `cot-moc-bao-cao-${plan}-${facts.report.report}`, bytes: filled(house.data, TEMPLATE, valuesOf(facts, overview, rows)) };
}

/** Every placeholder that a template may hold. */
function valuesOf(facts: Facts, overview: Row<'overview'>[], rows: Row<'targets'>[]): Record<string, unknown> {
  const { say, lang, plan, report, whole } = facts;
  const late = rows.filter(isBehind);
  const said = new Map(told(facts).map(({ name, value }) => [name, value]));
  const fact = (name: string): string => said.get(say(`files:fact.name.${name}`)) ?? '';
  return {
    province: named(plan, 'province', lang), plan_name: named(plan, 'name', lang), plan_short: named(plan, 'short', lang), plan_number: plan.number, report: reportLabel(report!.report, lang), data_to: dateLabel(report!.ends, lang), moment: moment(facts.at, lang),
    snapshot: fact('snapshot'), coverage: fact('coverage'), with_data: fact('targets'), filters: fact('filters'), demo: facts.demo ? say('frame.demoNote') : '', line: line(facts), headline: headline(whole!, rows, lang, say), ...countsOf(whole!),
    areas: overview.filter(({ area }) => area !== '').map((area) => ({ number: area.number, name: named(area, 'name', lang), lead: leadOfArea(area, rows, lang), ...countsOf(area), targets: rows.filter((row) => row.area === area.area).toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((row) => targetOf(facts, row)) })),
    has_no_late: late.length === 0, late: late.map((row, at) => ({ place: at + 1, ...targetOf(facts, row), actual: actualOf(row, lang), why: behindTold(row, lang, say).replaceAll('**', '') })),
  };
}

function targetOf({ say, lang }: Facts, row: Row<'targets'>): Record<string, string> {
  return {
    code: row.code, name: [named(row, 'short', lang), partOf(row, say)].filter(Boolean).join(', '), unit: say(`terms:unit.${row.unit}`), value: figure(row.actual, unitOf(row), lang, { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding, bare: true }),
    period: row.quarter === null ? '' : quarterLabel(row.quarter, 'table', lang), milestone: row.due === null ? '' : say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) }), status: say(`terms:status.${row.status}`), lead: answersFor(row, lang),
  };
}

function countsOf({ total, achieved, on_track, at_risk, off_track, not_assessed, ended }: Row<'overview'>): Record<string, string> {
  return Object.fromEntries(Object.entries({ total, achieved, on_track, at_risk, off_track, not_assessed, ended }).map(([name, count]) => [name, String(count)]));
}
