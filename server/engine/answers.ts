// Answers kept ready: of a question whose header says `@keep target`, what it answers now for every target, where nothing else is asked for; of
// one that says `@keep` alone, what it answers where nothing is; of one that says several parameters, what it answers for those values of them that
// pages ask with at first. They are rows of a table, made by the question's own statement for many keys at
// once, each row as the one JSON text that a kept statement would give. They are made once a renewal has come to rest, so that nobody waits for
// them: until then the question is computed.
import type { DuckDB } from './duckdb.ts';
import type { Lease } from './lease.ts';
import { compose } from './question.ts';
import type { Files, Question } from './question.ts';
import type { Bound, Columns } from './values.ts';

const BOUNDARIES = "(select 'reported' as boundary union all select 'current' union all select 'baseline') as b";
/** Where the values of the parameters stand that answers are kept for, and the key that they make together. */
const KEYS: Record<string, string> = {
  target: 'select target as "key", target from pages', plan: 'select id as "key", id as plan from registry_plans', '': 'select \'\' as "key"',
  agency: 'select agency as "key", agency from bodies', approval: 'select cast(approval as varchar) as "key", approval from (select true as approval union all select false) as a',
  // Every map.
  'target,boundary': `select p.target || '|' || b.boundary as "key", p.target, b.boundary from pages as p cross join ${BOUNDARIES}`,
  // The report that a plan is looked at from, and the two years before it.
  'plan,report': `select m.plan || '|' || r.report as "key", m.plan, r.report from moment as m inner join reports as r on r.q between m.q - 8 and m.q`,
  'target,report': `
    select p.target || '|' || r.report as "key", p.target, r.report from pages as p inner join moment as m on m.plan = p.plan inner join reports as r on r.q between m.q - 8 and m.q`,
  // What is looked into: the latest quarter, and the year before it.
  'target,quarter': `
    select p.target || '|' || r.quarter as "key", p.target, r.quarter from pages as p inner join moment as m on m.plan = p.plan inner join reports as r on r.q between m.q - 4 and m.q`,
  // Who is looked into: behind each page's latest figures.
  'target,report,agency': `
    select s.target || '|' || r.report || '|' || d.agency as "key", s.target, r.report, d.agency
    from (select target, max(q) as q from series where actual is not null group by target) as s
    inner join pages as p on p.target = s.target
    inner join registry_plans as g on g.id = p.plan
    inner join reports as r on r.q = s.q
    inner join (select distinct agency, territory, indicator, report from lines) as d on d.territory = g.territory and d.indicator = p.indicator and d.report = r.report`,
  // The sheets that are handed in now: of the last report that has ended, of the one before it and the one after it.
  'agency,report': `
    select distinct l.agency || '|' || l.report as "key", l.agency, l.report
    from lines as l
    inner join (select max(q) as q from reports where ends <= $today) as m on l.q between m.q - 1 and m.q + 1`,
  // The years up to each page's latest figures, on every map.
  'target,from,to,boundary': `
    select s.target || '|' || f.report || '|' || t.report || '|' || b.boundary as "key", s.target, f.report as "from", t.report as "to", b.boundary
    from (select target, max(q) as q from series where actual is not null group by target) as s
    inner join reports as t on t.q between s.q - 8 and s.q
    inner join reports as f on f.q = t.q - 4
    cross join ${BOUNDARIES}`,
};
/** What a sheet and a decision about it add to, and what other acts do. */
const OF_SHEETS = /\b(landed|submissions|acts|returns|absent)\b/;
const OF_OTHERS = /\b(proofs|evidence|openings|locks|conclusion_steps|put_offs|ruling_acts|score_steps|campaign_steps|snapshot_tallies)\b/;
/** Acts that name no page, though answers of pages tell what they add to. */
const OF_NO_PAGE = /\bevidence\b/;

/** So long after the last renewal: where one follows another, only the last is worth it. */
const REST_MS = 10_000;

/** Answers held in memory as they were read from their tables, those asked for last. */
const MOST_HELD = 1000;

/** What acts touched: these pages; whether they were about sheets, and whether about anything else. */
export interface Touched { targets: string[]; sheets: boolean; others: boolean }
/** What answers are made from: the steps that are tables, what a statement over them is bound to now, and the renewal that they are of; null while one is under way. */
export interface Standing { files: Files; ready: ReadonlySet<string>; now: () => Bound; resting: () => object | null }

