import { readFileSync, readdirSync } from 'node:fs';
import * as echarts from 'echarts';
import { chartTheme, tokensOf } from '../../client/charts/theme.ts';
import { trajectory } from '../../client/charts/trajectory.ts';
import type { MilestoneRow, TrendRow } from '../../client/charts/rows.ts';
import type { TrajectoryDrawing } from '../../client/charts/trajectory.ts';

const folder = new URL('cases/', import.meta.url);

/** The light theme, out of the file that the screen uses. */
export const theme = chartTheme(tokensOf(readFileSync(new URL('../../client/tokens.css', import.meta.url), 'utf8')));

/** Names of test/charts/cases/*.json. */
export const caseNames = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).toSorted();

/** What a row of a case does not say: fully covered, nothing forecast. */
export const plain: Omit<TrendRow, 'q' | 'quarter' | 'report' | 'state'> = {
  actual: null, numerator: null, denominator: null, coverage: null, low: null, high: null, carried: 0, half_year: false, problem: '', few_cases: false, ranked_of: null, provisional: null, revised_from: null,
  path: null, path_max: null, baseline: null, forecast: null, forecast_low: null, forecast_high: null, agencies_reported: 0, agencies_expected: 0, break_vi: null, break_en: null,
};

/** One case: rows and milestones as the questions answer them, and why it is there. */
export function caseOf(name: string): TrajectoryDrawing & { why: string } {
  const known = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as TrajectoryDrawing & { why: string };
  return {
    ...known, theme, rows: known.rows.map((row): TrendRow => ({ ...plain, ...row })), milestones: known.milestones.map((row): MilestoneRow => ({ ...row, reason: row.reason ?? '', rounding: row.rounding ?? 0.1 })),
  };
}

const boxes = { desk: [800, 400], phone: [358, 260], briefing: [1200, 800] } as const;

/** The SVG of a case, drawn without a browser; counters of the drawing library are taken out of it. */
export function draw(drawing: TrajectoryDrawing, raw = false): string {
  const [width, height] = boxes[drawing.size];
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(trajectory(drawing));
    const svg = chart.renderToSVGString();
    if (raw) return svg;
    const classes = new Map<string, string>();
    return svg.replace(/zr\d+-/g, 'zr-').replace(/ ecmeta_\w+="[^"]*"/g, '').replace(/zr-cls-\d+/g, (name) => {
      if (!classes.has(name)) classes.set(name, `zr-cls-${classes.size}`);
      return classes.get(name)!;
    });
  } finally {
    chart.dispose();
  }
}
