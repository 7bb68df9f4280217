// One sheet while it is open: what stands in each cell, here at once and at the server within two seconds, and what another person wrote there.
import { change } from '../access.ts';
import type { Me } from '../access.ts';
import { ACTING } from '../acting.ts';
import { Failure, isAfar, isAnothers } from '../api.ts';
import type { Receipt } from '../api.ts';
import type { EntryField } from '../cell-checks.ts';
import type { Row } from '../../queries/types.ts';
import type { Lang } from '../words.ts';
import { keyOf, textOf } from './grid.ts';
import type { Change, Line, Typed } from './grid.ts';
import { answered, settled, taken, together } from './held-cells.ts';
import type { Answered, Cell, Cells, Held, Sent } from './held-cells.ts';
import type { Told } from './line-look.ts';
import { forgetDraft, forgetSent, keepDraft, recallDraft } from './local.ts';
import type { KeptCell } from './local.ts';
import type { Saving, Seen } from './seen.ts';
import { NO_STEPS, redone, stepped, undone } from './undo.ts';

interface Opened { version: number; due: Row<'dues'>; is_correction: boolean; lines: Line[]; cells: Cell[]; sent: Record<string, Sent>; others: string[]; problems: Told[] }
interface Written extends Answered { version: number; cells: Cell[]; others: string[]; is_empty: boolean; problems?: Told[] }

/** After the last key; and at most so long after the first one that the server does not have. */
const REST_MS = 700;
const MOST_MS = 1_500;
const AGAIN_MS = 3_000;
const BEAT_MS = 20_000;

export class Draft {
  readonly person: string;
  readonly agency: string;
  readonly report: string;
  private readonly lang: Lang;
  private readonly heard = new Set<() => void>();
  private seen: Seen = { state: 'opening', failure: null, isKept: false, cells: new Map(), lines: [], due: null, isCorrection: false, version: 0, problems: [], others: [], saving: 'saved', keptAt: null, isLocal: true, isKeeping: false, told: '', canUndo: false, canRedo: false };
  private steps = NO_STEPS;
  private isTyping = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private firstPending: number | null = null;
  private underWay: Promise<void> | null = null;
  private keeping: Promise<void> | null = null;
  private isKeptOld = false;
  private isEnded = false;

  constructor(person: string, agency: string, report: string, lang: Lang) {
    [this.person, this.agency, this.report, this.lang] = [person, agency, report, lang];
  }

  readonly listen = (hear: () => void): (() => void) => {
    this.heard.add(hear);
    return () => void this.heard.delete(hear);
  };

  readonly look = (): Seen => this.seen;

  /** What is kept here and what the server has, put together; here alone where the server is out of reach. */
  async open(): Promise<void> {
    this.isEnded = false;
    window.addEventListener('online', this.soon);
    window.addEventListener('offline', this.lose);
    window.addEventListener('focus', this.soon);
    document.addEventListener('visibilitychange', this.soon);
    window.addEventListener('beforeunload', this.warn);
    this.beat ??= setInterval(() => document.visibilityState === 'visible' && void this.save(true), BEAT_MS);
    const kept = await recallDraft(this.person, this.agency, this.report);
    const local = new Map((kept?.cells ?? []).map((cell) => [keyOf(cell, cell.field), cell]));
    try {
      this.receive(await this.ask<Opened>('GET', this.path), local);
    } catch (error) {
      const failure = failureOf(error);
      if (kept && isAfar(failure)) {
        this.show({ state: 'open', isKept: true, cells: local, lines: kept.lines, due: kept.due, isCorrection: kept.isCorrection ?? false, problems: kept.problems ?? [] });
        this.fail(failure);
      } else this.show({ state: 'failed', failure });
    }
  }

  /** What the server has, with what was typed here and is not there yet. */
  private receive({ cells: there, lines, due, sent, is_correction: isCorrection, version, problems, others }: Opened, own: ReadonlyMap<string, KeptCell>): void {
    this.show({ state: 'open', failure: null, isKept: false, cells: together(there, own, lines, sent), lines, due, isCorrection, version, problems, others, saving: 'saved', told: '', keptAt: Date.now() });
    this.keep();
    this.soon();
  }

  close(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
    clearInterval(this.beat);
    this.beat = undefined;
    window.removeEventListener('online', this.soon);
    window.removeEventListener('offline', this.lose);
    window.removeEventListener('focus', this.soon);
    document.removeEventListener('visibilitychange', this.soon);
    window.removeEventListener('beforeunload', this.warn);
    // What is pending stands here; the server gets it now if it can.
    if (this.pending().length > 0) void this.save();
  }

