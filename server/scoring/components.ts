// What the registry and the measured data say of one component of a card, for whoever scores it.
import type { Row } from '../../queries/types.ts';
import type { Engine } from '../engine/engine.ts';
import type { Bound } from '../engine/values.ts';
import { HttpError } from '../problem.ts';
import type { Judged } from './allowed.ts';
import { missingSlots } from './proofs.ts';
import type { Subject } from './steps.ts';
import type { State } from '../lake/state.ts';

export type Component = Row<'scorecard'>;
/** A criteria set as far as campaigns ask for it; `surveyor`: the office in charge of its surveys, '' where there is none. */
export interface CriteriaSet { every: string; year: number | null; territory: string; surveyor: string }

const text = (bound: Record<string, string>): Bound => Object.fromEntries(Object.entries(bound).map(([name, value]) => [name, { kind: 'text', value }]));

/** Every component of a card; none where there is no such card. */
export async function cardOf(engine: Engine, { criteria, period, scored }: Omit<Subject, 'component'>): Promise<Component[]> {
  return engine.rows('scorecard', { criteria, period, scored });
}

/** @throws HttpError 404 where the card has no such component */
export async function componentOf(engine: Engine, subject: Subject): Promise<Component> {
  return inCard(await cardOf(engine, subject), subject);
}

/** @throws HttpError 404 where the card has no such component */
export function inCard(card: Component[], subject: Subject): Component {
  const found = card.find(({ component }) => component === subject.component);
  if (!found) throw unknownScore(subject);
  return found;
}

export function unknownScore({ criteria, period, scored, component }: Subject): HttpError {
  return new HttpError(404, 'unknown-score', { criteria: criteria.slice(0, 40), period: period.slice(0, 20), scored: scored.slice(0, 40), component: component.slice(0, 20) || '–' });
}

/** What a card can have in all: its components or the 100 of an index, whichever is more, and its bonus. */
export function wholeOf(card: Component[]): number {
  const most = (of: string): number => card.filter(({ kind }) => kind === of).reduce((sum, { max }) => sum + max, 0);
  return Math.max(100, most('inside')) + most('bonus');
}

/** A component of a card as it is judged by. */
export async function judgedBy(engine: Engine, state: State, subject: Subject, row: Component, card: Component[]): Promise<Judged> {
  const { kind, mode, applies, max, data, rule } = row;
  return { kind, mode, applies, max, whole: wholeOf(card), data, steps: rule === 'steps' && data === null ? await stepPoints(engine, subject) : null, missing: missingSlots(state, subject, row.slots) };
}

/** The bodies that score a component themselves: of an agency's card that agency, of a map's the one that owns the component; and whoever carries its work on. @throws HttpError 409 where nobody owns it */
export function ownersOf({ names }: Engine, { scored, component }: Subject, owner: string | null): string[] {
  const body = names.of('agency')!.has(scored) ? scored : owner;
  if (!body) throw new HttpError(409, 'score-ownerless', { component });
  return names.answering(body);
}

/** The body that enters surveys of a set: the one of its office on the map that is scored; null where there is none. */
export async function surveyorOf(engine: Engine, { criteria, scored }: Subject): Promise<string | null> {
  const set = await setOf(engine, criteria);
  if (!set || set.surveyor === '') return null;
  const { values } = await engine.db.use((lease) => lease.run(`select agency from bodies where territory = $territory and kind <> 'collective' and strpos(' ' || office || ' ', ' ' || $office || ' ') > 0
    order by alive_to desc nulls first, agency`, text({ territory: engine.names.territoryOf(scored) ?? scored, office: set.surveyor })));
  return (values[0] as string[])[0] ?? null;
}

export async function setOf(engine: Engine, criteria: string): Promise<CriteriaSet | null> {
  const { values, rows } = await engine.db.use((lease) => lease.run('select "every", "year", territory, survey_by from registry_criteria_sets where id = $criteria', text({ criteria })));
  const [every, year, territory, surveyor] = values.map(([value]) => value);
  return rows === 0 ? null : { every: String(every), year: (year ?? null) as number | null, territory: String(territory ?? ''), surveyor: String(surveyor ?? '') };
}

/** Whether a set is scored in a period: in its year, or in any year or month of the calendar. */
export async function isPeriodOf(engine: Engine, { every, year }: CriteriaSet, period: string): Promise<boolean> {
  if (every === 'month') return engine.names.of('month')!.has(period);
  if (!/^\d{4}$/.test(period) || (year !== null && String(year) !== period)) return false;
  return (await engine.db.use((lease) => lease.run("select 1 from registry_calendar where report = $period || 'Y'", text({ period })))).rows > 0;
}

/** Whether a set has a component, in whichever version. */
export async function hasComponent(engine: Engine, criteria: string, component: string): Promise<boolean> {
  return (await engine.db.use((lease) => lease.run('select 1 from registry_components where criteria = $criteria and component = $component', text({ criteria, component })))).rows > 0;
}

/** The points that a component of steps may have: none, or those of a step of the version that holds on the period's last day. */
async function stepPoints(engine: Engine, { criteria, period, component }: Subject): Promise<number[]> {
  const { values } = await engine.db.use((lease) => lease.run(`
    with ended (ends) as (select coalesce(max(ends), date '9999-12-31') from registry_calendar where report in ($period, $period || 'Y')),
    held (since) as (
      select max(coalesce(c.holds_from, date '0001-01-01')) from registry_components as c cross join ended as e
      where c.criteria = $criteria and c.component = $component and coalesce(c.holds_from, date '0001-01-01') <= e.ends
    )
    select distinct s.points from registry_component_steps as s inner join held as h on h.since = coalesce(s.holds_from, date '0001-01-01')
    where s.criteria = $criteria and s.component = $component order by s.points`, text({ criteria, period, component })));
  return [...new Set([0, ...values[0] as number[]])];
}