export const NOTHING: Touched = { targets: [], sheets: false, others: false };

const tableOf = ({ name }: Question, keep: string[]): string => ['answers', name].concat(keep).join('_');

/** For which parameters a question is kept that is asked so: for now, of one key, with nothing else that does more than leave rows out; null where it is not kept as it is asked. */
export function keptFor({ keeps, narrow }: Question, params: Bound): string[] | null {
  return keeps.find((keep) => Object.entries(params).every(([name, { value }]) => (keep.includes(name) ? value !== null : value === null || narrow.includes(name)))) ?? null;
}

export class Answers {
  private readonly db: DuckDB;
  private readonly standing: Standing;
  private readonly tell: (error: unknown) => void;
  /** What moved since the answers were made; null where everything did. */
  private moved: Touched | null = null;
  /** The renewal that the answers are of. */
  private of: object | null = null;
  private readonly held = new Map<string, Columns | null>();
  private timer: NodeJS.Timeout | undefined;
  private making: Promise<void> | null = null;

  /** @param tell hears why answers could not be made; the questions are computed then */
  constructor(db: DuckDB, standing: Standing, tell: (error: unknown) => void) {
    [this.db, this.standing, this.tell] = [db, standing, tell];
  }

  /** Whether they are what their questions would answer now. */
  get areWhole(): boolean {
    return this.of !== null && this.of === this.standing.resting();
  }

  /** What a question that is asked as it is kept answers now, to be read while they are whole, and not to be changed; null where it is not kept for these values. */
  async read(question: Question, keep: string[], params: Bound): Promise<Columns | null> {
    const whole = await this.wholeOf(question, keep, keep.map((name) => String(params[name]!.value)).join('|'));
    return whole && narrowed(question, params, whole);
  }

  private async wholeOf(question: Question, keep: string[], key: string): Promise<Columns | null> {
    const { of } = this;
    const table = tableOf(question, keep);
    const place = `${table} ${key}`;
    const held = this.areWhole ? this.held.get(place) : undefined;
    this.held.delete(place);
    const columns = held === undefined ? await this.fromTable(question, table, key) : held;
    if (this.areWhole && this.of === of) this.held.set(place, columns);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_HELD) this.held.delete(oldest!);
    return columns;
  }

  private async fromTable(question: Question, table: string, key: string): Promise<Columns | null> {
    const [given, one] = [{ key: { kind: 'text', value: key } } satisfies Bound, { names: ['kept'], kinds: ['integer' as const] }];
    const form = { names: question.columns.map(({ name }) => name), kinds: question.columns.map(({ kind }) => kind) };
    const columns = await this.db.asking((ask) => ask(`select line from ${table} where "key" = $key and line is not null order by place`, given, form));
    if (columns.rows > 0) return columns;
    const { rows } = await this.db.asking((ask) => ask(`select json_array(1) as kept from ${table} where "key" = $key`, given, one));
    return rows > 0 ? columns : null;
  }

  /** To be said of each renewal, once it is done. @param touched null where everything was made anew */
  add(touched: Touched | null): void {
    this.of = null;
    this.held.clear();
    this.moved = together(this.moved, touched);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.whole().catch(this.tell), REST_MS);
    this.timer.unref();
  }

  /** Makes what is behind now. @throws Error where that fails; it stays behind */
  async whole(): Promise<void> {
    while (!this.areWhole) {
      this.making ??= this.make().finally(() => {
        this.making = null;
      });
      await this.making;
    }
  }

  /** Nothing is made any more. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.making?.catch(() => undefined);
    clearTimeout(this.timer);
  }

  private async make(): Promise<void> {
    const { resting, files, ready, now } = this.standing;
    const [of, behind] = [resting(), this.moved];
    // A renewal is under way.
    if (!of) return void await new Promise((next) => setTimeout(next, 10));
    this.moved = NOTHING;
    try {
      await this.db.use((lease) => lease.transaction(() => (behind ? renew(lease, files, ready, now(), behind) : makeAll(lease, files, ready, now()))));
      this.of = of;
    } catch (error) {
      this.moved = together(behind, this.moved);
      throw error;
    } finally {
      this.db.redefined();
    }
  }
}

function together(one: Touched | null, other: Touched | null): Touched | null {
  if (!one || !other) return null;
  return { targets: [...new Set([...one.targets, ...other.targets])], sheets: one.sheets || other.sheets, others: one.others || other.others };
}

/** Makes every kept answer. @param ready steps that are tables */
async function makeAll(lease: Lease, { questions, steps }: Files, ready: ReadonlySet<string>, now: Bound): Promise<void> {
  for (const question of questions.values()) {
    for (const keep of question.keeps) {
      await lease.run(`create or replace table ${tableOf(question, keep)} ("key" varchar, place bigint, line varchar)`);
      await fill(lease, question, keep, keysOf(question, keep), steps, ready, now);
    }
  }
}

