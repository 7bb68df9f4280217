// A criteria set to take along: the one that was in force, as a workbook that can be changed and taken in again.
import { join } from 'node:path';
import type { Response } from 'express';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { setTextsOf } from '../registry/criteria-set.ts';
import { registryOf } from '../registry/criteria-trial.ts';
import type { Registry } from '../registry/read.ts';
import type { Lang } from '../words.ts';
import type { Asking } from './asked.ts';
import { criteriaBook } from './criteria-book.ts';
import { momentOf, toldOfSet } from './score-facts.ts';
import type { Told } from './score-facts.ts';

/** @throws HttpError 404 where no such set was in force */
export async function criteriaXlsx(asking: Asking, res: Response): Promise<{ name: string; bytes: Buffer }> {
  const { criteria = '' } = asking.given;
  const sets = await asking.rows('criteria_sets', {});
  const found = sets.find((one) => one.criteria === criteria);
  const moment = momentOf(asking, res);
  const registry = moment.version && registryOf(join(asking.house.home.registry, moment.version.hash));
  const set = registry && setTextsOf(registry, criteria);
  if (!found || !set) throw new HttpError(404, 'unknown-criteria', { given: criteria.slice(0, 80), nearest: nearest(criteria.slice(0, 80), sets.map((one) => one.criteria), 5).join(', ') || '–' });
  return { name: `cot-moc-bo-tieu-chi-${criteria}`, bytes: await criteriaBook({ set, lang: asking.lang, facts: toldOfSet({ set: found, ...moment }), indicators: indicatorsOf(registry, asking.lang), at: moment.at }) };
}

/** What components may name, with how it is called. */
export function indicatorsOf(registry: Registry, lang: Lang): Told[] {
  return (registry.tables.get('registry_indicators') ?? []).map(({ cells }) => ({ name: String(cells.id), value: String(cells[`name_${lang}`]) }));
}
