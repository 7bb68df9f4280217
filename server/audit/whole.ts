// Whether the chain of acts is whole: followed from the first act to the last, and held against chain.log, in slices between which others are served.
import { setImmediate } from 'node:timers/promises';
import type { Link, Linked } from '../lake/chain.ts';
import { breaks } from '../lake/chain.ts';
import type { Finding } from '../lake/finding.ts';
import type { State } from '../lake/state.ts';

/** How many acts are followed before others are served: a few milliseconds. */
const SLICE = 250;
/** After so long the check begins again at the first act. */
const FRESH_MS = 15 * 60_000;
/** Of a chain that is broken throughout, the first places tell enough. */
const MOST_FINDINGS = 20;

/** `acts`: how many there are. `findings` is empty where it is whole. */
export interface Checked { acts: number; head: Link; at: string; findings: Finding[] }
/** How far table and log were followed. */
interface Course { begun: number; last: Link; acts: number; logged: { bytes: number; lines: number }; furthest: number; findings: Finding[] }

export class Wholeness {
  private readonly state: State;
  private course = begin();
  private running: Promise<Checked> | null = null;

  constructor(state: State) {
    this.state = state;
  }

  /** What was followed before is not followed again for a quarter of an hour, unless `anew`. */
  check(anew: boolean): Promise<Checked> {
    this.running ??= this.follow(anew).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async follow(anew: boolean): Promise<Checked> {
    if (anew || Date.now() - this.course.begun > FRESH_MS) this.course = begin();
    const { course } = this;
    // The log first: it never knows an act that the table does not.
    await this.followLog(course);
    for (let isMore = true; isMore;) {
      const rows = this.state.all<Linked>('select * from acts where seq > ? order by seq limit ?', course.last.seq, SLICE);
      note(course, breaks(rows, course.last).map(({ finding }) => finding));
      const { seq, hash } = rows.at(-1) ?? course.last;
      course.last = { seq, hash };
      course.acts += rows.length;
      isMore = rows.length > 0;
      await setImmediate();
    }
    const { last, furthest, acts } = course;
    const lost: Finding[] = course.logged.lines === 0 && this.state.fact('chain.log') ? [{ code: 'log-missing', params: {} }] : [];
    const cut: Finding[] = furthest > last.seq ? [{ code: 'chain-cut', params: { last: last.seq, from: last.seq + 1, to: furthest } }] : [];
    return { acts, head: last, at: new Date().toISOString(), findings: [...course.findings, ...lost, ...cut] };
  }

  private async followLog(course: Course): Promise<void> {
    for await (const { links, unreadable, to } of this.state.log.slices(course.logged)) {
      note(course, unreadable.map((line) => ({ code: 'log-unreadable', params: { line } })));
      const kept = new Map(this.state.all<Link>('select seq, hash from acts where seq in (select value from json_each(?))', JSON.stringify(links.map(({ seq }) => seq))).map(({ seq, hash }) => [seq, hash]));
      const rewritten = links.find(({ seq, hash }) => (kept.get(seq) ?? hash) !== hash);
      if (rewritten && !course.findings.some(({ code }) => code === 'chain-rewritten')) note(course, [{ code: 'chain-rewritten', params: { seq: rewritten.seq } }]);
      course.furthest = links.reduce((most, { seq }) => Math.max(most, seq), course.furthest);
      course.logged = to;
      await setImmediate();
    }
  }
}

function begin(): Course {
  return { begun: Date.now(), last: { seq: 0, hash: '' }, acts: 0, logged: { bytes: 0, lines: 0 }, furthest: 0, findings: [] };
}

function note(course: Course, findings: Finding[]): void {
  course.findings.push(...findings.slice(0, MOST_FINDINGS - course.findings.length));
}
