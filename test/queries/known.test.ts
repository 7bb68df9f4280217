// A parameter that names something names what there is: a mistyped name is told with the nearest ones, never answered with nothing.
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFolder } from '../../server/engine/question.ts';
import { handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

const questions = [...readFolder('queries').values()];
/** A name of each kind that there is, and how many there may be of a kind of text: anything else is free words. */
const GIVEN: Record<string, string> = {
  plan: 'p', target: 'online', report: '2022Q1', quarter: '2022Q1', agency: 'a', area: 'procedures', territory: 't', indicator: 'online', milestone: 'online-25',
  status: 'achieved', boundary: 'current', span: 'year', standing: 'latest', from: '2022Q1', to: '2022Y', part: '', month: '', submission: 'PN-2022Q1-a-01', conclusion: '1',
  criteria: 'thu-2022', earlier: 'thu-2022', family: 'thu', period: '2022', scored: 'a', body: 'a', component: '1.1.1', supposed: '1.1.1', kind: 'department',
};
const MOMENTS: Record<string, string> = { from: '2024-01-01', to: '2025-01-01', as_of: '2025-01-01' };

describe('names in parameters', () => {
  let opened: Opened;
  let reviewer: Carried;
  beforeAll(async () => {
    opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
    expect((await handIn(opened.url, 'a', '2022Q1', 'indicator;numerator;denominator\nonline;9;10')).status).toBe(201);
    const { home: { state }, engine } = opened.house;
    state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'conclusion-noted', submission: 'KL-1', detail: JSON.stringify({ text: 'Làm xong.', plan: 'p', lead: 'a', due: '2023-03-01', meeting: 'Họp', met_on: '2023-02-01' }) }));
    await engine.absorb();
    const desk = signedIn(opened.house, 'reviewer');
    opened.house.people.setGrants(desk.person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'secretary', agency: '', area: '' }], 'test');
    reviewer = desk;
  });
  afterAll(() => opened.close());
  const get = (name: string, params: Record<string, string>): Promise<Response> => fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams({ lang: 'en', ...params })}`, { headers: { Cookie: reviewer.Cookie } });

  const cases = questions.flatMap((question) => question.params.filter((param) => param.kind === 'text' && param.name !== 'part').map((param) => [question.name, param.name] as const));
  test.each(cases)('%s: an unknown %s is refused, with the nearest ones', async (name, wrong) => {
    const question = questions.find((one) => one.name === name)!;
    const given = Object.fromEntries(question.params.filter((param) => !param.optional).map((param) => [param.name, param.kind === 'timestamp' ? MOMENTS[param.name]! : GIVEN[param.name]!]));
    expect((await get(name, given)).status, JSON.stringify(given)).toBe(200);
    for (const more of question.params.some((param) => param.name === 'as_of') ? [{}, { as_of: '2025-01-01' }] as Record<string, string>[] : [{}]) {
      const answer = await get(name, { ...given, ...more, [wrong]: `${GIVEN[wrong]!}x` });
      const problem = (await answer.json()) as { title: string; detail: string };
      expect(answer.status, JSON.stringify(problem)).toBe(400);
      expect(`${problem.title} ${problem.detail}`).toContain(wrong);
      if (GIVEN[wrong] !== '') expect(`${problem.title} ${problem.detail}`).toContain(GIVEN[wrong]);
    }
  });
});