  /** @param isTyping one key of many in one cell: one step to take back */
  write(changes: readonly Change[], isTyping = false): void {
    const turned = changes.map(({ line, field, text, reading }) => {
      const before = this.seen.cells.get(keyOf(line, field));
      return { indicator: line.indicator, part: line.part, field, before: { text: textOf(line, field, this.seen.cells), reading: before?.reading ?? '' as const }, after: { text, reading } };
    }).filter(({ before, after }) => before.text !== after.text || before.reading !== after.reading);
    if (turned.length === 0) return;
    this.steps = stepped(this.steps, turned, isTyping && this.isTyping);
    this.isTyping = isTyping;
    this.set(turned.map(({ indicator, part, field, after }) => ({ indicator, part, field, ...after })));
  }

  /** What is typed next is a step of its own. */
  rest(): void {
    this.isTyping = false;
  }

  undo(): void {
    this.turn(undone(this.steps));
  }

  redo(): void {
    this.turn(redone(this.steps));
  }

  /** Ends a conflict: one's own value goes to the server over the other one, or gives way. */
  settle(key: string, mine: boolean): void {
    const cell = this.seen.cells.get(key);
    if (!cell?.theirs) return;
    this.put(new Map([...this.seen.cells, [key, settled(cell, mine)]]));
    this.soon();
  }

  /** Everything typed is taken away, here and at the server. @throws Failure where somebody wrote what one has not seen */
  async beginAnew(): Promise<void> {
    await this.save();
    await this.ask('DELETE', `${this.path}?version=${this.seen.version}`);
    this.steps = NO_STEPS;
    await this.keeping;
    await forgetDraft(this.person, this.agency, this.report);
    await this.open();
  }

  /** @returns the receipt @throws Failure; `more.cells` where somebody wrote meanwhile, which then stand here too */
  async send(key: string, reason: string | null, basis: string | null): Promise<Receipt> {
    await this.save();
    if (this.pending().length > 0 || this.seen.saving !== 'saved') throw new Failure(0, 'draft/not-kept');
    try {
      const receipt = await this.ask<Receipt>('POST', `${this.path}/submission`, { version: this.seen.version, reason, basis }, { 'Idempotency-Key': key });
      this.steps = NO_STEPS;
      await this.keeping;
      await forgetSent(this.person, this.agency, this.report);
      await this.open();
      return receipt;
    } catch (error) {
      if (error instanceof Failure && Array.isArray(error.more.cells)) this.take(error.more.cells as Cell[], Number(error.more.version));
      throw error;
    }
  }

