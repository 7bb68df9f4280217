// A deck as PPTX: charts and shapes of the office program's own, which can be changed there; letters that office computers have.
import PizZip from 'pizzip';
import type PptxGenJS from 'pptxgenjs';
import { chartTheme, tokensOf } from '../../client/charts/theme.ts';
import { toneOf } from '../../client/marks/status.ts';
import { readFileSync } from 'node:fs';
import type { Count, Course, Deck, Step, Told } from './deck.ts';
import { plain } from '../plain.ts';
import { formatOf } from './sheet.ts';

type Page = PptxGenJS.Slide;
type Of<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

const token = tokensOf(readFileSync(new URL('../../client/tokens.css', import.meta.url), 'utf8'));
const hex = (value: string): string => value.replace('#', '').toUpperCase();
const theme = chartTheme(token);
const [INK, QUIET, GRID, PLAN, BRAND, PANEL] = [theme.ink, theme.ink3, theme.grid, theme.plan, token('--brand'), token('--surface-2')].map(hex) as [string, string, string, string, string, string];
const FONT = 'Arial';
/** Inches of a slide at 16:9, its edge, and the width between both. */
const [WIDE, HIGH, EDGE] = [13.333, 7.5, 0.67];
const INNER = WIDE - 2 * EDGE;

/** What was written down before control characters were taken out has none here either. */
function cleaned<T>(slides: T): T {
  return JSON.parse(JSON.stringify(slides), (_, value: unknown) => (typeof value === 'string' ? plain(value) : value)) as T;
}

export async function pptx({ facts, title, foot, slides: told }: Deck): Promise<Buffer> {
  const slides = cleaned(told);
  const { default: Pptx } = await import('pptxgenjs') as unknown as { default: new () => PptxGenJS };
  const deck = new Pptx();
  deck.layout = 'LAYOUT_WIDE';
  deck.author = 'Cột Mốc';
  deck.company = 'Cột Mốc';
  deck.title = title;
  deck.subject = foot;
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  slides.forEach((slide, at) => {
    const page = deck.addSlide();
    page.background = { color: hex(theme.surface) };
    write(page, slide);
    page.addShape('line', { x: EDGE, y: 6.82, w: INNER, h: 0, line: { color: GRID, width: 1 } });
    page.addText(foot, { x: EDGE, y: 6.87, w: INNER - 1, h: 0.44, fontFace: FONT, fontSize: 12, fit: 'shrink', color: QUIET, valign: 'top', margin: 0 });
    page.addText(`${at + 1}/${slides.length}`, { x: WIDE - EDGE - 0.9, y: 6.87, w: 0.9, h: 0.44, fontFace: FONT, fontSize: 12, color: QUIET, align: 'right', valign: 'top', margin: 0 });
    page.addNotes(slide.notes);
  });
  const bytes = await deck.write({ outputType: 'nodebuffer' }) as Buffer;
  return mended(bytes, facts.at, facts.lang);
}

