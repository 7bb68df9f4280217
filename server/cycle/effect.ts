// What accepting sheets would change: pages asked twice, as they are and as if the sheets were accepted, and nothing kept of the second.
import type { Row } from '../../queries/types.ts';
import type { Engine } from '../engine/engine.ts';
import { asIf } from '../engine/supposed.ts';
import type { Supposed } from '../engine/supposed.ts';

type Page = Row<'targets'>;
/** One page whose figure or verdict would change. Levels are in `unit`. */
export interface Effect {
  target: string; plan: string; short_vi: string; short_en: string; kind: string; unit: string; before: number | null; after: number | null; status_before: string; status_after: string;
  agencies_before: number | null; agencies_after: number | null; agencies_expected: number | null;
}

const PLANS = "select distinct p.id from registry_plans as p inner join bodies as b on b.territory = p.territory inner join submissions as s on s.agency = b.agency where position('|' || s.submission || '|' in $sheets) > 0 order by p.id";
const INDICATORS = "select distinct indicator from landed where position('|' || submission || '|' in $sheets) > 0 order by indicator";

export async function effectOf(engine: Engine, supposed: Extract<Supposed, { submission: string }>[]): Promise<Effect[]> {
  const sheets = { sheets: { kind: 'text' as const, value: `|${supposed.map(({ submission }) => submission).join('|')}|` } };
  const [plans, indicators] = await engine.db.use(async (lease) => [(await lease.run(PLANS, sheets)).values[0] as string[], (await lease.run(INDICATORS, sheets)).values[0] as string[]] as const);
  const effects: Effect[] = [];
  for (const plan of plans) {
    const now = (await engine.rows('targets', { plan })).filter(({ indicator }) => indicators.includes(indicator));
    const then = new Map((await asIf(engine, supposed, indicators, (ask) => ask('targets', { plan }))).map((row) => [row.target, row]));
    effects.push(...now.flatMap((row) => differing(row, then.get(row.target), plan)));
  }
  return effects;
}

function differing(before: Page, after: Page | undefined, plan: string): Effect[] {
  if (!after) return [];
  const same = (['status', 'actual', 'agencies_reported', 'quarter'] as const).every((name) => before[name] === after[name]);
  const { target, short_vi, short_en, kind, unit } = before;
  return same ? [] : [{
    target, plan, short_vi, short_en, kind, unit, before: before.actual, after: after.actual, status_before: before.status, status_after: after.status,
    agencies_before: before.agencies_reported, agencies_after: after.agencies_reported, agencies_expected: after.agencies_expected,
  }];
}
