import { readFileSync, readdirSync } from 'node:fs';
import * as echarts from 'echarts';
import { chartTheme, tokensOf } from '../../client/charts/theme.ts';
import { trajectory } from '../../client/charts/trajectory.ts';
import type { TrajectoryDrawing } from '../../client/charts/trajectory.ts';

const folder = new URL('cases/', import.meta.url);

/** The light theme, out of the file that the screen uses. */
export const theme = chartTheme(tokensOf(readFileSync(new URL('../../client/tokens.css', import.meta.url), 'utf8')));

/** Names of test/charts/cases/*.json. */
export const caseNames = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).toSorted();

/** One case: rows and milestones as the questions answer them, and why it is there. */
export function caseOf(name: string): TrajectoryDrawing & { why: string } {
  return { ...JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')), theme };
}

const boxes = { desk: [800, 400], phone: [358, 260], briefing: [1200, 800] } as const;

/** The SVG of a case, drawn without a browser; counters of the drawing library are taken out of it. */
export function draw(drawing: TrajectoryDrawing, raw = false): string {
  const [width, height] = boxes[drawing.size];
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(trajectory(drawing));
    const svg = chart.renderToSVGString();
    return raw ? svg : svg.replace(/zr\d+-/g, 'zr-').replace(/ ecmeta_\w+="[^"]*"/g, '');
  } finally {
    chart.dispose();
  }
}