  /** In its writer's name: another's session takes nothing of it. */
  private ask<Answer>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return change<Answer>(method, path, this.lang, body, { [ACTING]: this.person, ...headers });
  }

  private get path(): string {
    return `drafts/${this.agency}/${this.report}`;
  }

  private turn(to: ReturnType<typeof undone>): void {
    if (!to) return;
    this.steps = to.steps;
    this.set(to.cells);
  }

  private set(typed: (Typed & { indicator: string; part: string; field: EntryField })[]): void {
    const cells = new Map(this.seen.cells);
    for (const { indicator, part, field, text, reading } of typed) {
      const key = keyOf({ indicator, part }, field);
      const before = cells.get(key);
      const over = before?.isPending ? before.over : this.seen.lines.find((line) => line.indicator === indicator && line.part === part)?.handed_submission ?? null;
      cells.set(key, { indicator, part, field, text, reading, base: before?.base ?? 0, isPending: true, over, ...(before?.theirs ? { theirs: before.theirs } : {}) });
    }
    this.firstPending ??= Date.now();
    this.put(cells);
    this.schedule(Math.max(0, Math.min(REST_MS, this.firstPending + MOST_MS - Date.now())));
  }

  private put(cells: Cells): void {
    this.show({ cells });
    this.keep();
  }

  /** On this computer, at once. */
  private keep(): void {
    this.isKeptOld = true;
    this.keeping ??= this.keepOn();
  }

  /** One after another: what was typed while one was written goes with the next. */
  private async keepOn(): Promise<void> {
    this.show({ isKeeping: true });
    let isLocal = this.seen.isLocal;
    while (this.isKeptOld) {
      this.isKeptOld = false;
      const { lines, due, isCorrection, problems } = this.seen;
      if (!due) break;
      const cells = [...this.seen.cells.values()].map(({ theirs: _, ...cell }) => cell);
      isLocal = await keepDraft({ person: this.person, agency: this.agency, report: this.report, cells, lines, due, isCorrection, problems }).then(() => true, () => false);
    }
    this.keeping = null;
    this.show({ isLocal, isKeeping: false });
  }

  private pending(): Held[] {
    return [...this.seen.cells.values()].filter((cell) => cell.isPending && !cell.theirs);
  }

  private readonly soon = (): void => {
    if ((this.pending().length > 0 || this.seen.saving === 'afar') && this.seen.state === 'open') this.schedule(0);
  };

  private readonly lose = (): void => {
    if (this.seen.state === 'open') this.fail(new Failure(0, 'draft/no-answer'));
  };

  /** Where neither this browser nor the server keeps it, leaving would lose it. */
  private readonly warn = (event: BeforeUnloadEvent): void => {
    if ((!this.seen.isLocal || this.seen.isKeeping) && this.pending().length > 0) event.preventDefault();
  };

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), after);
  }

  /** @param isBeat says that the page is open, and asks what others wrote, though nothing is pending */
  private async save(isBeat = false): Promise<void> {
    while (this.underWay) await this.underWay;
    const sent = this.pending();
    if (this.seen.state !== 'open' || (sent.length === 0 && !isBeat && this.seen.saving !== 'afar')) return;
    this.underWay = this.hand(sent).finally(() => {
      this.underWay = null;
    });
    await this.underWay;
  }

  private async hand(sent: Held[]): Promise<void> {
    if (sent.length > 0 && this.seen.saving === 'saved') this.show({ saving: 'saving' });
    this.firstPending = null;
    try {
      if (['signed-out', 'stranger'].includes(this.seen.saving) && !await this.isSamePerson()) return this.again();
      if (this.seen.isKept) return this.receive(await this.ask<Opened>('GET', this.path), this.seen.cells);
      const cells = sent.map(({ indicator, part, field, text, reading, base, over }) => ({ indicator, part, field, text, reading, base, over }));
      const written = await this.ask<Written>('PUT', this.path, { cells, since: this.seen.version });
      this.show({ cells: answered(this.seen.cells, sent, written), version: written.version, others: written.others, saving: 'saved', told: '', keptAt: Date.now(), ...(written.problems ? { problems: written.problems } : {}) });
      this.take(written.cells, written.version);
      // Somebody handed the sheet in since one's own was typed: both are shown beside the sheet as it is now.
      if (written.conflicts.some(({ sheet }) => sheet)) return this.receive(await this.ask<Opened>('GET', this.path), this.seen.cells);
      if (this.pending().length > 0) this.schedule(REST_MS);
      // Somebody handed it in, or began anew.
      else if (written.is_empty && [...this.seen.cells.values()].some(({ base }) => base > 0)) this.receive(await this.ask<Opened>('GET', this.path), this.seen.cells);
    } catch (error) {
      this.fail(failureOf(error));
    }
  }

  /** What others wrote. */
  private take(others: Cell[], version: number): void {
    this.show({ version });
    this.put(taken(this.seen.cells, others));
  }

  private fail(failure: Failure): void {
    const { status, code, detail } = failure;
    const saving: Saving = isAnothers(failure) ? 'stranger' : status === 401 || /\/(code|second-factor)-needed$/.test(code) ? 'signed-out' : status === 507 ? 'disk' : isAfar(failure) ? 'afar' : 'refused';
    this.show({ saving, told: detail });
    if (saving !== 'refused') this.again();
  }

  private again(): void {
    if (!this.isEnded) this.schedule(AGAIN_MS);
  }

  /** Asked before anything is sent again: a change that is refused every few seconds would fill the chain of acts. */
  private async isSamePerson(): Promise<boolean> {
    const { signed } = await change<Me>('GET', 'access/me', this.lang);
    const isSame = signed?.person === this.person && signed.needs === null;
    this.show({ saving: isSame ? 'saving' : signed && signed.person !== this.person ? 'stranger' : 'signed-out' });
    return isSame;
  }

  private show(more: Partial<Seen>): void {
    this.seen = { ...this.seen, ...more, canUndo: this.steps.past.length > 0, canRedo: this.steps.future.length > 0 };
    for (const hear of this.heard) hear();
  }
}

function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(0, 'draft/unreadable');
}
