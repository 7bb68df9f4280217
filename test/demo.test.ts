// The made-up province shows every case that the product has an answer for: landed once, held by the answers to questions.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readParams } from '../server/engine/question.ts';
import type { Params, Questions, Row } from '../queries/types.ts';
import { openWhole } from './made-up.ts';
import type { Opened } from './open.ts';

const MAIN = 'bac-giang-2021-2030';
const PLANS = [MAIN, 'bac-giang-2025', 'dak-nong-2021', 'gia-lai-gddt-2021-2030'];
const LATEST = '2026Q3';
let opened: Opened;
let all: Row<'targets'>[];
let main: Row<'targets'>[];

async function ask<Name extends keyof Questions>(name: Name, params: Params<Name>): Promise<Row<Name>[]> {
  const { engine } = opened.house;
  const question = engine.questions.get(name)!;
  const { columns } = await engine.run(question, readParams(question, params as Record<string, unknown>));
  return Array.from({ length: columns.rows }, (_, row) => Object.fromEntries(columns.names.map((column, at) => [column, columns.values[at]![row]])) as Row<Name>);
}

function page(target: string): Row<'targets'> {
  return all.find((row) => row.target === target)!;
}

async function point(target: string, quarter: string): Promise<Row<'trend'>> {
  return (await ask('trend', { target })).find((row) => row.quarter === quarter)!;
}

beforeAll(async () => {
  opened = await openWhole();
  all = (await Promise.all(PLANS.map((plan) => ask('targets', { plan })))).flat();
  main = all.filter((row) => row.plan === MAIN);
});
afterAll(() => opened.close());

describe('as of now', () => {
  test('a question computed for this moment is answered as it is now, other plans beside the page included', async () => {
    const at = new Date().toISOString();
    const shown = new Set<string>();
    for (const { target } of all) if ((await ask('target', { target })).some((row) => !row.own)) shown.add(target);
    expect(shown.size).toBeGreaterThan(20);
    for (const target of shown) expect(await ask('target', { target, as_of: at }), target).toEqual(await ask('target', { target }));
    for (const plan of PLANS) {
      expect(await ask('targets', { plan, as_of: at }), plan).toEqual(await ask('targets', { plan }));
      expect(await ask('overview', { plan, report: '2025Y', as_of: at }), plan).toEqual(await ask('overview', { plan, report: '2025Y' }));
    }
  });
});

describe('verdicts', () => {
  test('each status stands on the main plan', () => {
    const statuses = new Set(main.flatMap((row) => [row.status, row.passed_status]));
    for (const status of ['achieved', 'on-track', 'at-risk', 'off-track', 'reversing', 'missed', 'not-assessable', 'no-data', 'not-due', 'ended']) expect(statuses).toContain(status);
  });

  test('what cannot be assessed has each kind of reason', () => {
    const reasons = new Set(main.filter((row) => row.status === 'not-assessable').map((row) => row.reason));
    for (const reason of ['coverage-low', 'range-crosses', 'survey-error', 'single-point']) expect(reasons).toContain(reason);
  });

  test('it is a believable province: most pages of the main plan have a verdict, a good third a good one', () => {
    const share = (...statuses: string[]): number => main.filter((row) => statuses.includes(row.status)).length / main.length;
    expect(share('achieved', 'on-track')).toBeGreaterThan(0.25);
    expect(share('achieved', 'on-track')).toBeLessThan(0.45);
    expect(share('not-assessable')).toBeLessThan(0.15);
    for (const plan of PLANS) expect(all.filter((row) => row.plan === plan && row.status === 'no-data').length / all.filter((row) => row.plan === plan).length, plan).toBeLessThan(0.2);
  });

  test('a range straddles two statuses, another may still change one', () => {
    const crossing = main.filter((row) => row.reason === 'range-crosses');
    expect(crossing.length).toBeGreaterThan(0);
    for (const row of crossing) expect(row.low! < row.path! && row.path! - row.high! < row.high! - row.low!, row.target).toBe(true);
    expect(main.some((row) => row.may_change && row.status === 'on-track')).toBe(true);
  });

  test('forecasts disagree with statuses, both ways', () => {
    expect(main.some((row) => row.status === 'on-track' && row.outlook === 'unlikely')).toBe(true);
    expect(main.some((row) => ['at-risk', 'off-track'].includes(row.status) && row.outlook === 'likely')).toBe(true);
  });

  test('milestones of one year conflict', async () => {
    const rows = (await ask('target', { target: 'bg30-online-payment' })).filter((row) => row.conflict && row.due === 2025);
    expect(new Set(rows.map((row) => row.goal))).toEqual(new Set([30, 60]));
    expect(page('bg30-online-payment').conflicts).toBeGreaterThan(0);
  });
});

