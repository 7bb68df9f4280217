import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../client/charts/theme.ts';
import { contrast, distance, linear, seenBy, sights } from './colour.ts';

const css = readFileSync('client/tokens.css', 'utf8');
const styles = ['client/base.css', 'client/controls.css', 'client/told.css', 'client/marks/marks.css', 'client/charts/charts.css'].map((file) => [file, readFileSync(file, 'utf8')] as const);
const themes = [...new Set([...css.matchAll(/\[data-theme="([\w-]+)"\]/g)].map((match) => match[1] ?? ''))];

describe.each(themes)('theme %s', (theme) => {
  const token = tokensOf(css, theme);
  const text: [string, string][] = [
    ...['ink', 'ink-2', 'ink-3', 'link', 'data-plan', 'danger'].flatMap((name): [string, string][] => [[name, 'surface'], [name, 'bg']]),
    ['ink-2', 'surface-2'], ['ink-3', 'surface-2'], ['ink', 'selected'], ['on-brand', 'brand'], ['on-brand', 'brand-hover'], ['data-plan', 'data-plan-tint'],
    ['ink-2', 'data-plan-tint'],
    ...['achieved', 'on-track', 'at-risk', 'off-track', 'none'].flatMap((name): [string, string][] => [
      [`status-${name}-text`, `status-${name}-tint`], [`status-${name}-text`, 'surface'], [`status-${name}-text`, 'bg'],
    ]),
    ...['achieved', 'on-track', 'at-risk', 'off-track'].map((name): [string, string] => [`status-${name}-on`, `status-${name}`]),
  ];
  test.each(text)('words: %s on %s', (name, ground) => {
    expect(contrast(token(`--${name}`), token(`--${ground}`))).toBeGreaterThanOrEqual(4.5);
  });

  const marks: [string, string][] = [
    ...['data-actual', 'data-plan', 'data-base', 'missing-line', 'border-strong', 'focus', 'fan-hatch', 'status-achieved', 'status-on-track', 'status-at-risk',
      'status-at-risk-edge', 'status-off-track', 'status-none'].map((name): [string, string] => [name, 'surface']),
    ['focus', 'bg'], ['border-strong', 'bg'], ['data-actual', 'surface-2'], ['data-plan', 'surface-2'], ['brand', 'bg'],
  ];
  test.each(marks)('marks: %s on %s', (name, ground) => {
    expect(contrast(token(`--${name}`), token(`--${ground}`))).toBeGreaterThanOrEqual(3);
  });

  // what is not assessed has no fill: its hatch is what the eye weighs against the others, its dashed ring is a shape
  const fills = ['achieved', 'on-track', 'at-risk', 'off-track', 'none-hatch'];
  const pairs = fills.flatMap((one, place) => fills.slice(place + 1).map((other): [string, string] => [one, other]));
  test.each(pairs)('status fills: %s and %s stay apart for every sight', (one, other) => {
    for (const sight of Object.values(sights)) {
      const seen = (name: string) => seenBy(linear(token(`--status-${name}`)), sight);
      expect(distance(seen(one), seen(other))).toBeGreaterThanOrEqual(13);
    }
  });
});

test('the arithmetic agrees with published pairs', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(distance(linear('#ffffff'), linear('#000000'))).toBeCloseTo(100, 1);
});

describe('line heights: a stacked capital is 1.31 em tall', () => {
  const sizes = [...css.matchAll(/--type-(\w+):\s*\d+ ([\d.]+)(rem|pt)\/([\d.]+)(rem|pt)/g)].map((match) => ({
    role: match[1] ?? '', size: Number(match[2]) * (match[3] === 'rem' ? 16 : 1), ratio: Number(match[4]) / Number(match[2]), unit: match[3],
  }));
  test.each(sizes)('$role $size$unit', ({ role, size, ratio, unit }) => {
    // the key number is figures only
    expect(ratio).toBeGreaterThanOrEqual(role === 'key' ? 1.25 : role === 'body' ? 1.5 : role === 'table' ? 1.4 : 1.35);
    expect(size).toBeGreaterThanOrEqual(unit === 'rem' ? 13 : 8);
  });

  test('no rule sets a lower one, clips a line or sets small type', () => {
    for (const [file, text] of styles) {
      for (const match of text.matchAll(/line-height:\s*([\d.]+)/g)) expect(Number(match[1]), file).toBeGreaterThanOrEqual(1.35);
      for (const match of text.matchAll(/font:\s*\d+ ([\d.]+)rem\/([\d.]+)rem/g)) {
        expect(Number(match[2]) / Number(match[1]), `${file}: ${match[0]}`).toBeGreaterThanOrEqual(1.35);
        expect(Number(match[1]), file).toBeGreaterThanOrEqual(13 / 16);
      }
      expect(text, file).not.toMatch(/line-clamp|text-transform:\s*uppercase|letter-spacing:\s*-|font-variant:\s*small-caps/);
    }
  });
});
