// Plans, what they measure, and their milestones in every relation.
import type { Draw } from './draw.ts';
import type { Frame } from './frame.ts';
import type { Baseline, Break, Indicator, Plan, Target } from '../world.ts';

export interface Pages { plans: Plan[]; indicators: Indicator[]; targets: Target[]; baselines: Baseline[]; breaks: Break[] }

type Recipe = (draw: Draw, years: number[]) => Partial<Target>[];
const ALL = 'department district commune';
const QUARTERLY = 'Q1 H1 Q3 Y';

/** Two or three plans, three to six pages. */
export function drawPages(draw: Draw, prefix: string, maps: string[], frame: Frame): Pages {
  const years = [...new Set(frame.calendar.map((one) => one.year))];
  const made: Pages = { plans: drawPlans(draw, prefix, maps, years), indicators: [], targets: [], baselines: [], breaks: [] };
  const many = 3 + draw.whole(2);
  for (let at = 1; at <= many; at += 1) {
    const indicator = drawIndicator(draw, `${prefix}i${at}`, `${prefix}lead`);
    made.indicators.push(indicator);
    const part = draw.pick(partsOf(indicator));
    const parts = draw.chance(20) && part !== '' ? [part, ''] : part.startsWith('field=') ? ['field=a', 'field=b'] : [part];
    for (const [place, one] of parts.entries()) drawPage(draw, made, `${prefix}t${at}${'abc'[place]}`, made.plans[0]!, indicator, one, years);
    for (const plan of made.plans.slice(1)) if (draw.chance(40)) drawPage(draw, made, `${prefix}t${at}-${plan.id.at(-1)}`, plan, indicator, parts[0]!, years);
  }
  for (const map of maps) if (draw.chance(30)) made.breaks.push({ territory: map, indicator: draw.pick(['', made.indicators[0]!.id]), day: draw.pick([`${years[1]}-07-01`, `${years[2]}-12-15`, `${years[3]}-03-14`]) });
  return made;
}

function drawPlans(draw: Draw, prefix: string, maps: string[], years: number[]): Plan[] {
  const plan = (name: string, territory: string, sources: string): Plan => {
    const first = years[draw.pick([0, 0, 1, 2])]!;
    return { id: `${prefix}plan-${name}`, territory, signed: draw.pick([`${first - 1}-12-31`, `${first}-08-31`, null]), first_year: first, last_year: first + draw.pick([4, 4, 9, 2]), sources };
  };
  const plans = [plan('a', maps[0]!, draw.pick(['002 000', '003 001', '002']))];
  if (draw.chance(60)) plans.push(plan('b', maps[0]!, '001 004'));
  for (const map of maps.slice(1)) plans.push(plan('c', map, '004'));
  return plans;
}

function drawIndicator(draw: Draw, id: string, lead: string): Indicator {
  const kind = draw.pick(['share', 'share', 'share', 'count', 'count', 'money', 'survey', 'survey', 'done', 'rank'] as const);
  const timing = kind === 'survey' || kind === 'rank' ? 'survey' : kind === 'done' ? 'stock' : draw.pick(['stock', 'flow'] as const);
  const isLead = kind === 'rank' || kind === 'survey' ? draw.chance(70) : draw.chance(20);
  return {
    id, kind, timing, better: kind === 'rank' ? 'down' : draw.pick(['up', 'up', 'up', 'down']), rounding: kind === 'share' || kind === 'survey' ? 0.1 : 1,
    owed_by: isLead ? 'lead' : draw.pick(['department', 'department', ALL, 'district commune']), reports: kind === 'rank' ? 'Y' : draw.pick([QUARTERLY, QUARTERLY, `${QUARTERLY} M`, 'H1 Y', 'Y']), lead,
  };
}

function partsOf({ kind, owed_by: owedBy }: Indicator): string[] {
  if (!['share', 'count', 'money'].includes(kind)) return [''];
  return owedBy.includes('commune') ? ['', 'level=district', 'level=commune', 'field=a'] : ['', '', 'field=a', 'level=province'];
}

function drawPage(draw: Draw, made: Pages, id: string, plan: Plan, indicator: Indicator, part: string, years: number[]): void {
  const within = years.filter((year) => year >= plan.first_year && year <= plan.last_year);
  const recipe = draw.pick(recipesOf(indicator));
  const sources = plan.sources.split(' ');
  const rows = recipe(draw, within).map((row, at): Target => ({
    id: `${id}-${at}`, target: id, plan: plan.id, indicator: indicator.id, scope: 'province', part, relation: 'level', comparator: indicator.better === 'up' ? '>=' : '<=', value: 50, value_max: null,
    baseline: '', due: within.at(-1)!, path: 'ramp', source: sources[0]!, line: at + 1, ...row,
  })).map((row) => (row.baseline === '' && row.relation !== 'rank' && draw.chance(8) ? { ...row, baseline: String(draw.pick([years[0]!, years[0]! - 1, years[1]!])) } : row));
  const again = draw.chance(25) && sources[1] !== undefined ? rows.map((row): Target => ({ ...row, id: `${row.id}-again`, source: sources[1]!, ...(draw.chance(50) ? { comparator: strict(row.comparator) } : {}) })) : [];
  made.targets.push(...rows, ...again);
  for (const year of new Set([plan.first_year, plan.first_year - 1, ...rows.filter((row) => row.baseline !== '').map((row) => Number(row.baseline.slice(-4)))])) {
    const isNamed = rows.some((row) => row.baseline.endsWith(String(year)));
    if (!draw.chance(isNamed ? 60 : 25) || made.baselines.some((one) => one.indicator === indicator.id && one.territory === plan.territory && one.part === part && one.year === year)) continue;
    const value = draw.pick([...(indicator.kind === 'share' || indicator.kind === 'survey' ? [20, 40, 50, 90, 0] : [800, 500, 400, 100]), null]);
    made.baselines.push({ indicator: indicator.id, territory: plan.territory, part, year, value, known: draw.pick([null, `${year}-12-31`, '2020-06-01', '2099-01-01']) });
  }
}