describe('bodies', () => {
  test('the figures of two merged departments flow into that of their successor', async () => {
    const predecessors = ['bg-so-giao-thong-van-tai', 'bg-so-xay-dung'];
    const target = 'bg30-work-files-online-province';
    const behind = await ask('behind', { target, quarter: '2025Q4', agency: 'bn-so-xay-dung' });
    expect(behind.filter((row) => row.weight < 0 && row.report === '2025H1').map((row) => row.agency).sort()).toEqual(predecessors);
    const before = (await ask('agency_trend', { target, agency: 'bn-so-xay-dung', boundary: 'current' })).find((row) => row.quarter === '2024Q4')!;
    expect(before).toMatchObject({ bodies: 2, actual: expect.any(Number) });
  });

  test('the district level has ended: its last figure stays, and nothing after it is owed, missing or late', async () => {
    expect(page('bg30-work-files-online-district')).toMatchObject({ status: 'ended', quarter: '2025Q2', freshness: 'current' });
    const after = (await ask('trend', { target: 'bg30-work-files-online-district' })).filter((row) => row.quarter > '2025Q2');
    expect(after.length).toBeGreaterThan(4);
    for (const row of after) expect(row, row.quarter).toMatchObject({ state: 'not-owed', agencies_expected: 0 });
    expect((await ask('agencies', { territory: 'bac-giang' })).find((row) => row.agency === 'bg-cap-huyen-viet-yen')).toMatchObject({ alive_to: '2025-06-30', successor: null });
  });
});

describe('reports', () => {
  test('of the latest report, sheets are late, missing, corrected and not yet accepted; most are in time', async () => {
    const rows = await ask('reporting', { plan: MAIN });
    expect(rows.every((row) => row.report === LATEST)).toBe(true);
    const count = (holds: (row: Row<'reporting'>) => boolean): number => rows.filter(holds).length;
    expect(count((row) => row.state === 'late' && row.days_late! > 0)).toBeGreaterThan(0);
    expect(count((row) => row.state === 'missing')).toBe(1);
    expect(count((row) => row.revisions > 1)).toBeGreaterThan(0);
    expect(count((row) => row.state !== 'missing' && !row.accepted)).toBeGreaterThan(1);
    expect(count((row) => row.state === 'received' && row.accepted)).toBeGreaterThan(0.75 * rows.length);
  });

  test('few sheets are missing of any report', async () => {
    const reports = (await ask('reports', { plan: MAIN })).filter((row) => row.report <= '2026Q3' && row.agencies_received > 0);
    expect(reports.length).toBe(23);
    for (const row of reports) expect(row.agencies_expected - row.agencies_received, row.report).toBeLessThanOrEqual(3);
  });

  test('a correction shows what it revised, a sheet not yet accepted what it would give', () => {
    expect(page('bg30-online-dossiers').revised_from).not.toBeNull();
    expect(page('bg30-online-dossiers').provisional).not.toBeNull();
  });

  test('of the sheets that wait, some have something unusual with its explanation, and some have not', async () => {
    const waiting = (await ask('waiting', {})).map(({ submission }) => submission);
    const odd = new Set(opened.house.home.state.all<{ submission: string }>('select submission from remarks').map(({ submission }) => submission));
    expect([waiting.some((one) => odd.has(one)), waiting.some((one) => !odd.has(one))]).toEqual([true, true]);
  });

  test('nothing to report and not applicable', async () => {
    const state = async (target: string, report: string, agency: string): Promise<string | undefined> =>
      (await ask('breakdown', { target, report })).find((row) => row.agency === agency)?.state;
    expect(await state('bg30-online-payment', '2026Q1', 'bn-cap-xa-kien-lao')).toBe('nothing-to-report');
    expect(await state('bg30-digital-inspection', LATEST, 'bn-so-tu-phap')).toBe('not-applicable');
    expect(await state('bg30-digital-inspection', LATEST, 'bn-so-y-te')).toBe('missing');
  });
});

describe('figures', () => {
  test('a survey has its sample and its standard error', async () => {
    expect(await point('bg30-satisfaction-administration', '2025Q4')).toMatchObject({ actual: expect.any(Number), standard_error: expect.any(Number) });
    const [row] = await ask('observations', { target: 'bg30-satisfaction-administration', report: '2025Y' });
    expect(row!.sample).toBeGreaterThan(2000);
  });

  test('where nobody gave the first quarter, the half-year stands at the second', async () => {
    expect(await point('bg30-internal-electronic-transfer', '2023Q1')).toMatchObject({ actual: null });
    expect(await point('bg30-internal-electronic-transfer', '2023Q2')).toMatchObject({ actual: expect.any(Number), half_year: true });
    expect(await point('bg30-internal-electronic-transfer', '2023Q3')).toMatchObject({ actual: expect.any(Number), half_year: false });
  });
});

