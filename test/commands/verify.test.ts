// verify finds whatever is flipped, lost, put in, cut off or rewritten, and names it; where all is well it says how much there is.
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../server/house.ts';
import { openState } from '../../server/home.ts';
import { filesUnder } from '../../server/lake/durable.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { readSettings } from '../../server/settings.ts';
import { explained, handIn, open } from '../open.ts';
import { run, SMALL, smallHome } from './run.ts';

let root: string;
let whole: string;
let home: string;
beforeAll(async () => {
  ({ root, home: whole } = await smallHome());
  home = join(root, 'hurt');
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => cpSync(whole, home, { recursive: true }));
afterEach(() => rmSync(home, { recursive: true }));

const sql = (statements: string): void => {
  const db = new DatabaseSync(join(home, 'state.sqlite'), { enableForeignKeyConstraints: false });
  db.exec(statements);
  db.close();
};
const flip = (file: string, at: number, bit: number): void => {
  const bytes = readFileSync(file);
  bytes[at]! ^= 1 << bit;
  writeFileSync(file, bytes);
};
const codes = async (): Promise<string[]> => {
  const seen = look(home);
  const state = openState(home);
  try {
    return (await verify(home, state, seen)).findings.map(({ code, params }) => `${code} ${String(params.file ?? params.row ?? params.seq ?? params.from ?? params.line ?? '')}`.trim());
  } finally {
    state.close();
  }
};
const kept = (): string[] => ['lake', 'received', 'registry'].flatMap((folder) => filesUnder(join(home, folder)).map((name) => join(home, folder, name))).filter((file) => statSync(file).size > 0);

test('all is well: counts, and an end of 0', async () => {
  const { code, said } = await run(['verify', home]);
  expect([code, said]).toEqual([0, expect.stringMatching(/is whole: 38 files .* 5 submissions and 15 acts agree\. .*: 0\.\n$/)]);
  expect((await run(['verify'], { COT_MOC_HOME: home, LANG: 'vi_VN.UTF-8' })).said).toContain('nguyên vẹn: 38 tệp');
});

test('what is named on the line has to be a home; what is not understood ends with 2 and the nearest', async () => {
  expect(await run(['verify', join(root, 'nothing')])).toEqual({ code: 1, said: `${join(root, 'nothing')} is no home: there is no state.sqlite in it. Name the folder on the line or in COT_MOC_HOME.\n` });
  expect(existsSync(join(root, 'nothing'))).toBe(false);
  expect(await run(['verfy'])).toMatchObject({ code: 2, said: expect.stringContaining('Nearest: verify') });
  expect(await run(['verify', '--halp'])).toMatchObject({ code: 2, said: expect.stringContaining('Nearest: --help') });
  expect(await run(['verify', home, home])).toMatchObject({ code: 2, said: expect.stringContaining('one word too many') });
  expect(await run(['--help'], { LANG: 'vi_VN.UTF-8' })).toMatchObject({ code: 0, said: expect.stringContaining('Các lệnh') });
});

describe('files', () => {
  test('a flipped bit is named with its file and submission', async () => {
    const file = kept().find((name) => name.includes('PN-2022Q1-b-01'))!;
    flip(file, 700, 3);
    const { code, said } = await run(['verify', home]);
    expect([code, said.split('\n').length]).toEqual([1, 2]);
    expect(said).toContain(`${file} has changed since it was stored`);
    expect(said).toContain('it belongs to PN-2022Q1-b-01');
  });

  test('200 bits flipped at random, one at a time, in any file: each is found and nothing else', async () => {
    const files = kept();
    const state = openState(home);
    for (let time = 0; time < 200; time += 1) {
      const file = files[Math.floor(Math.random() * files.length)]!;
      const [at, bit] = [Math.floor(Math.random() * statSync(file).size), Math.floor(Math.random() * 8)];
      flip(file, at, bit);
      const { findings } = await verify(home, state, look(home));
      expect(findings.map(({ params }) => file.startsWith(String(params.file))), `bit ${bit} of byte ${at} of ${file}`).toEqual([true]);
      flip(file, at, bit);
    }
    expect((await verify(home, state, look(home))).findings).toEqual([]);
    state.close();
  });

  test('what is missing, of each folder', async () => {
    const gone = ['lake', 'received', 'registry'].map((folder) => kept().find((file) => file.startsWith(join(home, folder)))!);
    for (const file of gone) rmSync(file);
    const version = gone[2]!.split('/').slice(0, home.split('/').length + 2).join('/');
    expect((await codes()).sort()).toEqual([`file-changed ${version}`, `file-missing ${gone[0]}`, `file-missing ${gone[1]}`].sort());
    rmSync(version, { recursive: true });
    expect(await codes()).toContain(`file-missing ${version}`);
  });

  test('what nobody put there: a stranger is named, a received sheet without a submission is none', async () => {
    const bytes = Buffer.from('a sheet whose landing was broken off');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(join(home, 'received', sha256.slice(0, 2)), { recursive: true });
    writeFileSync(join(home, 'received', sha256.slice(0, 2), sha256), bytes);
    expect(await run(['verify', home])).toMatchObject({ code: 0, said: expect.stringMatching(/: 1\.\n$/) });
    writeFileSync(join(home, 'received', sha256.slice(0, 2), sha256), 'changed');
    writeFileSync(join(home, 'lake/report=2022Q1/other.parquet'), 'other');
    writeFileSync(join(home, 'received/notes.txt'), 'notes');
    expect(await codes()).toEqual([`file-stranger ${join(home, 'lake/report=2022Q1/other.parquet')}`, `file-misnamed ${join(home, 'received', sha256.slice(0, 2), sha256)}`,
      `file-stranger ${join(home, 'received/notes.txt')}`].sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)));
  });
});

