// What a document may prove, and who leads it: figures that were asked for, activities and milestones with the body that their plan names.
import type { Engine } from '../engine/engine.ts';
import { nearest } from '../nearest.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { componentOf, ownersOf } from '../scoring/components.ts';
import { mustBeSlot, mustTakeProof, slotLink } from '../scoring/proofs.ts';
import type { Target } from './records.ts';

const LED: Record<'activity' | 'milestone', string> = { activity: 'registry_activities', milestone: 'registry_milestones' };

/** @throws HttpError 400 naming the nearest names where one is not known */
function mustBeName(engine: Engine, name: string, given: string): string {
  const known = engine.names.of(name)!;
  if (!known.has(given)) throw new HttpError(400, 'wrong-parameter', { name, given: given.slice(0, 80), allowed: nearest(given.slice(0, 80), known, 10).join(', ') });
  return given;
}

/**
 * Who leads an activity or a milestone: the body that carries its work on today, then the one that its plan names.
 * @throws HttpError 400 where there is none of the name, 409 where its plan names several bodies or none
 */
export async function leadsOf(engine: Engine, kind: 'activity' | 'milestone', id: string): Promise<string[]> {
  mustBeName(engine, kind, id);
  const led = await engine.db.use((lease) => lease.run(`select r.lead, l.agency, l.heir from ${LED[kind]} as r left join leads as l on l.plan = r.plan and l.lead = r.lead where r.id = $id`, { id: { kind: 'text', value: id } }));
  if (led.rows === 0) throw new HttpError(409, 'no-lead', { lead: '–' });
  const [lead, agency, heir] = led.values.map(([value]) => value as string | null);
  if (!agency) throw new HttpError(409, 'no-lead', { lead: lead || '–' });
  return heir ? [heir, agency] : [agency];
}

/**
 * @param given the fields of a form: kind; of a figure report, indicator and part; of a component of a scorecard its period as report, itself as indicator, `slot=1` as part and its card, `set/body`, as `of`; else `of`, the id; @param agency that the document is of
 * @throws HttpError 400 where a name is not known, 422 where the agency was not asked for that figure or does not lead that activity
 */
export async function targetOf({ engine, home: { state } }: { engine: Engine; home: { state: State } }, agency: string, given: (name: string) => string): Promise<Target> {
  mustBeName(engine, 'agency', agency);
  const none = { agency, report: '', indicator: '', part: '', subject: '' };
  const kind = given('kind');
  if (kind === 'activity' || kind === 'milestone') {
    const subject = given('of');
    const leads = await leadsOf(engine, kind, subject);
    if (!leads.includes(agency)) throw new HttpError(422, 'not-the-lead', { agency, leads: leads.join(', ') });
    return { ...none, kind, subject };
  }
  if (kind === 'conclusion') {
    const subject = given('of');
    const [led] = await engine.rows('conclusions', { conclusion: subject });
    if (!led) throw new HttpError(404, 'unknown-conclusion', { conclusion: subject.slice(0, 20) });
    const leads = engine.names.answering(led.lead);
    if (!leads.includes(agency)) throw new HttpError(422, 'not-the-lead', { agency, leads: leads.join(', ') });
    return { ...none, kind, subject };
  }
  if (kind === 'component') {
    const [criteria = '', scored = ''] = given('of').split('/');
    const subject = { criteria, period: given('report'), scored, component: given('indicator') };
    const row = await componentOf(engine, subject);
    const owners = ownersOf(engine, subject, row.owner);
    if (!owners.includes(agency)) throw new HttpError(422, 'not-the-lead', { agency, leads: owners.join(', ') });
    mustBeSlot(given('part'), row.slots);
    mustTakeProof(state, subject);
    return { ...none, kind, ...slotLink(subject, given('part')) };
  }
  if (kind !== 'figure') throw new HttpError(400, 'wrong-parameter', { name: 'kind', given: kind.slice(0, 80), allowed: 'figure, activity, milestone, conclusion, component' });
  const [report, indicator, part] = [given('report'), mustBeName(engine, 'indicator', given('indicator')), given('part')];
  if (!engine.names.of('month')!.has(report)) mustBeName(engine, 'report', report);
  if (!/^([a-z]+=[a-z0-9-]+)?$/.test(part)) throw new HttpError(400, 'wrong-parameter', { name: 'part', given: part.slice(0, 80), allowed: 'level=commune, …' });
  const asked = await engine.db.use((lease) => lease.run(`select 1 from duties where agency = $agency and report = $report and indicator = $indicator
    union all select 1 from landed where agency = $agency and report = $report and indicator = $indicator`,
    { agency: { kind: 'text', value: agency }, report: { kind: 'text', value: report }, indicator: { kind: 'text', value: indicator } }));
  if (asked.rows === 0) throw new HttpError(422, 'evidence-not-asked', { agency, report, indicator });
  return { ...none, kind, report, indicator, part };
}
