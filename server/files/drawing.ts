// A chart as a picture that stands alone: the drawing of the page in the light theme, with its title, its source and its moment drawn into it, and its letters beside it.
import { readFileSync } from 'node:fs';
import type { EChartsOption } from 'echarts';
import { widthOf, wrap } from '../../client/charts/grammar.ts';
import { chartTheme, tokensOf } from '../../client/charts/theme.ts';

const token = tokensOf(readFileSync(new URL('../../client/tokens.css', import.meta.url), 'utf8'));
export const LIGHT = chartTheme(token);

const WIDTH = 1200;
const HEIGHT = 520;
const EDGE = 32;
const TITLE = { size: 24, line: 32, weight: 600 };
const SUBTITLE = { size: 16, line: 24, weight: 400 };
const FOOT = { size: 13, line: 18, weight: 400 };
/** The letters of the product, by the signs that each file holds. */
const FONTS = [
  { file: 'vietnamese', range: 'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB' }, { file: 'latin', range: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD' },
];
let letters: string | null = null;

/** @param told title, what is measured, and lines under the drawing */
export async function drawing(option: EChartsOption, told: { title: string; subtitle: string; foot: string[] }): Promise<string> {
  const inner = WIDTH - 2 * EDGE;
  const lines = [...block(told.title, TITLE, inner, token('--ink')), ...block(told.subtitle, SUBTITLE, inner, token('--ink-3'))];
  const foot = told.foot.flatMap((words) => block(words, FOOT, inner, token('--ink-3')));
  const top = EDGE + sum(lines);
  const height = top + 12 + HEIGHT + 16 + sum(foot) + EDGE - 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(told.title)}"><title>${escaped(told.title)}</title><style>${fontFaces()}text{font-family:${escaped(LIGHT.font)}}</style>`,
    `<rect width="100%" height="100%" fill="${LIGHT.surface}"/>`, placed(lines, EDGE), `<svg x="${EDGE}" y="${top + 12}" width="${inner}" height="${HEIGHT}" overflow="visible">${await drawn(option, inner)}</svg>`,
    `<path d="M${EDGE} ${top + HEIGHT + 20}H${WIDTH - EDGE}" stroke="${LIGHT.grid}"/>`, placed(foot, top + 12 + HEIGHT + 16), '</svg>',
  ].join('');
}

async function drawn(option: EChartsOption, width: number): Promise<string> {
  const [{ CustomChart, LineChart }, { GridComponent }, { init, use }, { SVGRenderer }] = [await import('echarts/charts'), await import('echarts/components'), await import('echarts/core'), await import('echarts/renderers')];
  use([CustomChart, LineChart, GridComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: HEIGHT });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

type Line = { text: string; fill: string } & typeof TITLE;

function block(text: string, style: typeof TITLE, width: number, fill: string): Line[] {
  return text === '' ? [] : wrap(text, style.size, style.weight, width - widthOf('m', style.size)).map((one) => ({ ...style, text: one, fill }));
}

function sum(lines: Line[]): number {
  return lines.reduce((all, { line }) => all + line, 0);
}

function placed(lines: Line[], from: number): string {
  let y = from;
  return lines.map(({ text, size, line, weight, fill }) => {
    y += line;
    return `<text x="${EDGE}" y="${y - (line - size * 0.73) / 2}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;
  }).join('');
}

/** Elsewhere there is no Inter: the picture brings the letters that its text needs. */
function fontFaces(): string {
  letters ??= FONTS.map(({ file, range }) => {
    const bytes = readFileSync(new URL(`../../node_modules/@fontsource-variable/inter/files/inter-${file}-wght-normal.woff2`, import.meta.url));
    return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2");unicode-range:${range}}`;
  }).join('');
  return letters;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