describe('the chain of acts', () => {
  test.each([
    ['an act in the middle is gone', 'delete from acts where seq = 5', 'acts-missing 5'],
    ['an act was changed', `update acts set actor = 'someone' where seq = 12`, 'act-changed 12'],
    ['an act was put in the place of another', `update acts set hash = 'x' where seq = 12; update acts set previous = 'x' where seq = 13`, 'act-changed 12'],
    ['the end is cut off', 'delete from locks; delete from acts where seq > 12', 'chain-cut 13'],
    ['the end is cut off with what it stored', `delete from acts where seq > 9; delete from locks; delete from files where seq > 9; delete from submissions where seq > 9`, 'chain-cut 10'],
  ])('%s', async (_name, statements, expected) => {
    sql(statements);
    expect((await codes())[0]).toBe(expected);
    expect(await run(['verify', home])).toMatchObject({ code: 1, said: expect.stringMatching(/[Aa]ct/) });
  });

  test('a chain made anew from the middle, every hash right, is not the one that was written', async () => {
    const { chainHash } = await import('../../server/lake/chain.ts');
    const db = new DatabaseSync(join(home, 'state.sqlite'));
    db.exec(`update acts set actor = 'someone' where seq = 12`);
    let previous = '';
    for (const row of db.prepare('select * from acts order by seq').all() as never[]) {
      const { previous: _was, hash: _old, ...act } = row as { previous: string; hash: string; seq: number };
      const hash = chainHash(previous, act as never);
      db.prepare('update acts set previous = ?, hash = ? where seq = ?').run(previous, hash, act.seq);
      previous = hash;
    }
    db.close();
    expect((await codes())[0]).toMatch(/^chain-rewritten 1[2-5]$/);
  });

  test('a server does not go on where acts are cut off, and says what to do', async () => {
    sql('delete from locks; delete from acts where seq > 12');
    await expect(openHouse(readSettings({ ...SMALL, COT_MOC_HOME: home }), () => undefined)).rejects.toThrow(/stops at act 12, but acts 13 to 15 had been written\. Restore/);
    writeFileSync(join(home, 'chain.log'), '');
    const { close } = await openHouse(readSettings({ ...SMALL, COT_MOC_HOME: home }), () => undefined);
    await close();
  });

  test('the log: a line cut short by a crash is none, a missing log and an unreadable line are named', async () => {
    appendFileSync(join(home, 'chain.log'), '16 0123abc');
    expect(await codes()).toEqual([]);
    const { close } = await openHouse(readSettings({ ...SMALL, COT_MOC_HOME: home }), () => undefined);
    await close();
    expect(readFileSync(join(home, 'chain.log'), 'utf8')).toBe(readFileSync(join(whole, 'chain.log'), 'utf8'));
    appendFileSync(join(home, 'chain.log'), 'not a link\n');
    expect(await codes()).toEqual(['log-unreadable 3']);
    rmSync(join(home, 'chain.log'));
    expect(await codes()).toEqual(['log-missing']);
  });
});

