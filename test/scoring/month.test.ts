// A month of the service-quality set as it is shipped, from a sheet that a commune hands in to its points; and one in which there was nothing to do.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

const AGENCY = 'xa-thu';
/** Of each component that a commune is scored on: its indicator, the counts handed in, and the points by the table of QĐ 766. */
const MONTH: [component: string, indicator: string, numerator: number, denominator: number, points: number][] = [
  ['1.4', 'dossiers-synchronised-month', 4500, 5000, 5.4], ['2.1', 'on-time-dossiers-month', 4850, 5000, 19.4], ['3.3', 'online-dossiers-month', 3200, 5000, 6], ['3.6', 'online-payment-month', 600, 2000, 1.8],
  ['4.1', 'electronic-results-month', 2000, 2500, 4.8], ['4.2', 'digitised-dossiers-month', 3300, 5000, 2.64], ['4.2b', 'electronic-copies-month', 60, 100, 1.2], ['4.3', 'data-reused-month', 1600, 5000, 0.8],
  ['4.4', 'dossiers-linked-month', 0, 5000, 0], ['4.5b', 'population-dossiers-month', 2000, 5000, 0.8], ['5.2', 'petitions-on-time-month', 38, 40, 5.7], ['5.3', 'petitions-satisfied-month', 36, 40, 5.4], ['5.4', 'dossiers-satisfied-month', 4800, 5000, 6],
];

let data: string;
let opened: Opened;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-month-'));
  cpSync('data', data, { recursive: true });
  const [columns] = readFileSync(join(data, 'agencies.csv'), 'utf8').split('\n');
  const commune: Record<string, string> = { id: AGENCY, name_vi: 'Xã Thử', name_en: 'Thu commune', kind: 'commune', level: 'commune', province: 'bac-giang', territory: 'bac-giang', office: AGENCY, valid_from: '2025-07-01', certainty: 'illustrative' };
  appendFileSync(join(data, 'agencies.csv'), `${columns!.split(',').map((column) => commune[column] ?? '').join(',')}\n`);
  opened = await open({ COT_MOC_DATA: data });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

/** The card of a month once these counts were handed in. */
async function scored(report: string, counts: (of: (typeof MONTH)[number]) => string): Promise<{ rows: Map<string, Row<'scorecard'>>; card: Row<'scorecards'> }> {
  const answer = await handIn(opened.url, AGENCY, report, explained(['indicator;part;numerator;denominator', ...MONTH.map((of) => `${of[1]};;${counts(of)}`)].join('\n')));
  expect(answer.status, await answer.clone().text()).toBe(201);
  const ask = async <T>(name: string, params: Record<string, string>): Promise<T[]> => (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`)).json() as Promise<T[]>;
  const rows = await ask<Row<'scorecard'>>('scorecard', { criteria: 'qd-766', period: report, scored: AGENCY });
  return { rows: new Map(rows.filter(({ applies, data_state }) => applies || data_state === 'not-scored').map((row) => [row.component, row])), card: (await ask<Row<'scorecards'>>('scorecards', { criteria: 'qd-766', period: report })).find((one) => one.scored === AGENCY)! };
}

test('from dossier counts, by the table', async () => {
  const { rows, card } = await scored('2026M09', ([, , numerator, denominator]) => `${numerator};${denominator}`);
  expect([...rows.keys()].sort()).toEqual(MONTH.map(([component]) => component).sort());
  for (const [component, indicator, numerator, denominator, points] of MONTH) {
    expect(rows.get(component), component).toMatchObject({ indicator, numerator, denominator, at_period: '2026M09', data_state: 'scored' });
    expect(rows.get(component)!.data, component).toBeCloseTo(points, 9);
  }
  expect(card.maximum).toBe(76);
  expect(card.points).toBeCloseTo(59.94, 9);
  expect(card.index).toBeCloseTo((100 * 59.94) / 76, 9);
});

test('where every denominator is 0: petitions full, reception none, all else leaves the maximum', async () => {
  const { rows, card } = await scored('2026M08', () => '0;0');
  for (const [component] of MONTH) {
    const [data, data_state] = ({ '5.2': [6, 'zero-denominator'], '5.3': [6, 'zero-denominator'], '5.4': [0, 'zero-denominator'] } as Record<string, [number, string]>)[component] ?? [null, 'not-scored'];
    expect(rows.get(component), component).toMatchObject({ data, data_state });
  }
  expect(card).toMatchObject({ maximum: 18, points: 12 });
  expect(card.index).toBeCloseTo((100 * 12) / 18, 9);
});
