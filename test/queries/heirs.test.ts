// What an ended body left open stands with whoever carries its work on, and says from whom it passed; bodies on each map; the registry
// of an earlier moment gives the answers of its time.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Params, Questions, Row } from '../../queries/types.ts';
import { readFolder } from '../../server/engine/question.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';

const root = mkdtempSync(join(tmpdir(), 'cot-moc-heirs-'));
const data = join(root, 'data');
let opened: Opened;
let reader: { Cookie: string };
let before = '';
const append = (file: string, rows: string): void => writeFileSync(join(data, file), `${readFileSync(join(data, file), 'utf8').trimEnd()}\n${rows}\n`);
const edit = (file: string, of: (text: string) => string): void => writeFileSync(join(data, file), of(readFileSync(join(data, file), 'utf8')));
const start = async (): Promise<void> => {
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_HOME: join(root, 'home') });
  reader = { Cookie: signedIn(opened.house, 'reviewer').Cookie };
};
async function ask<Name extends keyof Questions>(name: Name, params: Params<Name>): Promise<Row<Name>[]> {
  const answer = await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params as Record<string, string>)}`, { headers: reader });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Row<Name>[];
}
const hand = async (agency: string, report: string, ...rows: string[]): Promise<void> => {
  const answer = await handIn(opened.url, agency, report, explained(['indicator;part;numerator;denominator;value;sample;state', ...rows].join('\n')));
  expect(answer.status, await answer.clone().text()).toBe(201);
};

beforeAll(async () => {
  cpSync('test/queries/data', data, { recursive: true });
  // x and y were merged into z, w only ended; v was renamed to z before.
  append('agencies.csv', [
    'x,Cơ quan x,Agency x,,department,province,p,t,x,,,2022-06-30,,illustrative,Sở X | Sở ích,', 'y,Cơ quan y,Agency y,,department,province,p,t,y,,,2022-06-30,,illustrative,Sở Y,',
    'z,Cơ quan z,Agency z,,department,province,p,t,z,,2022-07-01,,,illustrative,,', 'w,Cơ quan w,Agency w,,department,province,p,t,w,,,2022-06-30,,illustrative,Sở W,',
  ].join('\n'));
  append('plans/p/activities.csv', ['Sở X', 'Sở ích', 'Sở Y; Sở X', 'Sở W', 'Sở Y'].map((lead, at) => `act-${at + 1},p,procedures,${at + 1},,,Làm,,"${lead}",,2025,2025-01-01,2030-12-31,once,,002,1,`).join('\n'));
  append('plans/p/milestones.csv', ['Sở X', 'Sở W'].map((lead, at) => `mile-${at + 1},p,procedures,2030,I,q,002,1,"${lead}",mốc,milestone,`).join('\n'));
  await start();
  before = new Date(Date.now() - 1).toISOString();
  await opened.close();
  await new Promise((done) => setTimeout(done, 20));
  before = new Date().toISOString();
  append('succession.csv', ['x,z,merge,2022-07-01,,,,illustrative,', 'y,z,merge,2022-07-01,,,,illustrative,', 'w,,end,2022-07-01,,,,illustrative,'].join('\n'));
  edit('indicators.csv', (text) => text.replace('online,online,online,', 'online,trực tuyến,put online,'));
  edit('rules.json', (text) => text.replace(/"on_track_pace": ?[\d.]+/, '"on_track_pace": 0.9'));
  edit('plans/p/plan.json', (text) => text.replace('"number": "1/KH"', '"number": "2/KH"'));
  await start();
  await hand('x', '2022Q1', 'online;;5;10', 'keep;;4;4');
});
afterAll(async () => {
  await opened.close();
  rmSync(root, { recursive: true, force: true });
});

describe('an open duty', () => {
  test('stands with the successor, under the name of the body that owed it', async () => {
    const rows = await ask('owed', { agency: 'z', report: '2022Q1' });
    expect([...new Set(rows.map((row) => row.passed_from))]).toEqual(['x', 'y']);
    expect(rows.filter((row) => row.passed_from === 'y').map((row) => row.indicator)).toEqual((await ask('owed', { agency: 'y', report: '2022Q1' })).map((row) => row.indicator));
    // Of what x handed in nothing passed on.
    expect(rows.filter((row) => row.passed_from === 'x').map((row) => row.indicator)).toEqual((await ask('owed', { agency: 'x', report: '2022Q1' })).map((row) => row.indicator).filter((one) => one !== 'online' && one !== 'keep'));
    expect(rows.find((row) => row.passed_from === 'y')).toMatchObject({ passed_from_vi: 'Cơ quan y', passed_from_en: 'Agency y' });
  });

  test('leaves the lines of its own as they are: none passed, and a sheet to fill has these alone', async () => {
    const own = await ask('owed', { agency: 'z', report: '2022Y' });
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((row) => row.passed_from === null)).toBe(true);
    expect((await fetch(`${opened.url}/api/template.xlsx?agency=z&report=2022Q1`, { headers: reader })).status).toBe(404);
    expect((await fetch(`${opened.url}/api/template.xlsx?agency=y&report=2022Q1`, { headers: reader })).status).toBe(200);
  });

  test('passes nowhere where nobody carries the work on, and is gone once it is handed in', async () => {
    expect((await ask('owed', { agency: 'a', report: '2022Q1' })).every((row) => row.passed_from === null)).toBe(true);
    await hand('y', '2022Q1', 'online;;1;10', 'keep;;1;1');
    const left = (await ask('owed', { agency: 'z', report: '2022Q1' })).filter((row) => row.passed_from === 'y').map((row) => row.indicator);
    expect(left).not.toContain('online');
    expect(left).not.toContain('keep');
  });

  test('of the task tables: one printed name is a body, several are none; what is done stays', async () => {
    const rows = await ask('activities', { plan: 'p' });
    const of = (id: string): unknown[] => ['agency', 'passed_from'].map((column) => (rows.find((row) => row.activity === id) as unknown as Record<string, unknown>)[column]);
    expect(['act-1', 'act-2', 'act-3', 'act-4', 'act-5'].map(of)).toEqual([['z', 'x'], ['z', 'x'], [null, null], ['w', null], ['z', 'y']]);
    expect((await ask('activities', { plan: 'p', agency: 'z' })).map((row) => row.activity).sort()).toEqual(['act-1', 'act-2', 'act-5']);
    expect((await ask('milestones', { plan: 'p' })).map((row) => [row.milestone, row.agency, row.passed_from])).toEqual([['mile-1', 'z', 'x'], ['mile-2', 'w', null]]);
    opened.house.home.state.recordProof('mile-1', { done_on: '2026-01-01', document: 'BC 1' }, 'test', new Date().toISOString());
    await opened.house.engine.absorb();
    expect((await ask('milestones', { plan: 'p' })).map((row) => [row.agency, row.passed_from])).toContainEqual(['x', null]);
  });
});

describe('each body on each map', () => {
  test('of who reports, what is owed, what was handed in and who there is', async () => {
    for (const [boundary, unit] of [['reported', 'x'], ['current', 'z'], ['baseline', 'x']] as const) {
      expect((await ask('reporting', { plan: 'p', report: '2022Q1', boundary })).find((row) => row.agency === 'x'), boundary).toMatchObject({ unit });
      expect((await ask('owed', { agency: 'x', report: '2022Q1', boundary }))[0], boundary).toMatchObject({ unit_agency: unit });
      expect((await ask('observations', { target: 'online', report: '2022Q1', agency: 'x', boundary }))[0], boundary).toMatchObject({ unit });
      expect((await ask('observations', { plan: 'p', indicator: 'online', agency: 'x', boundary }))[0], boundary).toMatchObject({ unit });
      expect((await ask('agencies', { territory: 't', plan: 'p', boundary })).find((row) => row.agency === 'x'), boundary).toMatchObject({ unit });
    }
    expect((await ask('reporting', { plan: 'p', report: '2022Q1', boundary: 'baseline' })).find((row) => row.agency === 'y')).toMatchObject({ unit: 'x', unit_vi: 'Cơ quan x + Cơ quan y' });
  });

  test('an agency can be asked for alone; without a page, an indicator or an agency there is nothing', async () => {
    expect(new Set((await ask('observations', { agency: 'x' })).map((row) => row.indicator))).toEqual(new Set(['online', 'keep']));
    expect(await ask('observations', { plan: 'p' })).toEqual([]);
  });
});

describe('as of an earlier moment', () => {
  test('every question can be asked, but for those that compare two', () => {
    for (const question of readFolder('queries').values()) expect(question.params.some(({ name }) => name === 'as_of'), question.name).toBe(question.replay === null);
  });

  test('the registry then in force answers', async () => {
    const then = { as_of: before };
    const pick = async (as_of: { as_of?: string }): Promise<unknown[]> => [
      (await ask('indicators', as_of)).find((row) => row.indicator === 'online')!.name_en, (await ask('plans', as_of)).find((row) => row.plan === 'p')!.number,
      (await ask('thresholds', as_of))[0]!.on_track_pace, (await ask('agencies', { territory: 't', ...as_of })).find((row) => row.agency === 'x')!.successor,
      (await ask('agencies', { territory: 't', plan: 'p', boundary: 'current', ...as_of })).find((row) => row.agency === 'x')!.unit,
      (await ask('activities', { plan: 'p', ...as_of })).find((row) => row.activity === 'act-1')!.agency, (await ask('owed', { agency: 'z', report: '2022Q1', ...as_of })).length,
    ];
    expect(await pick(then)).toEqual(['online', '1/KH', 0.95, null, 'x', 'x', 0]);
    expect(await pick({})).toEqual(['put online', '2/KH', 0.9, 'z', 'z', 'z', expect.any(Number)]);
  });
});