/** Makes anew what is kept of the touched pages, and whatever else may have changed. */
async function renew(lease: Lease, { questions, steps }: Files, ready: ReadonlySet<string>, now: Bound, { targets, sheets, others }: Touched): Promise<void> {
  const listed = targets.map((target) => `'${target.replaceAll("'", "''")}'`).join(', ');
  for (const question of questions.values()) {
    if (question.keeps.length === 0) continue;
    const whole = compose(question, steps, new Set());
    if (!(sheets && OF_SHEETS.test(whole)) && !(others && OF_OTHERS.test(whole))) continue;
    for (const keep of question.keeps) {
      const ofPage = keep.includes('target') && !(others && OF_NO_PAGE.test(whole));
      if (ofPage && targets.length === 0) continue;
      await lease.run(`delete from ${tableOf(question, keep)}${ofPage ? ` where split_part("key", '|', 1) in (${listed})` : ''}`);
      await fill(lease, question, keep, ofPage ? `select * from (${keysOf(question, keep)}) where target in (${listed})` : keysOf(question, keep), steps, ready, now);
    }
  }
}

async function fill(lease: Lease, question: Question, keep: string[], keys: string, steps: Map<string, Question>, ready: ReadonlySet<string>, now: Bound): Promise<void> {
  const nothing: Bound = Object.fromEntries(question.params.map(({ name, kind }) => [name, { kind, value: null }]));
  const row = question.columns.map(({ name }) => `answer."${name}"`).join(', ');
  const sql = `insert into ${tableOf(question, keep)} select kept_for."key", answer.place, json_array(${row}) from (${keys}) as kept_for cross join lateral (${opened(question, keep, steps, ready)}) as answer`;
  await lease.work(sql, { ...nothing, ...now });
  // An answer without rows is one too.
  await lease.work(`insert into ${tableOf(question, keep)} select k."key", 0, null from (${keys}) as k where not exists (select 1 from ${tableOf(question, keep)} as t where t."key" = k."key")`, now);
}

function keysOf({ name }: Question, keep: string[]): string {
  const keys = KEYS[keep.join(',')];
  if (keys === undefined) throw new Error(`queries/${name}.sql: answers are kept for ${Object.keys(KEYS).join('; ')}, not for ${keep.join(',')}`);
  return keys;
}

/** The rows whose columns hold what is asked for besides. */
function narrowed({ narrow }: Question, params: Bound, columns: Columns): Columns {
  const asked = narrow.filter((name) => (params[name]?.value ?? null) !== null).map((name) => ({ values: columns.values[columns.names.indexOf(name)]!, wanted: params[name]!.value }));
  if (asked.length === 0) return columns;
  const rows = Array.from({ length: columns.rows }, (_, row) => row).filter((row) => asked.every(({ values, wanted }) => values[row] === wanted));
  return { ...columns, values: columns.values.map((values) => rows.map((row) => values[row]!)), rows: rows.length };
}

/** The question's statement with its key open and the order of its rows as a column, since an order within a statement does not outlast it. */
function opened(question: Question, keep: string[], steps: Map<string, Question>, ready: ReadonlySet<string>): string {
  const own = compose(question, steps, ready);
  const sql = keep.reduce((text, name) => text.replaceAll(new RegExp(`\\$${name}\\b`, 'g'), `kept_for."${name}"`), own);
  const [from, order] = [sql.lastIndexOf('\nfrom '), sql.lastIndexOf('\norder by')];
  return `${sql.slice(0, from)},\n  row_number() over (${sql.slice(order + 1)}) as place${sql.slice(from, order)}`;
}
