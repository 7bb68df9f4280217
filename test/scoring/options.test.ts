// Where points that weigh the answers to a survey come from, when their total is reported beside them and scored by itself.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceAnswer } from '../../client/trace.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';
import { CRITERIA, madeSet } from './made-set.ts';

const CARD = { criteria: CRITERIA, period: '2022', scored: 'a' };
const data = madeSet({
  year: 2022, total: 13, more: [{ component: '1.1.6', max: '2', mode: 'survey', rule: 'survey', indicator: 'answers' }, { component: '1.1.7', max: '3', mode: 'self', rule: 'count', indicator: 'answers', each: '0.01' }],
  steps: ['1.1.6,,1,,,,option=pleased,1,Hài lòng,Pleased', '1.1.6,,2,,,,option=not,0,Không hài lòng,Not pleased'],
});
let opened: Opened;
beforeAll(async () => {
  const indicators = join(data, 'indicators.csv');
  writeFileSync(indicators, readFileSync(indicators, 'utf8').replace(/^online,.*$/m, '$&\nanswers,answers,answers,count,stock,unit,up,1,department,Q1 H1 Q3 Y,home,n,n,d,d,,'));
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere' });
  const lines = ['indicator;part;numerator;denominator;value', 'answers;;;;100', 'answers;option=pleased;;;60', 'answers;option=not;;;40'];
  const answer = await handIn(opened.url, 'a', '2022Y', explained(lines.join('\n')), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

async function traced(component: string): Promise<object[]> {
  const row = (await opened.house.engine.rows('scorecard', CARD)).findIndex((one) => one.component === component);
  const answer = await fetch(`${opened.url}/api/trace?${new URLSearchParams({ ...CARD, question: 'scorecard', column: 'data', row: String(row) })}`);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json() as TraceAnswer).observations!.map(({ part, value, line, weight }) => ({ part, value, line, weight }));
}

test('each answer is told with its line; the total leads to its own', async () => {
  const card = await opened.house.engine.rows('scorecard', CARD);
  expect(['1.1.6', '1.1.7'].map((component) => card.find((row) => row.component === component)!.data)).toEqual([1.2, 1]);
  expect(await traced('1.1.6')).toEqual([{ part: 'option=pleased', value: 60, line: 3, weight: 1 }, { part: 'option=not', value: 40, line: 4, weight: 1 }]);
  expect(await traced('1.1.7')).toEqual([{ part: '', value: 100, line: 2, weight: 1 }]);
});
