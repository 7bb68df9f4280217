// The rules of the house, held by a test: who imports whom, one door for each package, the tree as the README has it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EVERY_PAGE } from './pages/every-page.ts';

const CODE = ['server', 'client', 'queries', 'test'];
const files = CODE.flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name)))
  .filter((name) => /\.(ts|tsx)$/.test(name) && !name.startsWith('test/pages/pictures/'));
const imports = new Map(files.map((file) => [file, [...readFileSync(file, 'utf8').matchAll(/^\s*(?:import|export)\b[^'"\n]*from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm)].map((match) => ({
  from: match[1] ?? match[2] ?? match[3]!, typeOnly: /^\s*import type/.test(match[0]),
}))]));

/** Which files may import each package; tests are free. */
const DOORS: Record<string, string[]> = {
  '@duckdb/node-api': ['server/engine/duckdb.ts', 'server/engine/values.ts'],
  'apache-arrow': ['server/engine/arrow.ts', 'client/api.ts'],
  'echarts': ['client/charts/Chart.tsx', 'client/charts/canvas.ts', 'server/files/drawing.ts'],
  'node:sqlite': ['server/lake/state.ts'],
  'express': ['server/app.ts', 'server/static.ts'],
  'exceljs': ['server/intake/template.ts', 'server/files/workbook.ts', 'server/files/criteria-book.ts'],
  'pptxgenjs': ['server/files/pptx.ts'],
  'pizzip': ['server/files/pptx.ts', 'server/files/docx.ts'],
  'docxtemplater': ['server/files/docx.ts'],
  'playwright-core': ['server/files/press.ts'],
  'csv-parse': ['server/intake/csv.ts'],
  'nodemailer': ['server/reminders/post.ts'],
  'ical-generator': ['server/reminders/deadlines.ts'],
  'fflate': ['server/intake/zip.ts', 'server/intake/sample.ts', 'server/files/zip.ts'],
  'saxes': ['server/intake/xml.ts'],
  'idb': ['client/entry/local.ts', 'client/last-seen.ts', 'client/briefing/kept-show.ts'],
  'file-type': ['server/evidence/content.ts'],
};
const PURE = /^client\/(charts\/(?!Chart|canvas)[^/]+\.ts|marks\/[^/]+\.ts|format\.ts|names\.ts|filters\.ts|deciding\.ts|parts\/(bridging|decision-words|figures|filter-words|headline|why)\.ts|read-number\.ts|cell-checks\.ts|briefing\/(slides|asking|wall|scale|expected|lost|titles)\.ts|sheet-headings\.ts|problem-words\.ts|entry\/(?!local|use-|draft)[^/]+\.ts)$/;

describe('imports', () => {
  test.each(Object.entries(DOORS))('%s has one door', (name, doors) => {
    const strangers = files.filter((file) => !file.startsWith('test/') && !doors.includes(file)
      && imports.get(file)!.some(({ from, typeOnly }) => !typeOnly && (from === name || from.startsWith(`${name}/`)) && from !== 'csv-parse/sync'));
    expect(strangers).toEqual([]);
  });

  test('the client imports nothing of the server', () => {
    expect(files.filter((file) => file.startsWith('client/') && imports.get(file)!.some(({ from }) => reach(file, from).startsWith('server/')))).toEqual([]);
  });

  test('the server imports only the pure modules of the client', () => {
    const reached = files.filter((file) => file.startsWith('server/')).flatMap((file) => imports.get(file)!.map(({ from }) => reach(file, from))).filter((path) => path.startsWith('client/'));
    expect(reached.filter((path) => !PURE.test(path))).toEqual([]);
  });

  test('pure modules know no React, no fetch and no clock', () => {
    for (const file of files.filter((name) => PURE.test(name))) {
      const text = readFileSync(file, 'utf8');
      expect(imports.get(file)!.filter(({ from, typeOnly }) => !typeOnly && /^react/.test(from)), file).toEqual([]);
      expect(text, file).not.toMatch(/\bfetch\(|Date\.now\(|new Date\(\)/);
    }
  });

  test('date-fns is imported by function: its index alone takes over a second to load', () => {
    expect(files.filter((file) => imports.get(file)!.some(({ from }) => from === 'date-fns'))).toEqual([]);
  });

  test('no file answers to nobody and only passes on', () => {
    const barrels = files.filter((file) => /(^|\/)(index|utils?|helpers?|common|manager|service|types)\.tsx?$/.test(file) && file !== 'queries/types.ts');
    expect(barrels).toEqual([]);
  });
});

describe('the tree', () => {
  test('the README shows the folders that are there', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const folder of readdirSync('server', { withFileTypes: true }).filter((entry) => entry.isDirectory())) expect(readme, `server/${folder.name}`).toContain(`${folder.name}/`);
    for (const folder of ['data/', 'queries/', 'server/', 'client/', 'test/']) expect(readme).toContain(folder);
  });

  test('each data file and each of its columns is documented', () => {
    const words = readFileSync('data/README.md', 'utf8') + readFileSync('data/demo/README.md', 'utf8');
    const csvs = (readdirSync('data', { recursive: true }) as string[]).filter((name) => name.endsWith('.csv'));
    for (const csv of csvs) {
      expect(words, csv).toContain(csv.replace(/^(examples\/)?(((plans|criteria)\/[^/]+|demo)\/)?/, ''));
      for (const column of readFileSync(join('data', csv), 'utf8').split('\n', 1)[0]!.split(',')) expect([`\`${column}\``, `\`${column.replace(/_(vi|en)$/, '_*')}\``].some((name) => words.includes(name)), `${csv}: ${column}`).toBe(true);
    }
  });

  test('each address of the program is among the pictures that are looked at', () => {
    const addresses = [...readFileSync('client/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path!);
    const pictured = Object.values(EVERY_PAGE).map(({ path }) => path.replace(/\?.*$/, ''));
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(pictured.some((path) => new RegExp(`^${address.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path)), address).toBe(true);
  });

  test('every kind of body has its word', () => {
    const { kind, kindOne } = JSON.parse(readFileSync('data/words/matrix.vi.json', 'utf8')) as Record<'kind' | 'kindOne', Record<string, string>>;
    const [head, ...lines] = readFileSync('data/agencies.csv', 'utf8').trim().split('\n');
    const at = head!.split(',').indexOf('kind');
    // No name before the kind holds a comma outside quotes.
    const kinds = new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',')[at]!));
    expect([...kinds].filter((one) => !(one in kindOne) || (one !== 'collective' && !(one in kind)))).toEqual([]);
  });

  test('both languages have the same words', () => {
    const keys = (value: unknown, trail = ''): string[] => (typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${trail}.${key}`)) : [trail]);
    for (const name of readdirSync('data/words').filter((file) => file.endsWith('.vi.json'))) {
      // A key that stands twice has lost its first words.
      const text = readFileSync(`data/words/${name}`, 'utf8');
      const count = (value: unknown): number => (typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, inner) => sum + 1 + count(inner), 0) : 0);
      expect(count(JSON.parse(text)), name).toBe([...text.matchAll(/"(?:[^"\\]|\\.)*"\s*:/g)].length);
      const [vi, en] = ['vi', 'en'].map((lang) => keys(JSON.parse(readFileSync(`data/words/${name.replace('.vi.', `.${lang}.`)}`, 'utf8'))).sort());
      expect(en, name).toEqual(vi);
    }
  });
});

function reach(file: string, from: string): string {
  return from.startsWith('.') ? normalize(join(dirname(file), from)) : from;
}
