// Sets of criteria: components of every rule, with dated versions, steps, readings and kinds of body.
import type { Draw } from '../../method/generate/draw.ts';
import type { Indicator } from '../../method/world.ts';
import type { Area, Class, Component, Criterion, CriteriaSet, RuleName, Step } from '../world.ts';

export interface Sets { sets: CriteriaSet[]; areas: Area[]; classes: Class[]; criteria: Criterion[]; components: Component[]; steps: Step[]; indicators: Indicator[] }

const RULES: RuleName[] = ['ratio', 'ratio-threshold', 'ratio-floor', 'steps', 'steps', 'count', 'deduction', 'survey', 'index', 'bonus', 'penalty', 'none'];
const EDGES = [50, 60, 70, 80, 90, 95, 100];
export const OPTIONS = ['option=tot', 'option=kha', 'option=kem'];
export const SUBJECTS = ['plan-issued', 'report-sent', 'never-told'];

export function drawSets(draw: Draw): Sets {
  const made: Sets = { sets: [], areas: [], classes: [], criteria: [], components: [], steps: [], indicators: [] };
  for (const [at, [id, every, year, follows]] of ([['y26', 'year', 2026, draw.pick(['y25', ''])], ['y25', 'year', 2025, ''], ['m', 'month', null, '']] as const).entries()) {
    made.sets.push({
      id, family: every, follows, levels: draw.pick(['province department commune', 'department', 'province', 'department commune']), territory: draw.pick(['', 't']), every, year, total: 100, bonus_cap: draw.pick([null, 0, 1, 2.5]),
      penalty_cap: draw.pick([null, 0, 1, 2.5]), rescale: draw.pick(['yes', 'no']), survey_by: '', position: at + 1, name_vi: id, name_en: id, short_vi: id, short_en: id, certainty: 'illustrative', source: 'test',
    });
    made.classes.push(...[90, 80, 50, 0].filter(() => draw.chance(70)).map((least): Class => ({ criteria: id, class: `from-${least}`, least, name_vi: 'x', name_en: 'x' })));
    for (const area of ['1', '2']) {
      made.areas.push({ criteria: id, area, position: Number(area), name_vi: area, name_en: area });
      made.criteria.push({ criteria: id, criterion: `${area}.1`, area, position: Number(area), name_vi: 'x', name_en: 'x' });
    }
    const count = 4 + draw.whole(5);
    for (let place = 1; place <= count; place += 1) drawComponent(draw, made, made.sets.at(-1)!, place);
  }
  return made;
}

function drawComponent(draw: Draw, made: Sets, set: CriteriaSet, place: number): void {
  const area = draw.pick(['1', '2']);
  const rule = draw.pick(RULES);
  const versions = draw.chance(25) ? [draw.pick([null, null, '2026-01-01']), draw.pick(['2026-07-01', '2026-08-14', '2026-12-14', '2026-12-15', '2025-12-14'])] : [null];
  const isDone = rule === 'steps' && draw.chance(50);
  const hasOptions = rule === 'survey' && draw.chance(60);
  const indicator = rule === 'none' || isDone ? '' : indicatorFor(draw, made, set, rule, hasOptions);
  const first: Component = {
    criteria: set.id, component: `${area}.1.${place}`, criterion: `${area}.1`, position: place, holds_from: null, name_vi: 'x', name_en: 'x', max: draw.pick([10, 1, 2, 3.5, 0.25, 0]), mode: rule === 'survey' ? 'survey' : draw.pick(['self', 'self', 'appraised', 'survey']), rule,
    indicator, part: indicator !== '' && !hasOptions && set.every === 'year' && draw.chance(8) ? 'kind=one' : '', subject: isDone ? draw.pick([...SUBJECTS, ...SUBJECTS.slice(0, 2)]) : '', reading: draw.chance(20) ? 'snapshot' : 'live',
    threshold: rule === 'ratio-threshold' ? draw.pick(EDGES) : rule === 'index' ? draw.pick([null, 80, 0.5]) : null, floor: rule === 'ratio-floor' ? draw.pick(EDGES) : null,
    each: ['count', 'deduction', 'bonus', 'penalty'].includes(rule) ? draw.pick([0.5, 1, 0.1, 0]) : null, zero: draw.pick(['full', 'none', 'not-scored']), other_threshold: (rule === 'ratio-threshold' || rule === 'ratio') && draw.chance(40) ? draw.pick([100, 75]) : null,
    applies_to: draw.pick(['', '', '', 'department', 'commune province', 'province']), lead: draw.pick(['', 'head']), evidence: draw.pick(['', 'One', 'One | Two']), certainty: 'illustrative',
  };
  const options = hasOptions ? OPTIONS.slice(0, 2 + draw.whole(1)).map((option, at) => ({ option, points: [1, 0.5, 0][at]! })) : [];
  for (const [at, holds_from] of versions.entries()) {
    const version = { ...first, holds_from, ...(at === 0 ? {} : { max: draw.pick([first.max, 4, 6]), threshold: first.threshold === null ? null : draw.pick([first.threshold, 75]) }) };
    made.components.push(version);
    const steps = hasOptions ? options : rule === 'steps' ? bands(draw, version) : [];
    made.steps.push(...steps.map((step, index): Step => ({ criteria: set.id, component: version.component, holds_from, position: index + 1, least: null, below: null, by: '', option: '', points: 0, ...step })));
  }
}

function bands(draw: Draw, { subject, max }: Component): Partial<Step>[] {
  if (subject !== '') return draw.some([{ least: 1, by: '01-31', points: max }, { least: 1, by: '03-31', points: max / 2 }, { by: '+01-05', points: max / 4 }, { below: 1, points: max / 8 }], 60);
  const edges = draw.some(EDGES, 40);
  return edges.map((least, at) => ({ least, below: draw.chance(60) ? edges[at + 1] ?? null : null, points: (max * (at + 1)) / edges.length }));
}

/** One of its own, or one of the same kind that another component measures. */
function indicatorFor(draw: Draw, made: Sets, set: CriteriaSet, rule: RuleName, hasOptions: boolean): string {
  const isShare = rule.startsWith('ratio') || rule === 'steps';
  const isIndex = rule === 'index' || (rule === 'survey' && !hasOptions);
  const kind = isShare ? 'share' : isIndex ? 'survey' : 'count';
  const like = made.indicators.filter((one) => one.kind === kind && one.reports.includes('M') === (set.every === 'month') && !hasOptions && !one.id.endsWith('options'));
  if (like.length > 0 && draw.chance(25)) return draw.pick(like).id;
  const id = `i${made.indicators.length}${hasOptions ? '-options' : ''}`;
  const reports = draw.pick(['Q1 H1 Q3 Y', 'Q1 H1 Q3 Y', 'H1 Y', 'Y']);
  made.indicators.push({
    id, kind, timing: isIndex ? 'survey' : draw.pick(['stock', 'flow']), better: 'up', rounding: 0.1, owed_by: draw.pick(['department commune', 'department', 'lead', 'department commune office']), lead: 'head',
    reports: set.every === 'month' ? draw.pick(['M', 'Q1 H1 Q3 Y M']) : reports,
  });
  return id;
}
