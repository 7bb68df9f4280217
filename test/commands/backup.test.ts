// backup and restore: while a real server takes sheets, killed at any moment, and with anything wrong in the backup.
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Backup } from '../../server/lake/backup.ts';
import { filesUnder } from '../../server/lake/durable.ts';
import { explained, handIn, open } from '../open.ts';
import { run, runAndKill, serve, SMALL, smallHome } from './run.ts';

let root: string;
let home: string;
let backup: string;
beforeAll(async () => {
  ({ root, home } = await smallHome());
  backup = join(root, 'backup');
  expect(await run(['backup', backup, '--home', home])).toMatchObject({ code: 0, said: expect.stringContaining('as of act 15') });
});
afterAll(() => rmSync(root, { recursive: true }));

const trend = async (url: string): Promise<{ quarter: string; numerator: number | null }[]> => (await (await fetch(`${url}/api/q/trend.json?target=online`)).json()) as never;

test('while a server takes sheets: what was acknowledged before it began is in it, and a home made of it answers as at its moment', async () => {
  const running = join(root, 'running');
  cpSync(home, running, { recursive: true });
  const { url, kill } = await serve(running);
  const receipts: string[] = [];
  let stop = false;
  const landing = Promise.all(['a', 'b'].map(async (agency) => {
    for (let number = 1; !stop; number += 1) {
      const answer = await handIn(url, agency, '2023Q3', explained(`indicator;numerator;denominator\nonline;${number};4000`), { reason: 'recount' });
      expect(answer.status).toBe(201);
      receipts.push(((await answer.json()) as { submission: string }).submission);
    }
  }));
  try {
    while (receipts.length < 4) await setTimeout(20);
    const before = [...receipts];
    expect(await run(['backup', join(root, 'first'), '--home', running])).toMatchObject({ code: 0, said: expect.stringContaining('is backed up in') });
    const { snapshot, files } = JSON.parse(readFileSync(join(root, 'first/backup.json'), 'utf8')) as Backup;
    for (const receipt of before) expect(files.some(({ path }) => path.includes(`${receipt}-`)), receipt).toBe(true);
    expect(files.length).toBe(filesUnder(join(root, 'first')).length - 1);
    expect(await run(['restore', join(root, 'first'), join(root, 'first-home')])).toMatchObject({ code: 0, said: expect.stringContaining(`${snapshot} acts, all checked`) });
    const again = await open({ ...SMALL, COT_MOC_HOME: join(root, 'first-home') });
    // Each agency's n-th revision says n.
    const revisions = ['a', 'b'].map((agency) => again.house.home.state.lastRevision(agency, '2023Q3'));
    expect((await trend(again.url)).find((row) => row.quarter === '2023Q3')).toMatchObject({ numerator: revisions[0]! + revisions[1]! });
    expect(again.house.home.state.snapshot()).toBe(snapshot);
    await again.close();
    expect(receipts.length).toBeGreaterThan(before.length);
  } finally {
    stop = true;
    await landing;
    await kill();
  }
  // The socket of a killed server is left behind, and nobody answers on it.
  expect(existsSync(join(running, 'control.sock'))).toBe(true);
  expect(await run(['verify', running, '--backup', join(root, 'first')])).toMatchObject({ code: 0 });
});

