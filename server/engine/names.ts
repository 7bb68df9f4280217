// What is called what: the names that parameters may take, who carries whose work on, and on which map and page things are.
import type { Lease } from './lease.ts';

/** What parameters of a name may take: the steps that tell it, and the column of them. */
export const KNOWN: Record<string, { steps: string[]; sql: string }> = {
  plan: { steps: [], sql: 'select id from registry_plans' }, target: { steps: ['pages'], sql: 'select target from pages' }, report: { steps: ['reports'], sql: 'select report from reports' },
  quarter: { steps: ['reports'], sql: 'select quarter from reports' }, agency: { steps: ['bodies'], sql: 'select agency from bodies' }, area: { steps: [], sql: 'select distinct area from registry_areas' },
  territory: { steps: ['bodies'], sql: 'select distinct territory from bodies' }, indicator: { steps: [], sql: 'select id from registry_indicators' },
  milestone: { steps: ['goals'], sql: 'select milestone from goals union select id from registry_milestones' }, activity: { steps: [], sql: 'select id from registry_activities' }, 
  criteria: { steps: [], sql: 'select id from registry_criteria_sets' }, period: { steps: ['components'], sql: 'select distinct period from components' },
  family: { steps: [], sql: 'select distinct family from registry_criteria_sets' }, component: { steps: [], sql: "select distinct component from registry_components union select '-' as component" },
  scored: { steps: ['cardholders'], sql: 'select scored from cardholders union select territory from bodies' }, month: { steps: [], sql: "select report from registry_calendar where kind = 'M'" },
};

export class Names {
  /** by parameter */
  private readonly known = new Map<string, ReadonlySet<string>>();
  private heirs = new Map<string, string[]>();
  private territories = new Map<string, string>();
  private plans = new Map<string, string>();

  /** As the ready tables have them, so that a mistyped one is told instead of answered with nothing. */
  async learn(lease: Lease): Promise<void> {
    const pairs = async (sql: string): Promise<[string, string][]> => {
      const [from, to] = (await lease.run(sql)).values as [string[], string[]];
      return from.map((one, at) => [one, to[at]!]);
    };
    this.plans = new Map(await pairs('select target, plan from pages'));
    this.territories = new Map(await pairs('select agency, territory from bodies'));
    this.heirs = new Map();
    for (const [ended, heir] of await pairs('select agency, heir from heirs order by agency, heir')) this.heirs.set(ended, [...(this.heirs.get(ended) ?? []), heir]);
    for (const [name, { sql }] of Object.entries(KNOWN)) this.known.set(name, new Set((await lease.run(sql)).values[0] as string[]));
  }

  /** What acts add to. */
  async learnSheets(lease: Lease): Promise<void> {
    this.known.set('submission', new Set((await lease.run('select submission from submissions')).values[0] as string[]));
    this.known.set('conclusion', new Set((await lease.run('select distinct conclusion from conclusion_steps')).values[0] as string[]));
  }

  /** Names that parameters of a name may take now; null where any text may stand. */
  of(param: string): ReadonlySet<string> | null {
    return this.known.get(param) ?? null;
  }

  /** Who answers for an agency: itself, and whoever carries its work on. */
  answering(agency: string): string[] {
    return [agency, ...(this.heirs.get(agency) ?? [])];
  }

  /** The map on which an agency is; null where there is no such agency. */
  territoryOf(agency: string): string | null {
    return this.territories.get(agency) ?? null;
  }

  /** The plan whose page a target is; null where it is none's. */
  planOf(target: string): string | null {
    return this.plans.get(target) ?? null;
  }
}
