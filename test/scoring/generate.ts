// Small hostile sets of criteria with bodies, sheets, acts and publications: whatever the rules speak of happens in them, and often exactly at an edge.
import type fc from 'fast-check';
import { calendar, RULES } from '../method/case.ts';
import { drawn } from '../method/generate/draw.ts';
import type { Draw } from '../method/generate/draw.ts';
import type { Agency, Indicator, Plan, World } from '../method/world.ts';
import { monthsOf } from './case.ts';
import { drawActs } from './generate/acts.ts';
import { drawSets } from './generate/sets.ts';
import { drawSheets } from './generate/sheets.ts';
import type { Scoring } from './world.ts';

/** A province with a map beside it, a set of this year and of the year before, and a monthly one. */
export function anyScoring(): fc.Arbitrary<Scoring> {
  return drawn((draw) => {
    const today = draw.pick(['2027-01-10', '2026-12-16', '2026-10-05']);
    const sets = drawSets(draw);
    const agencies = drawBodies(draw);
    const rules = draw.chance(30) ? [RULES, { ...RULES, version: '2', holds_from: draw.pick(['2026-08-14', '2026-08-15', '2026-12-14']), least_coverage: draw.pick([0.5, 1]) }] : [RULES];
    const reports = [...calendar(2024, 2027), ...monthsOf(2026).slice(6, 9)];
    const plans = [{ id: 'p', territory: 't', province: 't' }, { id: 'q', territory: 'far', province: 't' }].map((one): Plan => ({ signed: '2021-06-01', first_year: 2021, last_year: 2030, sources: '000', ...one }));
    const indicators: Indicator[] = sets.indicators;
    const sheets = drawSheets(draw, agencies, indicators, sets, reports.filter((one) => one.ends < today));
    const world: World = {
      plans, agencies, indicators, rules, calendar: reports, targets: [], baselines: [], succession: [], breaks: [], locks: [], ...sheets, today, as_of: `${today}T10:00:00.000Z`,
    };
    return drawActs(draw, { ...sets, world, said: [], campaigns: [], kept: [] });
  });
}

function drawBodies(draw: Draw): Agency[] {
  const lives = [{ valid_from: null, valid_to: null }, { valid_from: null, valid_to: '2026-09-30' }, { valid_from: '2026-08-01', valid_to: null }, { valid_from: null, valid_to: draw.pick(['2026-12-14', '2026-12-13', '2026-08-14']) }];
  return Array.from({ length: 3 + draw.whole(3) }, (_, at): Agency => {
    const kind = draw.chance(30) ? 'commune' : draw.chance(8) ? 'office' : 'department';
    const level = kind === 'commune' ? 'commune' : draw.chance(6) ? 'department' : 'province';
    return { id: `b${at}`, kind, level, territory: draw.chance(15) ? 'far' : 't', office: at === 0 ? 'none head' : 'none', ...(draw.chance(25) ? draw.pick(lives) : lives[0]!) };
  });
}
