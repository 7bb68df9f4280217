// A reader that is broken or taken over: what it can do, and how it ends.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { permitted, strictest } from '../../server/intake/limited.ts';
import { readerScript, SOURCES } from '../../server/intake/reader-script.ts';
import { readSheet } from '../../server/intake/sheets.ts';
import { row, workbook } from './workbook.ts';

const CSV = Buffer.from('Mã chỉ tiêu;Giá trị\ncount-a;1\n');
const program = (name: string): string => fileURLToPath(new URL(`limited/${name}.ts`, import.meta.url));
const codesOf = async (reading: ReturnType<typeof readSheet>): Promise<string[]> => (await reading).problems.map(({ code }) => code);

test('a reader that hangs is ended in time', async () => {
  const start = performance.now();
  expect(await codesOf(readSheet(CSV, 'a.csv', undefined, { milliseconds: 300, program: program('hangs') }))).toEqual(['too-slow']);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('a reader that takes too much memory is ended', async () => {
  expect(await codesOf(readSheet(CSV, 'a.csv', undefined, { heapMb: 64, program: program('swells') }))).toEqual(['too-heavy']);
});

test('a real sheet that takes too much memory is told so', async () => {
  const deep = `<row r="2">${'<a>'.repeat(12_000_000)}`;
  expect(await codesOf(readSheet(workbook(deep), 'a.xlsx', undefined, { heapMb: 128 }))).toEqual(['too-heavy']);
});

test('an answer without end is cut off, an answer of another form is none', async () => {
  expect(await codesOf(readSheet(CSV, 'a.csv', undefined, { program: program('chatters') }))).toEqual(['too-heavy']);
  await expect(readSheet(CSV, 'a.csv', undefined, { program: program('lies') })).rejects.toThrow();
});

test('a reader that does not start is the fault of the server', async () => {
  await expect(readSheet(CSV, 'a.csv', undefined, { program: program('is-not-there') })).rejects.toThrow('does not start');
});

test('after all these the next sheet is read', async () => {
  expect((await readSheet(CSV, 'a.csv')).rows).toHaveLength(1);
});

test('what is named as its sources is all that it is made of: from them alone it starts and reads', async () => {
  const whole = fileURLToPath(new URL('../../server/intake/read-sheet.ts', import.meta.url));
  expect((await readSheet(CSV, 'a.csv', undefined, { program: whole })).rows).toHaveLength(1);
  expect((await readSheet(workbook(row(2, ['share-a', null, 1, 20])), 'a.xlsx', undefined, { program: whole })).rows).toHaveLength(1);
});

test('a reader may read its own script and no other file', async () => {
  const { path, readable } = await readerScript();
  expect([existsSync(path), readable]).toEqual([true, [path]]);
});

test('many at once, all of them read', async () => {
  const all = await Promise.all(Array.from({ length: 9 }, (_, index) => readSheet(workbook(row(2, [`share-${index}`, null, index, 20])), 'a.xlsx')));
  expect(all.map((sheet) => sheet.rows[0]!.numerator)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('no way out of a reader that was taken over', async () => {
  let reached = 0;
  const listening = createServer((_req, res) => {
    reached += 1;
    res.end('hello');
  });
  await new Promise<void>((resolve) => void listening.listen(0, resolve));
  try {
    const name = `port-${(listening.address() as AddressInfo).port}.csv`;
    const unshared = (await strictest()).includes('--net');
    const network = ['connect', 'connect over IPv6', 'fetch', 'datagram', 'look up a name', 'see interfaces'];
    const open = await codesOf(readSheet(CSV, name, undefined, { program: program('escapes'), milliseconds: 20_000 }));
    expect(open.filter((way) => unshared || !network.includes(way))).toEqual([]);
    if (unshared) expect(reached).toBe(0);
  } finally {
    listening.close();
  }
});

test('JavaScript alone cannot reach the network either, where the kernel has no namespaces', async () => {
  const listening = createServer((_req, res) => res.end('hello'));
  await new Promise<void>((resolve) => void listening.listen(0, resolve));
  const { port } = listening.address() as AddressInfo;
  const openIn = async (entry: string): Promise<string[]> => {
    const child = spawn(process.execPath, [...permitted(64, [...SOURCES, entry, program('escapes')]), entry], { env: {}, cwd: '/' });
    child.stdin.write(`port-${port}`);
    let said = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      said += piece as string;
      if (said.endsWith('}\n')) child.kill('SIGKILL');
    }
    return (JSON.parse(said.slice('ready\n'.length)) as { problems: { code: string }[] }).problems.map(({ code }) => code);
  };
  try {
    // The first shows that the attempts are real.
    expect(await openIn(program('escapes'))).toEqual(expect.arrayContaining(['connect', 'fetch', 'datagram']));
    expect((await openIn(program('escapes-offline'))).filter((way) => way !== 'see interfaces')).toEqual([]);
  } finally {
    listening.close();
  }
});

test('a spare keeps no process alive, and dies with it', async () => {
  const script = `
    const { readSheet, keepSpare } = await import('./server/intake/sheets.ts');
    const { rows } = await readSheet(Buffer.from('Mã chỉ tiêu;Giá trị\\ncount-a;1\\n'), 'a.csv');
    keepSpare();
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { readdirSync, readFileSync } = await import('node:fs');
    const children = readdirSync('/proc').filter((id) => /^\\d+$/.test(id)).filter((id) => {
      try { return readFileSync('/proc/' + id + '/stat', 'utf8').split(') ')[1].split(' ')[1] === String(process.pid); } catch { return false; }
    });
    console.log(JSON.stringify({ rows: rows.length, children }));`;
  const start = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const { rows, children } = JSON.parse(stdout) as { rows: number; children: string[] };
  expect([rows, children.length]).toEqual([1, 1]);
  expect(performance.now() - start).toBeLessThan(10_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(existsSync(`/proc/${children[0]}/exe`)).toBe(false);
});