test('a restored home gives the same figures, and takes the next sheet', async () => {
  const original = await open({ ...SMALL, COT_MOC_HOME: home });
  const figures = await trend(original.url);
  await original.close();
  mkdirSync(join(root, 'again'));
  expect(await run(['restore', backup, join(root, 'again')])).toMatchObject({ code: 0 });
  const again = await open({ ...SMALL, COT_MOC_HOME: join(root, 'again') });
  expect(await trend(again.url)).toEqual(figures);
  expect((await handIn(again.url, 'b', '2023Q1', explained('indicator;numerator;denominator\nonline;11;24'), { reason: 'recount' })).status).toBe(201);
  await again.close();
  expect(await run(['verify', join(root, 'again')], { LANG: 'vi_VN' })).toMatchObject({ code: 0 });
  expect(readdirSync(root).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('nothing is written over, and no backup lies within its home', async () => {
  for (const line of [['backup', backup, '--home', home], ['restore', backup, home]]) expect(await run(line)).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
  expect(await run(['backup', join(home, 'backups/1'), '--home', home])).toMatchObject({ code: 1, said: expect.stringContaining('lies within the home') });
  expect(await run(['restore', join(root, 'nowhere'), join(root, 'x')])).toMatchObject({ code: 1, said: expect.stringContaining('There is no folder') });
});

test('a home with something wrong is not backed up: each thing is named, nothing is left', async () => {
  const hurt = join(root, 'hurt');
  cpSync(home, hurt, { recursive: true });
  const [lake, received] = ['lake', 'received'].map((folder) => join(hurt, folder, filesUnder(join(hurt, folder))[0]!)) as [string, string];
  appendFileSync(lake, '\0');
  rmSync(received);
  const { code, said } = await run(['backup', join(root, 'none'), '--home', hurt]);
  expect([code, said.includes(`${lake} has changed`), said.includes(`${received} is missing`), existsSync(join(root, 'none'))]).toEqual([1, true, true, false]);
  const db = new DatabaseSync(join(hurt, 'state.sqlite'));
  db.exec(`update acts set actor = 'x' where seq = 3`);
  db.close();
  expect(await run(['backup', join(root, 'none'), '--home', hurt])).toMatchObject({ code: 1, said: expect.stringContaining('Act 3 was changed') });
});

describe('a backup with something wrong is named and not restored', () => {
  let hurt: string;
  beforeEach(() => {
    hurt = join(root, 'hurt-backup');
    rmSync(hurt, { recursive: true, force: true });
    cpSync(backup, hurt, { recursive: true });
  });
  const refused = async (...says: string[]): Promise<void> => {
    for (const line of [['restore', hurt, join(root, 'not-there')], ['verify', hurt]]) {
      const { code, said } = await run(line);
      expect(code).toBe(1);
      for (const words of says) expect(said).toContain(words);
    }
    expect(readdirSync(root).filter((name) => name.startsWith('not-there'))).toEqual([]);
  };
  const list = (change: (backup: Backup) => void): void => {
    const json = JSON.parse(readFileSync(join(hurt, 'backup.json'), 'utf8')) as Backup;
    change(json);
    writeFileSync(join(hurt, 'backup.json'), JSON.stringify(json));
  };

  test('one flipped bit in a file of each folder, all named', async () => {
    const files = ['lake', 'received', 'registry'].map((folder) => join(hurt, folder, filesUnder(join(hurt, folder)).find((name) => statSync(join(hurt, folder, name)).size > 0)!));
    for (const file of [...files, join(hurt, 'state.sqlite')]) {
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 4;
      writeFileSync(file, bytes);
    }
    await refused(...files, `${join(hurt, 'state.sqlite')} has changed since the backup was made`);
  });

  test('a missing file', async () => {
    const file = join(hurt, 'received', filesUnder(join(hurt, 'received'))[0]!);
    rmSync(file);
    await refused(`${file} is missing from the backup`);
  });

  test('the database of another moment, with its hash in the list: its chain does not reach the last act', async () => {
    const db = new DatabaseSync(join(hurt, 'state.sqlite'), { enableForeignKeyConstraints: false });
    db.exec('delete from locks; delete from acts where seq > 12');
    db.close();
    const { createHash } = await import('node:crypto');
    list(({ files }) => { files.find(({ path }) => path === 'state.sqlite')!.sha256 = createHash('sha256').update(readFileSync(join(hurt, 'state.sqlite'))).digest('hex'); });
    await refused('stops at act 12, but acts 13 to 15 had been written');
  });

  test('a list that was cut short', async () => {
    writeFileSync(join(hurt, 'backup.json'), readFileSync(join(hurt, 'backup.json')).subarray(0, 900));
    expect(await run(['restore', hurt, join(root, 'not-there')])).toMatchObject({ code: 1, said: expect.stringContaining('cannot be read') });
  });

  test('a list that leaves a file out, or leads out of the folder', async () => {
    list(({ files }) => { files.splice(files.findIndex(({ path }) => path.startsWith('lake/')), 1); });
    expect(await run(['restore', hurt, join(root, 'not-there')])).toMatchObject({ code: 1, said: expect.stringMatching(/hurt-backup\/lake.* is missing/) });
    list(({ files }) => { files[0]!.path = '../../outside'; });
    expect(await run(['restore', hurt, join(root, 'not-there')])).toMatchObject({ code: 1, said: expect.stringContaining('not whole') });
  });
});

test('killed at any moment, a backup is whole or known as unfinished, and a home is there whole or not at all', async () => {
  const seen = { whole: 0, unfinished: 0, home: 0, none: 0 };
  for (let time = 0; time < 6; time += 1) {
    const to = join(root, `killed-${time}`);
    await runAndKill(['backup', to, '--home', home], 220 + time * 40);
    const ended = await run(['restore', to, `${to}-home`]);
    if (existsSync(join(to, 'backup.json'))) {
      expect(ended.code).toBe(0);
      seen.whole += 1;
    } else {
      expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(/no finished backup|no folder/) });
      seen.unfinished += 1;
    }
    await runAndKill(['restore', backup, join(root, `restored-${time}`)], 220 + time * 40);
    if (existsSync(join(root, `restored-${time}`))) {
      expect(await run(['verify', join(root, `restored-${time}`), '--backup', backup])).toMatchObject({ code: 0 });
      seen.home += 1;
    } else seen.none += 1;
  }
  expect([seen.whole + seen.unfinished, seen.home + seen.none]).toEqual([6, 6]);
});
