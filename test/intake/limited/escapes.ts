// Stands in for a reader taken over by a sheet: tries every way out and answers which ones were open.
import { execFileSync, spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';

const [home] = [new URL('../../../', import.meta.url)];
const open: string[] = [];
const attempt = async (name: string, act: () => unknown): Promise<void> => {
  try {
    await act();
    open.push(name);
  } catch {
    // Shut, as it should be.
  }
};
const reach = (port: number, host: string): Promise<void> => new Promise((resolve, reject) => {
  const socket = connect(port, host);
  socket.setTimeout(1_500, () => {
    socket.destroy();
    reject(new Error('no answer'));
  });
  socket.once('connect', () => resolve()).once('error', reject);
});

process.stdout.write('ready\n');
process.stdin.once('data', async (asked: Buffer) => {
  const port = Number(/port-(\d+)/.exec(asked.toString())![1]);
  await attempt('read /etc/passwd', () => readFileSync('/etc/passwd'));
  await attempt('read the data', () => readFileSync(new URL('data/calendar.csv', home)));
  await attempt('read the server', () => readFileSync(new URL('server/main.ts', home)));
  await attempt('list the home', () => readdirSync(home));
  await attempt('list /', () => readdirSync('/'));
  await attempt('write', () => writeFileSync('/tmp/cot-moc-escaped', 'x'));
  await attempt('write beside the code', () => writeFileSync(new URL('server/intake/escaped.ts', home), 'x'));
  await attempt('link', () => symlinkSync('/etc/passwd', new URL('server/intake/escaped', home)));
  await attempt('start a process', () => execFileSync('/bin/true'));
  await attempt('spawn', () => new Promise((resolve, reject) => spawn('/bin/true').once('error', reject).once('exit', resolve)));
  await attempt('start a worker', () => new Worker('0', { eval: true }));
  await attempt('load an add-on', () => createRequire(import.meta.url)('@duckdb/node-bindings-linux-x64'));
  await attempt('make code', () => new Function('return 1')());
  await attempt('see the environment', () => {
    if (Object.keys(process.env).length === 0) throw new Error('empty');
  });
  await attempt('connect', () => reach(port, '127.0.0.1'));
  await attempt('connect over IPv6', () => reach(port, '::1'));
  await attempt('fetch', () => fetch(`http://127.0.0.1:${port}/`));
  await attempt('datagram', () => new Promise<void>((resolve, reject) => createSocket('udp4').send('x', port, '127.0.0.1', (error) => (error ? reject(error) : resolve()))));
  await attempt('look up a name', () => lookup('example.org'));
  await attempt('see interfaces', () => {
    if (Object.keys(networkInterfaces()).length === 0) throw new Error('none');
  });
  const problems = open.map((code) => ({ code, sheet: '', line: null, column: null, cell: null, params: {} }));
  process.stdout.write(`${JSON.stringify({ agency: null, report: null, template: null, problems })}\n`);
});
