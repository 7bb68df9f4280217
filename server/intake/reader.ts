// The parent's end of one reading process: sends a sheet, takes a bounded answer, ends it where it overruns.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { startLimited } from './limited.ts';
import type { Asked } from './read-sheet.ts';
import type { ReadSheet } from './sheets.ts';

/** Other limits than the product's, for tests. */
export interface ReadLimits { milliseconds?: number; heapMb?: number; program?: string }

const cell = z.string().optional();
const cells = z.object({ indicator: cell, part: cell, state: cell, numerator: cell, denominator: cell, value: cell, sample: cell, standard_error: cell, reference: cell, note: cell });
const figure = z.number().nullable();
const someRows = z.object({
  rows: z.array(z.object({
    sheet: z.string(), line: z.number().int(), indicator: z.string(), part: z.string(), state: z.string(),
    numerator: figure, denominator: figure, value: figure, sample: figure, standard_error: figure,
    reference: z.string(), note: z.string(), cells, blanks: cells,
  })).max(LIMITS.rowsAtOnce),
});
const theRest = z.strictObject({
  agency: z.string().nullable(), report: z.string().nullable(), template: z.string().nullable(),
  problems: z.array(z.object({
    code: z.string(), sheet: z.string(), line: z.number().int().nullable(), column: z.string().nullable(), cell: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })).max(LIMITS.problems + 1),
});
const answer = z.union([someRows, theRest]);

/** One reading process: `ready` when it waits for a sheet. It never keeps the parent alive while it waits. */
export class Reader {
  private readonly child: ChildProcessWithoutNullStreams;
  private lines: string[] = [];
  private partial: string[] = [];
  private size = 0;
  private errors = '';
  private over: { code: string } | null = null;
  private wake: () => void = () => undefined;

  static async start(limits: ReadLimits = {}): Promise<Reader> {
    return new Reader(await startLimited(limits.heapMb, limits.program));
  }

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.child = child;
    child.stdout.setEncoding('utf8').on('data', (piece: string) => this.hear(piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      this.errors = `${this.errors}${piece}`.slice(-4_000);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => this.end('unreadable', error.message));
    child.on('close', (code, signal) => this.end(signal === 'SIGABRT' || code === 134 ? 'too-heavy' : 'unreadable'));
    this.hold(false);
  }

  get dead(): boolean {
    return this.over !== null;
  }

  /** @throws where the process does not come up: that is the server's fault, not the sheet's */
  async ready(): Promise<void> {
    if (await this.line(LIMITS.milliseconds) !== 'ready') throw new Error(`the reader of sheets does not start: ${this.errors}`);
  }

  async read(bytes: Uint8Array, name: string, numbers: 'vi' | 'en' | undefined, milliseconds: number): Promise<ReadSheet> {
    this.hold(true);
    try {
      const head = Buffer.from(JSON.stringify({ name, numbers: numbers ?? null, length: bytes.length } satisfies Asked));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(head.length);
      this.child.stdin.write(length);
      this.child.stdin.write(head);
      this.child.stdin.write(bytes);
      this.size = 0;
      const until = performance.now() + milliseconds;
      const rows: ReadSheet['rows'] = [];
      while (rows.length <= LIMITS.rows) {
        const line = await this.line(until - performance.now());
        if (line === null) return unread(this.over?.code ?? 'unreadable');
        const part = answer.parse(JSON.parse(line));
        if (!('rows' in part)) return { ...part, rows };
        rows.push(...part.rows);
        await new Promise((turn) => setImmediate(turn));
      }
      throw new Error('the reader of sheets answers more rows than it may');
    } finally {
      this.hold(false);
    }
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  private line(milliseconds: number): Promise<string | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end('too-slow'), milliseconds);
      this.wake = () => {
        const line = this.lines.shift();
        if (line === undefined && !this.over) return;
        clearTimeout(timer);
        this.wake = () => undefined;
        resolve(line ?? null);
      };
      this.wake();
    });
  }

  private hear(piece: string): void {
    this.size += piece.length;
    if (this.size > LIMITS.answer) {
      this.end('too-heavy');
      return;
    }
    const parts = piece.split('\n');
    for (const part of parts.slice(0, -1)) {
      this.lines.push(this.partial.join('') + part);
      this.partial = [];
    }
    this.partial.push(parts.at(-1)!);
    this.wake();
  }

  private end(code: string, errors = ''): void {
    this.over ??= { code };
    this.errors += errors;
    this.stop();
    this.wake();
  }

  private hold(on: boolean): void {
    const { child } = this;
    for (const part of [child, ...[child.stdin, child.stdout, child.stderr].map((pipe) => pipe as unknown as Socket)]) {
      if (on) part.ref();
      else part.unref();
    }
  }
}

/** A sheet that could not be read at all, and why. */
export function unread(code: string, params: Record<string, string | number> = {}): ReadSheet {
  return { agency: null, report: null, template: null, rows: [], problems: [{ code, sheet: '', line: null, column: null, cell: null, params }] };
}