/** What is missing is no point: the writer would leave an empty one, which some programs draw as zero. And the language of the texts, for whoever hears them. */
function mended(bytes: Buffer, at: string, lang: string): Buffer {
  const zip = new PizZip(bytes);
  for (const path of Object.keys(zip.files)) {
    if (!path.endsWith('.xml')) continue;
    const text = zip.file(path)!.asText();
    if (/^ppt\/charts\/chart\d+\.xml$/.test(path)) zip.file(path, text.replaceAll(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, ''));
    else if (/^ppt\/(slides|notesSlides)\/[^/]+\.xml$/.test(path)) zip.file(path, text.replaceAll('lang="en-US"', `lang="${lang === 'vi' ? 'vi-VN' : 'en-GB'}"`));
    else if (path === 'docProps/core.xml') zip.file(path, text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at.slice(0, 19)}Z`));
  }
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function write(page: Page, slide: Told): void {
  switch (slide.kind) {
    case 'cover': return cover(page, slide);
    case 'wall': return wall(page, slide);
    case 'changes': return changes(page, slide, '0;;');
    case 'scores': return changes(page, slide, '0.00;;');
    case 'conclusions': return conclusions(page, slide);
    case 'decide': return decide(page, slide);
    case 'area': return area(page, slide);
    case 'target': return target(page, slide);
    case 'quality': return quality(page, slide);
  }
}

function head(page: Page, title: string): void {
  page.addText(title, { x: EDGE, y: 0.4, w: INNER, h: 0.95, fontFace: FONT, fontSize: 30, bold: true, color: INK, valign: 'middle', margin: 0, fit: 'shrink' });
}

function cover(page: Page, { title, over, counts: all }: Of<'cover'>): void {
  page.addShape('rect', { x: 0, y: 0, w: 0.22, h: HIGH, fill: { color: BRAND } });
  page.addText(over, { x: EDGE, y: 0.9, w: INNER, h: 0.9, fontFace: FONT, fontSize: 18, color: QUIET, valign: 'middle', margin: 0 });
  page.addText(title, { x: EDGE, y: 1.9, w: INNER, h: 2.6, fontFace: FONT, fontSize: 40, bold: true, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
  counts(page, all, 5.1);
}

/** Groups in a row: shape, number, word. */
function counts(page: Page, all: Count[], y: number): void {
  const step = INNER / Math.max(all.length, 1);
  all.forEach(({ status, word, count }, at) => {
    const x = EDGE + at * step;
    shape(page, status, x, y + 0.12, 0.42);
    page.addText(String(count), { x: x + 0.52, y, w: step - 0.55, h: 0.66, fontFace: FONT, fontSize: 30, bold: true, color: INK, valign: 'middle', margin: 0 });
    page.addText(word, { x, y: y + 0.7, w: step - 0.1, h: 0.4, fontFace: FONT, fontSize: 14, color: QUIET, valign: 'top', margin: 0 });
  });
}

function wall(page: Page, { title, counts: all, areas }: Of<'wall'>): void {
  head(page, title);
  const [top, bottom] = [1.5, 5.6];
  const step = Math.min(0.62, (bottom - top) / Math.max(areas.length, 1));
  const most = Math.max(...areas.map(({ statuses }) => statuses.length), 1);
  const [from, gap] = [EDGE + 3.4, Math.min(0.42, (INNER - 3.4) / most)];
  areas.forEach(({ name, statuses }, at) => {
    const y = top + at * step;
    page.addText(name, { x: EDGE, y, w: 3.3, h: step, fontFace: FONT, fontSize: 15, color: INK, valign: 'middle', margin: 0 });
    statuses.forEach((status, place) => shape(page, status, from + place * gap, y + (step - gap * 0.8) / 2, gap * 0.8));
  });
  counts(page, all, 5.65);
}

/** The fact on bare ground, what is asked for on a panel beside it. */
function decide(page: Page, { title, heads, items, more }: Of<'decide'>): void {
  head(page, title);
  rest(page, more);
  const ask = { x: EDGE + INNER * 0.56, w: INNER * 0.44 };
  const issue = { x: EDGE + 1, w: INNER * 0.56 - 1.2 };
  for (const [text, { x, w }] of [[heads.issue, issue], [heads.ask, ask]] as const) page.addText(text, { x, y: 1.28, w, h: 0.3, fontFace: FONT, fontSize: 14, color: QUIET, valign: 'middle', margin: 0 });
  const step = 4.8 / Math.max(items.length, 4);
  items.forEach(({ status, name, figure, told, ask: asked }, at) => {
    const y = 1.62 + at * step;
    page.addText(String(at + 1), { x: EDGE, y, w: 0.4, h: 0.44, fontFace: FONT, fontSize: 20, color: QUIET, valign: 'middle', margin: 0 });
    if (status) shape(page, status, EDGE + 0.5, y + 0.06, 0.32);
    else page.addShape('diamond', { x: EDGE + 0.5, y: y + 0.06, w: 0.32, h: 0.32, line: { color: PLAN, width: 2 }, objectName: 'conflict' });
    page.addText([{ text: name, options: { bold: true, fontSize: 20, color: INK } }, ...(figure ? [{ text: `   ${figure}`, options: { fontSize: 16, color: QUIET } }] : [])], { ...issue, y, h: 0.44, fontFace: FONT, valign: 'middle', margin: 0, fit: 'shrink' });
    page.addText(told, { ...issue, y: y + 0.44, h: step - 0.54, fontFace: FONT, fontSize: 14, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
    page.addText(asked, { ...ask, y, h: step - 0.1, fill: { color: PANEL }, fontFace: FONT, fontSize: 16, bold: true, color: INK, valign: 'middle', margin: 8, fit: 'shrink' });
  });
}

/** Targets one under the other, each with its verdict as a shape, its figure beside the milestone, and why. */
function area(page: Page, { title, items, more }: Of<'area'>): void {
  head(page, title);
  rest(page, more);
  const step = 5 / Math.max(items.length, 5);
  items.forEach(({ status, name, figure, told }, at) => {
    const y = 1.42 + at * step;
    shape(page, status, EDGE, y + 0.05, 0.3);
    page.addText(name, { x: EDGE + 0.5, y, w: INNER * 0.55, h: 0.38, fontFace: FONT, fontSize: 18, bold: true, color: INK, valign: 'middle', margin: 0, fit: 'shrink' });
    page.addText(figure, { x: EDGE + 0.6 + INNER * 0.55, y, w: INNER * 0.45 - 0.6, h: 0.38, fontFace: FONT, fontSize: 16, color: INK, align: 'right', valign: 'middle', margin: 0, fit: 'shrink' });
    page.addText(told, { x: EDGE + 0.5, y: y + 0.36, w: INNER - 0.5, h: step - 0.38, fontFace: FONT, fontSize: 12, color: QUIET, valign: 'top', margin: 0, fit: 'shrink' });
  });
}

function target(page: Page, { title, status, word, key, keyOf, milestone, told, ask, course }: Of<'target'>): void {
  head(page, title);
  page.addText(keyOf, { x: EDGE, y: 1.5, w: 3.7, h: 0.35, fontFace: FONT, fontSize: 14, color: QUIET, valign: 'middle', margin: 0 });
  page.addText(key, { x: EDGE, y: 1.85, w: 3.7, h: 0.95, fontFace: FONT, fontSize: 60, bold: true, color: INK, valign: 'middle', margin: 0, fit: 'shrink' });
  shape(page, status, EDGE, 2.98, 0.34);
  page.addText(word, { x: EDGE + 0.46, y: 2.93, w: 3.2, h: 0.44, fontFace: FONT, fontSize: 20, bold: true, color: INK, valign: 'middle', margin: 0 });
  page.addText(milestone, { x: EDGE, y: 3.45, w: 3.7, h: 0.6, fontFace: FONT, fontSize: 16, color: PLAN, bold: true, valign: 'middle', margin: 0, fit: 'shrink' });
  page.addText(told.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 6 } })), { x: EDGE, y: 4.1, w: 3.7, h: ask ? 1.85 : 2.6, fontFace: FONT, fontSize: ask ? 16 : 18, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
  chart(page, course, title, ask ? 4.55 : 5.3);
  if (ask) page.addText(ask, { x: EDGE, y: 6.08, w: INNER, h: 0.62, fill: { color: PANEL }, fontFace: FONT, fontSize: 18, bold: true, color: INK, valign: 'middle', margin: 8, fit: 'shrink' });
}

/** A bridge as stacked bars, the lowest of which is not seen: what came and went stands where it did. */
function changes(page: Page, { title, steps, ...more }: Of<'changes'> | Of<'scores'>, format: string): void {
  head(page, title);
  const told = 'told' in more ? more.told : [];
  const high = told.length > 0 ? 2 : 5.1;
  if (told.length > 0) page.addText(told.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 6, bullet: true } })), { x: EDGE, y: 3.7, w: INNER, h: 3, fontFace: FONT, fontSize: 18, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
  const labels = steps.map(({ name }) => name).toReversed();
  const of = (tone: Step['tone']): number[] => steps.map((step) => (step.tone === tone ? step.to - step.from : 0)).toReversed();
  page.addChart('bar' as PptxGenJS.CHART_NAME, [
    { name: ' ', labels, values: steps.map(({ from }) => from).toReversed() }, { name: title, labels, values: of('whole') }, { name: '+', labels, values: of('gain') }, { name: '\u2212', labels, values: of('loss') },
  ], {
    x: EDGE, y: 1.5, w: INNER, h: high, barDir: 'bar', barGrouping: 'stacked', barGapWidthPct: 40, chartColors: ['FFFFFF', INK, hex(theme.status['on-track']), hex(theme.status['off-track'])], showValue: true, dataLabelFontFace: FONT, dataLabelFontSize: 16, dataLabelColor: 'FFFFFF', dataLabelFormatCode: format, altText: title,
    catAxisLabelFontFace: FONT, catAxisLabelFontSize: 14, catAxisLabelColor: INK, valAxisHidden: true, valAxisMinVal: 0, valGridLine: { style: 'none' }, showLegend: false,
  });
}

/** How much has no room, and where it stands. */
function rest(page: Page, more: string): void {
  if (more) page.addText(more, { x: EDGE, y: 6.45, w: INNER, h: 0.34, fontFace: FONT, fontSize: 14, color: QUIET, margin: 0 });
}

/** What is not done yet, the worst first. */
function conclusions(page: Page, { title, items, more }: Of<'conclusions'>): void {
  head(page, title);
  rest(page, more);
  const step = 5 / Math.max(items.length, 4);
  items.forEach(({ isLate, text, told }, at) => {
    const y = 1.45 + at * step;
    page.addShape('rect', { x: EDGE, y: y + 0.06, w: 0.08, h: step - 0.16, fill: { color: isLate ? hex(theme.status['off-track']) : GRID } });
    page.addText(text, { x: EDGE + 0.3, y, w: INNER - 0.3, h: 0.44, fontFace: FONT, fontSize: 18, bold: true, color: INK, valign: 'middle', margin: 0, fit: 'shrink' });
    page.addText(told, { x: EDGE + 0.3, y: y + 0.42, w: INNER - 0.3, h: 0.36, fontFace: FONT, fontSize: 14, color: QUIET, valign: 'top', margin: 0, fit: 'shrink' });
  });
}

/** A line for what was measured, a thin one for the path, dashes for where it leads, marks for milestones: told apart without colour. */
function chart(page: Page, { quarters, actual, path, marks, ahead, isJoined, unit, names }: Course, title: string, high: number): void {
  const values = (some: (number | null)[]): number[] => some as number[];
  const series = [
    { name: names.path, data: path, color: PLAN, options: { lineSize: 1.5, lineDataSymbol: 'none' as const } },
    ...(ahead.some((one) => one !== null) ? [{ name: names.ahead, data: ahead, color: INK, options: { lineSize: 1.5, lineDash: 'sysDash' as const, lineDataSymbol: 'none' as const } }] : []),
    { name: names.actual, data: actual, color: INK, options: { lineSize: 3, lineDataSymbol: 'circle' as const, lineDataSymbolSize: 6 } },
    { name: names.marks, data: marks, color: PLAN, options: { lineSize: 0, lineDataSymbol: 'diamond' as const, lineDataSymbolSize: 12 } },
  ];
  const isShare = unit === 'percent' && series.every(({ data }) => data.every((one) => one === null || one <= 100));
  const isPositive = series.every(({ data }) => data.every((one) => one === null || one >= 0));
  const sample = actual.find((one) => one !== null) ?? null;
  page.addChart(series.map(({ name, data, color, options }) => ({ type: 'line' as PptxGenJS.CHART_NAME, data: [{ name, labels: quarters, values: values(data) }], options: { ...options, chartColors: series.map(() => color) } })) as never, {
    x: EDGE + 3.95, y: 1.45, w: INNER - 3.95, h: high, altText: title, displayBlanksAs: isJoined ? 'span' : 'gap', showLegend: true, legendPos: 'b', legendFontFace: FONT, legendFontSize: 14, legendColor: INK,
    catAxisLabelFontFace: FONT, catAxisLabelFontSize: 14, catAxisLabelColor: QUIET, catAxisLabelFrequency: Math.max(1, Math.ceil(quarters.length / 5)), ...(isShare ? { valAxisMaxVal: 100 } : {}), ...(isPositive ? { valAxisMinVal: 0 } : {}), valAxisLabelFontFace: FONT, valAxisLabelFontSize: 14, valAxisLabelColor: QUIET,
    valAxisLabelFormatCode: formatOf(sample === null ? null : Math.round(sample), unit).replace('.0', ''), valGridLine: { color: GRID, style: 'solid', size: 0.75 }, catGridLine: { style: 'none' },
  } as never);
}

function quality(page: Page, { title, lines, told }: Of<'quality'>): void {
  head(page, title);
  page.addChart('bar' as PptxGenJS.CHART_NAME, [{ name: title, labels: lines.map(({ name }) => name).toReversed(), values: lines.map(({ count }) => count).toReversed() }], {
    x: EDGE, y: 1.5, w: 6, h: 5.1, barDir: 'bar', chartColors: [hex(theme.ink2)], showValue: true, dataLabelFontFace: FONT, dataLabelFontSize: 14, dataLabelColor: INK, dataLabelFormatCode: '0', altText: title,
    catAxisLabelFontFace: FONT, catAxisLabelFontSize: 14, catAxisLabelColor: INK, valAxisHidden: true, valGridLine: { style: 'none' }, showLegend: false,
  });
  page.addText(told.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 8 } })), { x: EDGE + 6.4, y: 1.5, w: INNER - 6.4, h: 5.1, fontFace: FONT, fontSize: 16, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
}

/** A verdict as a shape of the office program: told by its form before its colour. */
function shape(page: Page, status: string, x: number, y: number, size: number): void {
  const tone = toneOf(status);
  const box = { x, y, w: size, h: size, objectName: status };
  if (tone === 'none') return void page.addShape('ellipse', { ...box, fill: { color: 'FFFFFF' }, line: { color: hex(theme.status.none), width: 1.5, dashType: status === 'ended' ? 'solid' : 'dash' } });
  const fill = { color: hex(theme.status[tone]) };
  if (tone === 'at-risk') return void page.addShape('triangle', { ...box, fill, line: { color: hex(token('--status-at-risk-edge')), width: 1 } });
  const sign = tone === 'off-track' ? '!' : tone === 'achieved' ? '\u2713' : '';
  page.addText(sign, { ...box, shape: (tone === 'off-track' ? 'diamond' : 'ellipse') as PptxGenJS.SHAPE_NAME, fill, fontFace: FONT, fontSize: Math.max(6, Math.round(size * 34)), bold: true, color: 'FFFFFF', align: 'center', valign: 'middle', margin: 0 });
}