describe('scorecards', () => {
  const PROVINCE = 'bac-giang';
  const over = { criteria: 'minh-hoa-2025', period: '2025' };
  const running = { criteria: 'minh-hoa-2026', period: '2026' };
  const month = { criteria: 'qd-766', period: '2026M09' };
  const component = async (card: typeof over, scored: string, named: string): Promise<Row<'scorecard'>> => (await ask('scorecard', { ...card, scored })).find((row) => row.component === named)!;

  test('one campaign is over, one in its first stage', async () => {
    const campaigns = await ask('campaigns', {});
    expect(campaigns.filter(({ stage }) => stage !== 'none').map(({ criteria, stage }) => [criteria, stage])).toEqual([['minh-hoa-2026', 'self'], ['minh-hoa-2025', 'closed']]);
  });

  test('a component stands in each state somewhere', async () => {
    const states = new Set<string>();
    for (const [card, scored] of [[over, PROVINCE], [over, 'bn-cap-xa-nenh'], [running, PROVINCE]] as const) for (const { state } of await ask('scorecard', { ...card, scored })) states.add(state);
    expect([...states].sort()).toEqual(['appraised', 'explained', 'final', 'from-data', 'not-applicable', 'self-scored', 'survey', 'to-prove', 'to-score']);
  });

  test('every body of the campaign that is over has its class and rank, and each class is there', async () => {
    const cards = await ask('scorecards', over);
    expect(new Set(cards.map((row) => row.class))).toEqual(new Set(['tot', 'kha', 'trung-binh', 'yeu']));
    for (const row of cards) expect(row, row.scored).toMatchObject({ rank: expect.any(Number), assessed: row.maximum });
    expect(cards.find(({ scored }) => scored === 'bn-so-khoa-hoc-cong-nghe')).toMatchObject({ index: expect.closeTo(90, 9), class: 'tot' });
  });

  test('nobody scored more than the data give, or less than asked, without a word', async () => {
    let above = 0;
    for (const card of [over, running]) {
      for (const { scored } of (await ask('scorecards', card)).filter(({ self }) => self !== null)) {
        for (const row of await ask('scorecard', { ...card, scored })) {
          const where = `${card.criteria} ${scored} ${row.component}`;
          if (row.self !== null && row.data !== null && row.self > row.data + 0.005001 && row.kind === 'inside') {
            above += 1;
            expect(row.self_note.length, where).toBeGreaterThanOrEqual(15);
          }
          for (const points of [row.self, row.first, row.final, row.survey]) if (points !== null) expect(row.kind === 'penalty' ? points >= -row.max && points <= 0 : points >= 0 && points <= row.max, where).toBe(true);
          if (row.first !== null && row.self !== null && row.first !== row.self) expect(row.first_note.length, where).toBeGreaterThanOrEqual(15);
        }
      }
    }
    expect(above).toBeGreaterThan(5);
  });

  test('points that were said to rest on figures still do', async () => {
    const rows = (await ask('score_history', { ...over, scored: PROVINCE, component: '7.2.4' })).filter(({ step }) => step === 'self');
    expect(rows[0]!.data).toBeCloseTo((await component(over, PROVINCE, '7.2.4')).data!, 4);
  });

  test('the months come in: late, missing, waiting, copied, with nothing to count', async () => {
    expect(await component(month, 'bn-cap-xa-tan-an', '5.2')).toMatchObject({ denominator: 0, data: 6, data_state: 'zero-denominator' });
    expect(await component(month, 'bn-so-y-te', '4.2b')).toMatchObject({ data: null, data_state: 'not-scored', applies: false });
    const last = await ask('scorecards', { criteria: 'qd-766', period: '2026M10' });
    for (const scored of ['bn-cap-xa-chu', 'bn-cap-xa-tan-yen']) expect(last.find((row) => row.scored === scored), scored).toMatchObject({ index: null, rank: null });
    expect(last.find(({ scored }) => scored === PROVINCE)).toMatchObject({ index: expect.any(Number), assessed: 100 });
    expect((await ask('score_signs', month)).filter(({ sign, scored }) => sign === 'copied-figure' && scored === 'bn-cap-xa-tan-an').map((row) => row.component)).toEqual(['2.1', '5.4']);
  });

  test('an official score stands beside ours, and is not ours', async () => {
    for (const card of [over, month]) {
      const { index, official } = (await ask('scorecards', card)).find(({ scored }) => scored === PROVINCE)!;
      expect(Math.abs(index! - official!)).toBeGreaterThan(0.1);
      expect(Math.abs(index! - official!)).toBeLessThan(1);
    }
  });
});

test('once the registry has changed, what stood between two earlier moments is answered as before', async () => {
  const data = mkdtempSync(join(tmpdir(), 'cot-moc-data-'));
  cpSync('data', data, { recursive: true });
  const file = join(data, 'indicators.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Chỉ số cải cách hành chính của tỉnh', 'Chỉ số CCHC của tỉnh'));
  const changed = await openWhole({ COT_MOC_DATA: data });
  const asked = { plan: MAIN, from: '2026-07-10', to: '2026-10-10' };
  try {
    expect(changed.house.home.state.registryVersions().length).toBe(2);
    expect(await changed.house.engine.rows('bridge', asked)).toEqual(await ask('bridge', asked));
    expect(await changed.house.engine.rows('targets', { plan: MAIN, as_of: '2026-07-10' })).toEqual(await ask('targets', { plan: MAIN, as_of: '2026-07-10' }));
  } finally {
    await changed.close();
    rmSync(data, { recursive: true });
  }
});
