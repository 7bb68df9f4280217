// How far into sheets and documents somebody may read: all of an agency's, or what belongs to some areas alone.
import type { Response } from 'express';
import type { House } from '../app.ts';
import { readQuestion } from '../engine/question.ts';
import type { Bound } from '../engine/values.ts';
import type { Absent } from '../lake/land.ts';
import { sentWith } from '../lake/sent.ts';
import type { Submission } from '../lake/state.ts';
import { mayFor, signedOf } from './guard.ts';
import { areasOf, may } from './rights.ts';

const pleaded = readQuestion(new URL('../../queries/access/pleaded.sql', import.meta.url).pathname);

/**
 * What a question of sheets is bound to: the areas, where somebody reads sheets of these alone, for the step `readable`, and the agencies whose sheets they read whole beside them; nothing for everybody else, so that an answer for all areas is kept once.
 * Whoever may read no sheets at all is not narrowed: questions that need no more than to read tell what was published to everybody alike.
 * @param agency whose sheets; left out where it is of no one agency
 */
export function scopeOf(house: House, res: Response, agency = ''): Bound {
  const signed = signedOf(res);
  if (!signed || signed.needs) return {};
  const read = (one: string): string[] | null => areasOf(signed.grants, 'read-sheets', one);
  const areas = agency === '' ? read('') : areasThrough(house.engine.names.answering(agency).map(read));
  if (areas === null || areas.length === 0) return {};
  const whole = agency === '' ? [...house.engine.names.of('agency')!].filter((one) => house.engine.names.answering(one).some((each) => read(each) === null)) : [];
  return { areas: listed(areas), ...(whole.length > 0 ? { agencies: listed(whole) } : {}) };
}

/** Through several bodies: every area where one of them is read whole. */
function areasThrough(each: (string[] | null)[]): string[] | null {
  return each.includes(null) ? null : [...new Set(each.flatMap((one) => one ?? []))];
}

function listed(names: string[]): Bound[string] {
  return { kind: 'text', value: `|${names.toSorted().join('|')}|` };
}

/**
 * Whose sheets somebody may read, for a question that tells the lines of sheets to everybody: of others it tells what was accepted. Nothing for whoever reads everybody's.
 */
export function ownOf(house: House, res: Response): Bound {
  const signed = signedOf(res);
  const grants = signed && !signed.needs ? signed.grants : [];
  if (may(grants, 'read-sheets', '')) return {};
  const own = may(grants, 'read-sheets') ? [...house.engine.names.of('agency')!].filter((agency) => mayFor(house, grants, 'read-sheets', agency)) : [];
  return { own: { kind: 'text', value: `|${own.sort().join('|')}|` } };
}

/** Whether whoever may read an agency's sheets may read every line of this one: with a figure, with a reason instead, or unchanged. Of which areas unchanged lines are is not kept. */
export async function readsWhole(house: House, res: Response, sheet: Submission): Promise<boolean> {
  const { submission, agency, figures } = sheet;
  const scope = scopeOf(house, res, agency);
  if (!scope.areas) return true;
  const { absent, unchanged } = sentWith(house.home.state, submission);
  if (unchanged > 0 || figures + absent.length === 0) return false;
  return (await absentWithin(house, submission, absent, scope)).length === absent.length && (await house.engine.rows('sheet_lines', { submission }, scope)).length === figures;
}

/** The reasons of a sheet that may be read within a scope. */
export async function absentWithin({ engine }: House, submission: string, absent: Absent[], scope: Bound): Promise<Absent[]> {
  if (!scope.areas || absent.length === 0) return absent;
  const { values } = await engine.db.use((lease) => lease.run(engine.statement(pleaded), { ...engine.now(), ...scope, submission: { kind: 'text', value: submission } }));
  return absent.filter(({ indicator }) => values[0]!.includes(indicator));
}
