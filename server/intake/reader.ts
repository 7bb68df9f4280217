// The parent's end of one reading process: sends a sheet, takes a bounded answer, ends it where it overruns.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { startLimited } from './limited.ts';
import type { Note } from './notes.ts';
import type { Asked } from './read-sheet.ts';
import type { NotedFile, ReadSheet } from './sheets.ts';
import type { ReadTables, Worksheet } from './tables.ts';

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
const problems = z.array(z.object({
  code: z.string(), sheet: z.string(), line: z.number().int().nullable(), column: z.string().nullable(), cell: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})).max(LIMITS.problems + 1);
const theRest = z.strictObject({ agency: z.string().nullable(), report: z.string().nullable(), template: z.string().nullable(), problems });
const answer = z.union([someRows, theRest]);

const place = z.number().int();
const tableRows = z.object({
  sheet: z.string(), isNew: z.boolean(), merges: z.array(z.object({ top: place, bottom: place, left: place, right: place })).max(500),
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()).max(LIMITS.columns) })).max(LIMITS.rowsAtOnce),
});
const tableAnswer = z.union([tableRows, z.strictObject({ problems })]);
const notedAnswer = z.union([z.strictObject({ piece: z.string() }), z.strictObject({ problems })]);

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
    const rows: ReadSheet['rows'] = [];
    for await (const said of this.answers(bytes, { name, as: 'sheet', numbers: numbers ?? null }, milliseconds)) {
      const part = answer.parse(said);
      if (!('rows' in part)) return { ...part, rows };
      rows.push(...part.rows);
      if (rows.length > LIMITS.rows) throw new Error('the reader of sheets answers more rows than it may');
    }
    return unread(this.over?.code ?? 'unreadable');
  }

  async tables(bytes: Uint8Array, name: string, milliseconds: number): Promise<ReadTables> {
    const sheets: Worksheet[] = [];
    let count = 0;
    for await (const said of this.answers(bytes, { name, as: 'tables' }, milliseconds)) {
      const part = tableAnswer.parse(said);
      if ('problems' in part) return { sheets, problems: part.problems };
      if (part.isNew) sheets.push({ name: part.sheet, rows: [], merges: part.merges });
      sheets.at(-1)?.rows.push(...part.rows);
      count += part.rows.length;
      if (count > LIMITS.rows) throw new Error('the reader of sheets answers more rows than it may');
    }
    return { sheets: [], problems: unread(this.over?.code ?? 'unreadable').problems };
  }

  /** The file itself with notes at its cells; `title` names the worksheet that a CSV file becomes. */
  async noted(bytes: Uint8Array, name: string, notes: readonly Note[], title: string, milliseconds: number): Promise<NotedFile> {
    const pieces: Buffer[] = [];
    for await (const said of this.answers(bytes, { name, as: 'noted', notes, title }, milliseconds)) {
      const part = notedAnswer.parse(said);
      if ('problems' in part) return part.problems.length > 0 ? { file: null, problems: part.problems } : { file: Buffer.concat(pieces), problems: [] };
      pieces.push(Buffer.from(part.piece, 'base64'));
    }
    return { file: null, problems: unread(this.over?.code ?? 'unreadable').problems };
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  /** Line after line, until whoever asks has the last one, or the process is over. */
  private async *answers(bytes: Uint8Array, asked: Asked, milliseconds: number): AsyncGenerator<unknown> {
    this.hold(true);
    try {
      const head = Buffer.from(JSON.stringify({ ...asked, length: bytes.length } satisfies Asked & { length: number }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(head.length);
      this.child.stdin.write(length);
      this.child.stdin.write(head);
      this.child.stdin.write(bytes);
      this.size = 0;
      const until = performance.now() + milliseconds;
      for (let line = await this.line(until - performance.now()); line !== null; line = await this.line(until - performance.now())) {
        yield JSON.parse(line) as unknown;
        await new Promise((turn) => setImmediate(turn));
      }
    } finally {
      this.hold(false);
    }
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