function strict(comparator: Target['comparator']): Target['comparator'] {
  return comparator === '>=' ? '>' : comparator === '<=' ? '<' : comparator;
}

const level = (due: number, value: number, more: Partial<Target> = {}): Partial<Target> => ({ due, value, ...more });

/** Ways in which a page of that indicator is stated; the years are those of the calendar within the plan. */
function recipesOf({ kind, better }: Indicator): Recipe[] {
  const isPercent = kind === 'share' || kind === 'survey';
  const goals = isPercent ? (better === 'up' ? [60, 80, 95, 100] : [40, 30, 20, 10]) : better === 'up' ? [500, 600, 800, 1000] : [760, 720, 500, 400];
  const ramp: Recipe = (draw, years) => draw.some(years, 45).concat(years.at(-1)!).filter((year, at, all) => all.indexOf(year) === at)
    .map((year, at) => level(year, goals[Math.min(at + draw.whole(1), 3)]!, { path: draw.pick(['ramp', 'ramp', 'ramp', 'step']) }));
  const far: Recipe = (draw, years) => [...ramp(draw, years).slice(0, 1), level(2030, goals[3]!)];
  const steps: Recipe = (draw, years) => {
    const first = years[Math.min(draw.whole(1), Math.max(0, years.length - 2))]!;
    const start = level(first, 30, { path: 'step', comparator: '>=' });
    return years.at(-1)! > first ? [start, level(years.at(-1)!, draw.pick([20, 10]), { relation: 'increase-per-year', value_max: draw.pick([100, 70, null]), path: draw.pick(['step', 'ramp']), comparator: '>=' })] : [start];
  };
  const maintain: Recipe = (draw, years) => [level(draw.pick(years), draw.pick(isPercent ? [100, 90, 50, 55] : [500, 520, 100]), { path: 'maintain', comparator: draw.pick(better === 'up' ? ['>=', '>', '='] : ['<=', '<', '=']) })];
  const same: Recipe = (draw, years) => years.slice(-2).map((due) => level(due, draw.pick(isPercent ? [50, 60, 90] : [500, 400]), { comparator: '=', path: draw.pick(['ramp', 'step', 'maintain']) }));
  const range: Recipe = (draw, years) => years.slice(-draw.pick([1, 2])).map((due) => level(due, draw.pick([goals[0]!, 25, 50]), { comparator: 'range', value_max: goals[0]! + draw.pick([60, 10]), path: draw.pick(['ramp', 'maintain', 'step']) }));
  const twice: Recipe = (draw, years) => {
    const middle = years[years.length >> 1]!;
    const cut = (due: number, value: number, baseline: number): Partial<Target> => {
      const comparator = draw.pick(['>=', '>', '>=', 'range'] as const);
      return { relation: 'reduction', comparator, due, value, value_max: comparator === 'range' ? value + draw.pick([5, 10, 25]) : null, baseline: String(baseline), path: draw.pick(['ramp', 'ramp', 'maintain', 'step']) };
    };
    return middle < years.at(-1)! ? [cut(middle, 10, years[0]! - draw.whole(1)), cut(years.at(-1)!, draw.pick([10, 15]), middle)] : [cut(middle, draw.pick([10, 0.2]), years[0]! - 1)];
  };
  const better2: Recipe = (draw, years) => [{ relation: 'better-than-year', comparator: '>', value: 0, baseline: String(years[0]! - draw.whole(1)), due: draw.pick(years), path: draw.pick(['maintain', 'ramp']) }];
  const mean: Recipe = (draw, years) => (years.length < 3 ? better2(draw, years) : [{ relation: 'period-mean', comparator: '>=', value: draw.pick([15, 5, 0]), baseline: draw.pick([`${years[0]}-${years[1]}`, `${years[0]}`]), due: years[2 + draw.whole(years.length - 3)] }]);
  const number: Recipe = (draw, years) => draw.some(years, 30).concat(years.at(-1)!).filter((year, at, all) => all.indexOf(year) === at).map((due, at) => level(due, kind === 'done' ? draw.pick([2, 3, 5, 4]) : 400 + 200 * at, { relation: 'count', comparator: '>=', path: draw.pick(['ramp', 'ramp', 'maintain']) }));
  const rank: Recipe = (draw, years) => years.slice(-draw.pick([1, 2, 3])).map((due) => level(due, draw.pick([15, 10, 30]), { relation: 'rank', comparator: '<=' }));
  if (kind === 'rank') return [rank];
  if (kind === 'done') return [number];
  if (kind === 'share') return [ramp, ramp, ramp, far, steps, maintain, same, range];
  if (kind === 'survey') return [ramp, ramp, maintain, better2, range, same];
  if (kind === 'money') return [ramp, twice, mean, mean, maintain];
  return [ramp, twice, twice, number, maintain, same, range];
}
