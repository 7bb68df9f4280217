// What is to be done by a person: the answer of one question, in the roles that the person has.
import type { Row } from '../../queries/types.ts';
import type { Grant } from '../access/rights.ts';
import type { Engine } from '../engine/engine.ts';
import type { State } from '../lake/state.ts';

export type Matter = Row<'reminders'>;

/** Steps that reach past whoever hands in: mails about them are not a matter of choice. */
const ESCALATIONS = ['head', 'secretary'];

/**
 * Everything that is to be done, most urgent first.
 * @param approval whether heads approve sheets before they are reviewed
 * @param moment as of which; now if left out
 */
export function allMatters(engine: Engine, approval: boolean, moment: Date | null = null): Promise<Matter[]> {
  return engine.rows('reminders', { approval, ...(moment ? { as_of: moment.toISOString() } : {}) });
}

/** Agencies for which somebody hands in; the heads of all others do. */
export function reported(state: State): ReadonlySet<string> {
  return new Set(state.all<{ agency: string }>("select distinct g.agency from grants as g inner join people as p on p.person = g.person and p.ended_at is null where g.role = 'reporter'").map(({ agency }) => agency));
}

/** Those of one person, each sheet once: where somebody has two roles, as the one whose step came last. */
export function mattersOf(all: Matter[], grants: readonly Grant[], withReporter: ReadonlySet<string>): Matter[] {
  const own = all.filter(({ role, answers }) => grants.some((grant) => (grant.role === role && (grant.agency === '' || grant.agency === answers))
    || (grant.role === 'head' && role === 'reporter' && grant.agency === answers && !withReporter.has(answers))));
  const last = new Map<string, Matter>();
  for (const matter of own) {
    const sheet = `${matter.matter} ${matter.agency} ${matter.report}`;
    if (!last.has(sheet) || last.get(sheet)!.since < matter.since) last.set(sheet, matter);
  }
  return own.filter((matter) => last.get(`${matter.matter} ${matter.agency} ${matter.report}`) === matter);
}

/** The name under which it is remembered that somebody was told: another step, sheet, return or opening is another matter. */
export function keyOf({ matter, agency, report, step, submission, returned_at, until }: Matter): string {
  return [matter, agency, report, step, matter === 'due' ? `${returned_at ?? ''} ${until}` : submission].join(' ');
}

export function isEscalation({ step }: Matter): boolean {
  return ESCALATIONS.includes(step);
}

/** Where it is done. */
export function pathOf({ matter, plan, agency, report, submission }: Matter): string {
  return matter === 'due' ? `/nop/${report}/${agency}?${new URLSearchParams({ kh: plan })}` : `/duyet?${new URLSearchParams({ kh: plan, pn: submission ?? '' })}`;
}
