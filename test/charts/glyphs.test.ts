import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { charactersOf } from './font.ts';

const css = readFileSync('client/base.css', 'utf8');
const packaged = [...css.matchAll(/url\("([^"]+\.woff2)"\)/g)].map((match) => createRequire(import.meta.url).resolve(match[1] ?? ''));
const drawn = new Set(packaged.flatMap((file) => [...charactersOf(file)]));

test('two font files, at most 60 kB together', () => {
  expect(packaged).toHaveLength(2);
  expect(packaged.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(60_000);
});

test('the reader of fonts finds what is there and only that', () => {
  for (const sign of 'aZ09Đđấ ẫỂỖẶỰ−–%') expect(drawn.has(sign.codePointAt(0) ?? 0), sign).toBe(true);
  for (const sign of '→≥≤✓▲') expect(drawn.has(sign.codePointAt(0) ?? 0), sign).toBe(false);
});

describe.each(readdirSync('data/words').filter((name) => name.endsWith('.json')))('data/words/%s', (name) => {
  const text = JSON.stringify(JSON.parse(readFileSync(`data/words/${name}`, 'utf8')));
  test('has no character outside the fonts, and is NFC', () => {
    expect([...new Set(text)].filter((sign) => !drawn.has(sign.codePointAt(0) ?? 0))).toEqual([]);
    expect(text.normalize('NFC')).toBe(text);
  });
});
