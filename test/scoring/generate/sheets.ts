// What bodies handed in: figures on grids that meet the edges of rules, with all that can be missing, corrected or given back.
import type { Draw } from '../../method/generate/draw.ts';
import type { Act, Agency, Indicator, Landed, Report, Return, Submission } from '../../method/world.ts';
import type { Sets } from './sets.ts';

export interface Sheets { submissions: Submission[]; landed: Landed[]; acts: Act[]; returns: Return[] }

/** Every body hands in each report that is over, but for some; `reports` those. */
export function drawSheets(draw: Draw, agencies: Agency[], indicators: Indicator[], sets: Sets, reports: Report[]): Sheets {
  const made: Sheets = { submissions: [], landed: [], acts: [], returns: [] };
  const parts = new Map(indicators.map((one) => [one.id, partsOf(sets, one.id)]));
  for (const { id: agency, kind, office } of agencies) {
    const owed = indicators.filter((one) => one.owed_by.split(' ').some((by) => by === kind || (by === 'lead' && office.includes('head'))) || draw.chance(3));
    for (const report of reports) {
      if (draw.chance(8)) continue;
      const asked = owed.filter((one) => one.reports.split(' ').includes(report.kind));
      for (let revision = 1; revision <= (draw.chance(8) ? 2 : 1); revision += 1) hand(draw, made, { agency, report, revision }, asked.flatMap((one) => parts.get(one.id)!.map((part) => ({ indicator: one, part }))));
    }
  }
  return made;
}

function partsOf({ components, steps }: Sets, indicator: string): string[] {
  const of = components.filter((one) => one.indicator === indicator);
  const options = steps.filter((step) => step.option !== '' && of.some((one) => one.criteria === step.criteria && one.component === step.component)).map((step) => step.option);
  return [...new Set(options.length > 0 ? options : of.map((one) => one.part))];
}

interface Of { agency: string; report: Report; revision: number }
function hand(draw: Draw, made: Sheets, { agency, report, revision }: Of, asked: { indicator: Indicator; part: string }[]): void {
  const submission = `${agency}/${report.report}/${revision}`;
  made.submissions.push({ submission, agency, report: report.report, revision, received_at: `${report.ends}T02:00:00.000Z` });
  for (const { indicator, part } of asked) {
    if (draw.chance(5)) continue;
    const state = draw.chance(4) ? 'nothing-to-report' : draw.chance(4) ? 'not-applicable' : draw.chance(3) ? 'withdrawn' : 'reported';
    const figure = { numerator: null, denominator: null, value: null, sample: null, standard_error: null, reference: '' };
    made.landed.push({ submission, agency, report: report.report, revision, indicator: indicator.id, part, state, ...figure, ...(state === 'reported' ? figureOf(draw, indicator, report) : {}) });
    if (draw.chance(2)) made.returns.push({ submission, indicator: indicator.id, part, returned_at: `${report.ends}T03:00:00.000Z` });
  }
  if (!draw.chance(4)) made.acts.push({ seq: made.acts.length + 1, acted_at: `${report.ends}T03:00:00.000Z`, kind: 'accept', subject: submission });
}

/** Of a flow later reports of a year are larger, mostly. */
function figureOf(draw: Draw, { kind, timing }: Indicator, report: Report): Partial<Landed> {
  const times = timing === 'flow' ? { Q1: 1, H1: 2, Q3: 1, Y: 4, M: 1 }[report.kind] : 1;
  if (kind === 'share') {
    const denominator = draw.chance(10) ? 0 : draw.pick([10, 20, 40, 30, 7]);
    const numerator = draw.chance(70) ? denominator * draw.pick([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 0]) : draw.whole(denominator);
    return { numerator: numerator * times, denominator: denominator * times };
  }
  if (kind === 'survey') return { value: draw.chance(40) ? draw.pick([80, 0, 100, 50]) : draw.whole(1000) / 10, sample: draw.chance(80) ? draw.pick([100, 400, 30]) : null };
  return { value: times * draw.pick([0, 1, 2, 3, 4, 7, 25]) };
}