describe('rows', () => {
  test.each([
    ['a submission was put in', `insert into submissions select 'PN-x', agency, '2023H1', 1, received_at, sha256, file_name, reason, figures, 'key-of-x', 1, 99 from submissions limit 1`, ['row-without-act PN-x', 'submission-without-file PN-x']],
    ['a submission is gone', `delete from files where submission = 'PN-2023Q1-a-01'; delete from submissions where submission = 'PN-2023Q1-a-01'`, ['act-without-row PN-2023Q1-a-01', 'act-without-row PN-2023Q1-a-01']],
    ['a submission without a file', `delete from files where submission = 'PN-2023Q1-a-01'`, ['submission-without-file PN-2023Q1-a-01']],
    ['another agency', `update submissions set agency = 'z' where submission = 'PN-2023Q1-a-01'`, ['row-changed PN-2023Q1-a-01']],
    ['another hash of the file', `update files set sha256 = 'x' where submission = 'PN-2023Q1-a-01'`, ['row-changed PN-2023Q1-a-01']],
    ['accepted by nobody', `update submissions set accepted = 1 - accepted where submission = 'PN-2023Q1-a-01'`, ['row-changed PN-2023Q1-a-01']],
    ['a role that nobody gave', `insert into people (person, name, made_at) values ('p-x', 'X', '2024-01-01'); insert into grants (person, role, agency, area, given_at) values ('p-x', 'reviewer', '', '', '2024-01-01')`, ['grants-unlike-acts p-x']],
    ['another published verdict', `update locks set status = 'achieved'`, ['locks-changed 14']],
  ])('%s', async (_name, statements, expected) => {
    sql(statements);
    expect((await codes()).filter((code) => !code.startsWith('file-'))).toEqual(expected);
  });

  test('a damaged database is said to be one', async () => {
    const bytes = readFileSync(join(home, 'state.sqlite'));
    bytes.fill(0xff, 8192, 16_384);
    writeFileSync(join(home, 'state.sqlite'), bytes);
    expect(await run(['verify', home])).toMatchObject({ code: 1, said: expect.stringContaining('state.sqlite is damaged') });
    writeFileSync(join(home, 'state.sqlite'), 'no database at all, but long enough to be read as the head of one: nothing in it is right');
    expect(await run(['verify', home])).toMatchObject({ code: 1, said: expect.stringContaining('state.sqlite is damaged') });
  });
});

test('a running server is verified while sheets land, and its socket is its own user\'s alone', async () => {
  const opened = await open({ ...SMALL, COT_MOC_HOME: home });
  try {
    expect(statSync(join(home, 'control.sock')).mode & 0o777).toBe(0o600);
    let landed = 0;
    let stop = false;
    const landing = (async () => {
      while (!stop) {
        expect((await handIn(opened.url, 'a', '2023Q3', explained(`indicator;numerator;denominator\nonline;${(landed += 1)};400`), { reason: 'recount' })).status).toBe(201);
      }
    })();
    for (let time = 0; time < 3 || landed < 4; time += 1) expect(await run(['verify', home])).toMatchObject({ code: 0, said: expect.stringContaining('is whole') });
    stop = true;
    await landing;
    expect(filesUnder(join(home, 'staging'))).toEqual([]);
    const file = kept().find((name) => name.includes('PN-2022Q1-b-01'))!;
    flip(file, 700, 3);
    expect(await run(['verify', home])).toMatchObject({ code: 1, said: expect.stringContaining(file) });
  } finally {
    await opened.close();
  }
});
