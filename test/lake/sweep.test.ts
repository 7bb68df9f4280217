// What a crash or a disk leaves behind is removed, set aside or named; never read.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

const CSV = 'indicator;numerator;denominator\nonline-dossiers;12940;20671\n';

test('after a restart every answer is the same, and the next sheet is added to it once', async () => {
  const first = await open();
  const ask = async (url: string): Promise<string[]> => Promise.all(['trend', 'observations', 'breakdown'].map(async (name) => (await fetch(`${url}/api/q/${name}.json?target=bg30-online-dossiers`)).text()));
  expect((await handIn(first.url, 'bg-so-noi-vu', '2023Q1', CSV)).status).toBe(201);
  const before = await ask(first.url);
  await closeKeeping(first);
  const second = await open({ COT_MOC_HOME: first.home });
  expect(await ask(second.url)).toEqual(before);
  expect((await handIn(second.url, 'bg-so-tu-phap', '2023Q1', CSV)).status).toBe(201);
  const [trend, observations] = await ask(second.url);
  expect(JSON.parse(observations!).length).toBe(2);
  expect(JSON.parse(trend!).find((row: { quarter: string }) => row.quarter === '2023Q1')).toMatchObject({ numerator: 2 * 12_940, denominator: 2 * 20_671, agencies_reported: 2 });
  await second.close();
  rmSync(join(first.home, '..'), { recursive: true, force: true });
});

describe('start', () => {
  let opened: Opened;
  let lake: string;
  beforeEach(async () => {
    opened = await open();
    expect((await handIn(opened.url, 'bg-so-noi-vu', '2023Q1', CSV)).status).toBe(201);
    await opened.house.intake.inTurn(async () => undefined);
    lake = join(opened.home, 'lake');
  });
  afterEach(() => rmSync(join(opened.home, '..'), { recursive: true, force: true }));

  const again = async (): Promise<{ lines: string[]; rows: number }> => {
    const lines: string[] = [];
    const settings = readSettings({ COT_MOC_HOME: opened.home, COT_MOC_DEMO: 'off' });
    const { house, close } = await openHouse(settings, (line) => lines.push(line));
    const { values } = await house.engine.db.use((lease) => lease.run('select count(*) from landed'));
    await close();
    return { lines, rows: Number(values[0]![0]) };
  };
  const file = (): string => join(lake, (readdirSync(lake, { recursive: true }) as string[]).find((name) => name.endsWith('.parquet'))!);

  test('leftovers of staging are removed, strangers in the lake set aside', async () => {
    await closeKeeping(opened);
    writeFileSync(join(opened.home, 'staging/half.parquet'), 'half');
    mkdirSync(join(lake, 'report=2023Q1'), { recursive: true });
    writeFileSync(join(lake, 'report=2023Q1/stranger.parquet'), readFileSync(file()));
    const { lines, rows } = await again();
    expect(rows).toBe(1);
    expect(readdirSync(join(opened.home, 'staging'))).toEqual([]);
    expect(existsSync(join(opened.home, 'quarantine/report=2023Q1/stranger.parquet'))).toBe(true);
    expect(lines.join()).toContain('stranger.parquet');
  });

  test('a lost file is named and nothing starts without it', async () => {
    await closeKeeping(opened);
    rmSync(file());
    await expect(again()).rejects.toThrow(/restore these files[\s\S]*PN-2023Q1-bg-so-noi-vu-01/);
  });

  test('one changed byte is found before a number is shown', async () => {
    await closeKeeping(opened);
    appendFileSync(file(), '\0');
    await expect(again()).rejects.toThrow(/hash is/);
  });

  test('a second process cannot open the same home', async () => {
    await expect(again()).rejects.toThrow(/held by another process/);
    await opened.close().catch(() => undefined);
  });
});

async function closeKeeping(opened: Opened): Promise<void> {
  const { home } = opened;
  const kept = join(home, '..');
  await opened.house.intake.inTurn(async () => undefined);
  await opened.house.engine.close();
  opened.house.home.state.close();
  expect(existsSync(kept)).toBe(true);
}
