// A registry with one thing wrong names that thing: the file, the row, the column, what and how to mend it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lineOf, readRegistry } from '../../server/registry/read.ts';
import type { Row } from '../../server/registry/read.ts';
import { validate } from '../../server/registry/validate.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-registry-'));
  cpSync('test/queries/data', data, { recursive: true });
});
afterEach(() => rmSync(data, { recursive: true }));

const edit = (file: string, change: (text: string) => string): void => writeFileSync(join(data, file), change(readFileSync(join(data, file), 'utf8')));
const lines = (): string[] => validate(readRegistry(data, false), '/nowhere').map(lineOf);
const rows = (table: string): Row['cells'][] => readRegistry(data, false).tables.get(table)!.map(({ cells }) => cells);

test.each(['data', 'test/queries/data'])('%s is sound', (folder) => {
  expect(validate(readRegistry(folder, true), '/nowhere')).toEqual([]);
});

describe('rules', () => {
  const FIRST = JSON.parse(readFileSync('data/rules.json', 'utf8'))[0] as Record<string, unknown>;
  const write = (...versions: object[]): void => writeFileSync(join(data, 'rules.json'), JSON.stringify(versions));

  test('become typed rows, in order', () => {
    write(FIRST, { ...FIRST, version: '2026-1', holds_from: '2026-01-01', at_risk_pace: 0.7, document: '12/QĐ-UBND' });
    expect(rows('registry_rules')).toEqual([
      { ...FIRST, version: '2021-1', on_track_pace: 0.95, few_cases: 30, forecast_points: 8 },
      { ...FIRST, version: '2026-1', holds_from: '2026-01-01', at_risk_pace: 0.7, document: '12/QĐ-UBND' },
    ]);
    expect(lines()).toEqual([]);
  });

  test.each<[string, object[], RegExp]>([
    ['paces the wrong way round', [{ ...FIRST, at_risk_pace: 0.95 }], /^rules\.json, row 1, column at_risk_pace: 0\.95 is not below on_track_pace, 0\.95\./],
    ['a pace of nothing', [{ ...FIRST, at_risk_pace: 0 }], /at_risk_pace: 0 is not above 0\./],
    ['a pace above the path', [{ ...FIRST, on_track_pace: 1.2 }], /on_track_pace: 1\.2 is more than 1\./],
    ['a negative factor', [{ ...FIRST, error_factor: -1 }], /error_factor: -1 is less than 0\./],
    ['more points needed than looked back', [{ ...FIRST, forecast_least: 9 }], /forecast_least: 9 is more than forecast_points, 8\./],
    ['half a point', [{ ...FIRST, forecast_points: 8.5 }], /forecast_points: “8\.5” is not a number\./],
    ['a threshold missing', [{ ...FIRST, few_cases: undefined }], /few_cases: The cell is empty\./],
    ['a threshold unknown', [{ ...FIRST, pace: 1 }], /column pace: The column is unknown\. A version has: version, holds_from/],
    ['a text for a number', [{ ...FIRST, few_cases: 'thirty' }], /few_cases: “thirty” is not a number\./],
    ['one day for two versions', [FIRST, { ...FIRST, version: '2021-2' }], /row 2, column holds_from: 2021-01-01 is not after 2021-01-01/],
    ['one id for two versions', [FIRST, { ...FIRST, holds_from: '2022-01-01' }], /row 2, column version: “2021-1” stands already in rules\.json, row 1\./],
    ['a beginning after the first window', [{ ...FIRST, holds_from: '2021-04-01' }], /holds_from: The first version holds from 2021-04-01, but the first window of the plans ends on 2021-03-14\./],
    ['no version', [], /rules\.json, row 1, column -: The file holds no version\./],
  ])('%s is told', (_name, versions, told) => {
    write(...versions);
    expect(lines()).toEqual([expect.stringMatching(told)]);
  });

  test('a file that is no JSON, or is not there, is told', () => {
    edit('rules.json', () => '[{');
    expect(lines()).toEqual([expect.stringMatching(/^rules\.json, row 1, column -: The file is not JSON/)]);
    rmSync(join(data, 'rules.json'));
    expect(lines()).toEqual([expect.stringMatching(/^rules\.json.*The file is missing\./)]);
  });
});

describe('calendar', () => {
  const add = (line: string): void => edit('calendar.csv', (text) => `${text}${line}\n`);

  test('the table keeps the printed day beside the one that counts', () => {
    expect(rows('registry_calendar').find((row) => row.report === '2026Q3')).toEqual({
      report: '2026Q3', year: 2026, kind: 'Q3', opens: '2026-06-15', ends: '2026-09-14', due_printed: '2026-09-20', due: '2026-09-21', closes: '2026-10-05',
    });
  });

  test('a month stands beside the quarters', () => {
    add('2026M09,2026,M,2026-08-15,2026-09-14,2026-09-20,10');
    expect(lines()).toEqual([]);
    expect(rows('registry_calendar').at(-1)).toMatchObject({ report: '2026M09', kind: 'M', due: '2026-09-21' });
  });

  test.each([
    ['2026M13,2026,M,2026-08-15,2026-09-14,2026-09-20,10', /column report: “2026M13” does not have the right form/],
    ['2026M09,2026,M,2026-07-15,2026-08-14,2026-08-20,10', /column ends: 2026-08-14 is not in the month of “2026M09”/],
    ['2026M09,2026,Q3,2026-08-15,2026-09-14,2026-09-20,10', /column report: “2026M09” is not of 2026 and Q3/],
    ['2026M09,2026,M,2026-08-15,2026-09-14,2026-09-10,10', /column due: 2026-09-10 is not after 2026-09-14/],
    ['2026M09,2026,M,2026-09-15,2026-09-14,2026-09-20,10', /column ends: 2026-09-14 is not after 2026-09-15/],
    ['2026M09,2026,M,2026-08-15,2026-09-14,2026-09-20,-1', /column closes_after: -1 is less than 0/],
    ['2032Q1,2032,Q1,2031-12-15,2032-03-14,2032-03-20,10', /column due: holidays\.csv has no day of 2032/],
  ])('%s', (line, told) => {
    add(line);
    expect(lines()[0]).toMatch(told);
  });

  test('a make-up day on a weekday is told', () => {
    edit('holidays.csv', (text) => `${text}2026-09-16,make-up,x,x,,unverified\n`);
    expect(lines()).toEqual([expect.stringMatching(/^holidays\.csv, row \d+, column kind: 2026-09-16 is a weekday/)]);
  });
});

describe('indicators and breaks', () => {
  test.each(['Q1 H1 Q3 Y M', 'H1 Y M', 'Y M', 'M'])('an indicator may be reported in %s', (reports) => {
    edit('indicators.csv', (text) => text.replace('department,Y,home', `department,${reports},home`));
    expect(lines()).toEqual([]);
  });

  test('a break belongs to all indicators of a map or to one; each has its own row', () => {
    edit('breaks.csv', (text) => `${text}t,,2025-07-01,x,x,\nt,online,2025-07-01,y,y,\n`);
    expect(lines()).toEqual([]);
    edit('breaks.csv', (text) => `${text}t,online,2025-07-01,z,z,\nt,offline,2025-07-01,z,z,\n`);
    expect(lines()).toEqual([expect.stringContaining('“t / online / 2025-07-01” stands already'), expect.stringContaining('column indicator: “offline” is not known.')]);
  });
});
