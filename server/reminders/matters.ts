// What is to be done by a person: the answer of one question, in the roles that the person has.
import type { Row } from '../../queries/types.ts';
import type { Grant } from '../access/rights.ts';
import type { Engine } from '../engine/engine.ts';
import type { State } from '../lake/state.ts';

/** A sheet that waits, or a conclusion. */
export type Matter = Row<'reminders'> | Row<'conclusion_reminders'>;
export const isConclusion = (matter: Matter): matter is Row<'conclusion_reminders'> => 'conclusion' in matter;

/** Most urgent first. */
const URGENCIES = ['overdue', 'today', 'returned', 'soon', 'confirm', 'approve', 'review'];

/** Steps that reach past whoever hands in: mails about them are not a matter of choice. */
const ESCALATIONS = ['head', 'secretary'];

/**
 * Everything that is to be done, most urgent first.
 * @param approval whether heads approve sheets before they are reviewed
 * @param moment as of which; now if left out
 */
export async function allMatters(engine: Engine, approval: boolean, moment: Date | null = null): Promise<Matter[]> {
  const then = moment ? { as_of: moment.toISOString() } : {};
  const all: Matter[] = [...await engine.rows('reminders', { approval, ...then }), ...await engine.rows('conclusion_reminders', then)];
  return all.toSorted((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency));
}

/** Agencies for which somebody hands in; the heads of all others do. */
export function reported(state: State): ReadonlySet<string> {
  return new Set(state.all<{ agency: string }>("select distinct g.agency from grants as g inner join people as p on p.person = g.person and p.ended_at is null where g.role = 'reporter'").map(({ agency }) => agency));
}

/** What a matter is about: a sheet, or a conclusion. */
const thingOf = (matter: Matter): string => (isConclusion(matter) ? `${matter.matter} ${matter.conclusion}` : `${matter.matter} ${matter.agency} ${matter.report}`);

/** Those of one person, each sheet and conclusion once: where somebody has two roles, as the one whose step came last. */
export function mattersOf(all: Matter[], grants: readonly Grant[], withReporter: ReadonlySet<string>): Matter[] {
  const own = all.filter(({ role, answers }) => grants.some((grant) => (grant.role === role && (grant.agency === '' || grant.agency === answers))
    || (grant.role === 'head' && role === 'reporter' && grant.agency === answers && !withReporter.has(answers))));
  const last = new Map<string, Matter>();
  for (const matter of own) {
    const thing = thingOf(matter);
    if (!last.has(thing) || last.get(thing)!.since < matter.since) last.set(thing, matter);
  }
  return own.filter((matter) => last.get(thingOf(matter)) === matter);
}

/** The name under which it is remembered that somebody was told: another step, sheet, return, opening or deadline is another matter. */
export function keyOf(one: Matter): string {
  if (isConclusion(one)) return [one.matter, one.conclusion, one.step, one.matter === 'confirm' ? one.changed_at : one.due].join(' ');
  const { matter, agency, report, step, submission, returned_at, until } = one;
  return [matter, agency, report, step, matter === 'due' ? `${returned_at ?? ''} ${until}` : submission].join(' ');
}

export function isEscalation({ step }: Matter): boolean {
  return ESCALATIONS.includes(step);
}

/** Where it is done. */
export function pathOf(one: Matter): string {
  if (isConclusion(one)) return `/ket-luan/${one.conclusion}?${new URLSearchParams({ kh: one.plan })}`;
  const { matter, plan, agency, report, submission } = one;
  return matter === 'due' ? `/nop/${report}/${agency}?${new URLSearchParams({ kh: plan })}` : `/duyet?${new URLSearchParams({ kh: plan, pn: submission ?? '' })}`;
}
