// The chain of acts: each act is bound to the one before by its hash, and chain.log, outside the database, remembers how far it went.
//
// What this cannot find: whoever rewrites the table and the log alike, and acts of a home whose log was never begun. Against the first,
// `verify --backup` compares with the last act that a backup knew.
import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Finding } from './finding.ts';
import type { Act, State } from './state.ts';

/** An act's place in the chain. */
export interface Link { seq: number; hash: string }
/** An act as it stands in the chain. */
export type Linked = Act & { previous: string; hash: string };

export function chainHash(previous: string, act: Act): string {
  const { seq, at, actor, kind, submission, detail } = act;
  return createHash('sha256').update(JSON.stringify([previous, seq, at, actor, kind, submission, detail])).digest('hex');
}

/**
 * Every place where an act does not follow from the one before: acts that are missing, or one that was changed.
 * @param after the act before the first of them
 */
export function breaks(rows: Iterable<Linked>, after: Link = { seq: 0, hash: '' }): { seq: number; finding: Finding }[] {
  const found: { seq: number; finding: Finding }[] = [];
  let last = after;
  for (const { previous, hash, ...act } of rows) {
    const { seq } = act;
    if (seq !== last.seq + 1) found.push({ seq, finding: { code: 'acts-missing', params: { from: last.seq + 1, to: seq - 1 } } });
    else if (previous !== last.hash) found.push({ seq, finding: { code: 'act-unlinked', params: { seq, before: last.seq } } });
    if (hash !== chainHash(previous, act)) found.push({ seq, finding: { code: 'act-changed', params: { seq } } });
    last = { seq, hash };
  }
  return found;
}

/** Some hundred lines. */
const SLICE_BYTES = 8192;
const LINE = /^(\d+) ([0-9a-f]{64})$/;

/** @param first the number of the first line */
function linksIn(lines: string[], first: number): { links: Link[]; unreadable: number[] } {
  const links: Link[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of lines.entries()) {
    const match = LINE.exec(line);
    if (match) links.push({ seq: Number(match[1]), hash: match[2]! });
    else unreadable.push(first + at);
  }
  return { links, unreadable };
}

/** A line for each act, written after its commit: it may lag behind the database after a crash, never be ahead. */
export class ChainLog {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }

  /** A log that cannot be written does not undo what is committed: it lags, and the next line holds what it missed. */
  append(links: Link[]): void {
    try {
      appendFileSync(this.path, links.map(({ seq, hash }) => `${seq} ${hash}\n`).join(''));
    } catch {
      // `verify` and the next start compare with what stands in it.
    }
  }

  /** What stands in it; a last line that a crash cut short is none. Null where there is no log. */
  read(): { links: Link[]; unreadable: number[] } | null {
    if (!existsSync(this.path)) return null;
    return linksIn(readFileSync(this.path, 'latin1').split('\n').slice(0, -1), 1);
  }

  /** The same, from a place in the file on, some hundred lines at a time; `to` is the place after them. Nothing where there is no log. */
  async* slices(from: { bytes: number; lines: number }): AsyncGenerator<{ links: Link[]; unreadable: number[]; to: { bytes: number; lines: number } }> {
    if (!existsSync(this.path)) return;
    let { bytes, lines } = from;
    let rest = '';
    for await (const chunk of createReadStream(this.path, { encoding: 'latin1', start: bytes, highWaterMark: SLICE_BYTES }) as AsyncIterable<string>) {
      const whole = (rest + chunk).split('\n');
      rest = whole.pop()!;
      const slice = linksIn(whole, lines + 1);
      bytes += whole.reduce((sum, line) => sum + line.length + 1, 0);
      lines += whole.length;
      yield { ...slice, to: { bytes, lines } };
    }
  }

  /** Cuts off a last line without an end and writes the last act where the log lacks it. Call it where nothing is wrong with the log. */
  catchUp(state: State): void {
    const head = state.head();
    if (existsSync(this.path)) {
      const bytes = readFileSync(this.path);
      if (bytes.length > 0 && bytes.at(-1) !== 10) truncateSync(this.path, bytes.lastIndexOf(10) + 1);
    }
    if (head.seq > 0 && this.read()?.links.at(-1)?.hash !== head.hash) this.append([head]);
    if (existsSync(this.path)) state.setFact('chain.log', 'on');
  }
}

/** What the log knows that the database does not: acts cut off at the end, acts that are others than they were. */
export function againstLog(log: ReturnType<ChainLog['read']>, state: State): Finding[] {
  if (!log) return state.fact('chain.log') ? [{ code: 'log-missing', params: {} }] : [];
  return [...log.unreadable.map((line): Finding => ({ code: 'log-unreadable', params: { line } })), ...againstLinks(log.links, state)];
}

/** @param known links that were true once, of the log or of a backup */
export function againstLinks(known: Link[], state: State): Finding[] {
  const head = state.head();
  const hashes = new Map(state.all<Link>('select seq, hash from acts').map(({ seq, hash }) => [seq, hash]));
  const furthest = known.reduce((most, { seq }) => Math.max(most, seq), 0);
  const cut: Finding[] = furthest > head.seq ? [{ code: 'chain-cut', params: { last: head.seq, from: head.seq + 1, to: furthest } }] : [];
  const rewritten = known.find(({ seq, hash }) => hashes.has(seq) && hashes.get(seq) !== hash);
  return rewritten ? [...cut, { code: 'chain-rewritten', params: { seq: rewritten.seq } }] : cut;
}
