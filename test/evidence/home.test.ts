// Documents in a home that an earlier version made: it opens and takes them; they are backed up, restored, looked through, and never swept away.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { Backup } from '../../server/lake/backup.ts';
import { openState } from '../../server/home.ts';
import { sweep } from '../../server/lake/sweep.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { run, serve, SMALL, smallHome } from '../commands/run.ts';
import { open, reporterOf } from '../open.ts';
import { pdf } from './files.ts';

const bytes = pdf('quyet dinh');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = join('evidence', sha256.slice(0, 2), sha256);
let root: string;
let home: string;
beforeAll(async () => {
  ({ root, home } = await smallHome());
  // A home of before has no such folder.
  rmSync(join(home, 'evidence'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const documents = async (url: string): Promise<Row<'evidence'>[]> => (await fetch(`${url}/api/q/evidence.json?agency=a`, { headers: { ...reporterOf(url, 'a') } })).json() as Promise<Row<'evidence'>[]>;

test('opens and takes a document; the sweep leaves it, and what a crash left of another, alone', async () => {
  const opened = await open({ ...SMALL, COT_MOC_HOME: home });
  const before = opened.house.home.state.snapshot();
  const form = new FormData();
  for (const [field, value] of Object.entries({ agency: 'a', kind: 'figure', report: '2023Q1', indicator: 'online', part: '', subject: 'Quyết định', number: '7' })) form.set(field, value);
  form.set('file', new Blob([bytes as BlobPart]), 'qd.pdf');
  const answer = await fetch(`${opened.url}/api/evidence`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, 'a'), 'Idempotency-Key': crypto.randomUUID() } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  expect(opened.house.home.state.snapshot()).toBeGreaterThanOrEqual(before + 2);
  // Killed between the file and its record: the bytes are there under their hash, and nobody names them.
  const stranger = createHash('sha256').update('b').digest('hex');
  mkdirSync(join(home, 'evidence', stranger.slice(0, 2)), { recursive: true });
  writeFileSync(join(home, 'evidence', stranger.slice(0, 2), stranger), 'b');
  writeFileSync(join(home, 'staging/half.received'), 'half');
  expect(await sweep(opened.house.home)).toEqual({ removed: 1, quarantined: [], alarms: [], retired: [] });
  const { findings, counts } = await verify(home, opened.house.home.state, look(home));
  expect([findings, counts.unnamed, existsSync(join(home, path))]).toEqual([[], 1, true]);
  await opened.close();
  const again = await open({ ...SMALL, COT_MOC_HOME: home });
  expect(await documents(again.url)).toEqual([expect.objectContaining({ sha256, number: '7', indicator: 'online', report: '2023Q1' })]);
  await again.close();
});

test('a server killed while documents come: whatever was acknowledged is whole, whatever was not is absent or whole', async () => {
  const hurt = join(root, 'killed');
  cpSync('test/lake/homes/second', hurt, { recursive: true });
  const acknowledged: string[] = [];
  for (let kill = 0; kill < 4; kill += 1) {
    const { url, kill: end } = await serve(hurt);
    let stop = false;
    const adding = Promise.all(['a', 'b'].map(async (agency) => {
      while (!stop) {
        const form = new FormData();
        for (const [field, value] of Object.entries({ agency, kind: 'figure', report: ['2022Q1', '2022H1', '2022Q3', '2023Q1'][kill]!, indicator: 'online', part: '', subject: 'Biên bản' })) form.set(field, value);
        form.set('file', new Blob([pdf(crypto.randomUUID()) as BlobPart]), 'bb.pdf');
        const answer = await fetch(`${url}/api/evidence`, { method: 'POST', body: form, headers: { ...reporterOf(url, agency), 'Idempotency-Key': crypto.randomUUID() } }).catch(() => null);
        if (!answer) return;
        if (answer.status === 201) acknowledged.push(await answer.json().then(({ evidence }: { evidence: string }) => evidence, () => ''));
        else throw new Error(`${answer.status} ${await answer.text()}`);
      }
    }));
    while (acknowledged.length < 2 * (kill + 1)) await setTimeout(7);
    await setTimeout(kill * 13);
    await end();
    stop = true;
    await adding;
    const state = openState(hurt);
    const { findings } = await verify(hurt, state, look(hurt));
    const kept = new Set(state.all<{ evidence: string }>('select evidence from evidence inner join evidence_links using (evidence)').map(({ evidence }) => evidence));
    state.close();
    expect([findings, acknowledged.filter((one) => one !== '' && !kept.has(one))]).toEqual([[], []]);
  }
});

test('is backed up and restored with its records; a flipped bit of it is named in the home and in the backup', async () => {
  const backup = join(root, 'backup');
  expect(await run(['backup', backup, '--home', home])).toMatchObject({ code: 0 });
  expect((JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')) as Backup).files.map((file) => file.path)).toContain(path);
  expect(await run(['restore', backup, join(root, 'again')])).toMatchObject({ code: 0 });
  const again = await open({ ...SMALL, COT_MOC_HOME: join(root, 'again') });
  expect((await documents(again.url)).map((row) => row.sha256)).toEqual([sha256]);
  const given = await fetch(`${again.url}/api/evidence/${sha256}`, { headers: { ...reporterOf(again.url, 'a') } });
  expect(Buffer.from(await given.arrayBuffer()).equals(bytes)).toBe(true);
  await again.close();
  for (const folder of [backup, join(root, 'again')]) {
    const flipped = Buffer.from(bytes);
    flipped[40]! ^= 2;
    writeFileSync(join(folder, path), flipped);
    expect(await run(['verify', folder])).toMatchObject({ code: 1, said: expect.stringContaining(join(folder, path)) });
  }
  expect(await run(['backup', join(root, 'none'), '--home', join(root, 'again')])).toMatchObject({ code: 1, said: expect.stringContaining(`${join(root, 'again', path)} has changed`) });
});
