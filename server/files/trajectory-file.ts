// The way of a target as a picture.
import type { Response } from 'express';
import { lookedAt } from '../../client/charts/as-at.ts';
import { readTrajectory } from '../../client/charts/reading.ts';
import { trajectoryConclusion } from '../../client/charts/told.ts';
import { trajectory } from '../../client/charts/trajectory.ts';
import { midSentence, named } from '../../client/names.ts';
import { partOf } from '../../client/parts/figures.ts';
import { HttpError } from '../problem.ts';
import type { Asking } from './asked.ts';
import { drawing, LIGHT } from './drawing.ts';
import { factsOf, line } from './facts.ts';
import { targetOf } from './target.ts';

/** The SVG of a target's trajectory, and the name of its file. @throws HttpError 400, 404 */
export async function trajectoryFile(asking: Asking, res: Response): Promise<{ name: string; svg: string }> {
  const { given: { target = '', report }, say, lang } = asking;
  const { row, plan, milestones } = await targetOf(asking);
  const facts = await factsOf(asking, res, plan, report);
  if (!facts.report) throw new HttpError(404, 'nothing-in-file');
  const [indicator] = (await asking.rows('indicators', {})).filter((one) => one.indicator === row.indicator);
  const { q, ends: dataTo } = facts.report;
  const trend = await asking.rows('trend', { target });
  const input = { rows: lookedAt(trend, q, facts.latest), milestones, indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo };
  const reading = readTrajectory(input);
  const signs = { fan: reading.forecast.length > 0, whisker: reading.ranges.length > 0, hollow: reading.points.some((point) => point.hollow), revised: reading.ghosts.length > 0 };
  const svg = await drawing(trajectory({ ...input, theme: LIGHT, size: 'desk' }), {
    title: trajectoryConclusion(input),
    subtitle: [`${row.code} ${indicator ? named(indicator, 'name', lang) : named(row, 'short', lang)}`, midSentence(partOf(row, say)), say('trend.by')].filter(Boolean).join(', '),
    foot: [[say('trend.source'), ...Object.entries(signs).filter(([, here]) => here).map(([sign]) => say(`trend.${sign}`))].join(' · '), line(facts)],
  });
  return { name: `cot-moc-${target}-${facts.report.report}`, svg };
}
