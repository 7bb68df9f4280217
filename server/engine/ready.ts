// The steps kept as tables for “now”: which, in what order, and how an act renews only the rows that it touches.
import type { Touched } from './answer-tables.ts';
import type { Lease } from './lease.ts';
import type { Bound } from './values.ts';
import { compose } from './question.ts';
import type { Question } from './question.ts';

/** Steps that depend on the registry alone. */
export const REGISTRY = ['rules', 'bodies', 'reports', 'lineage', 'measuring', 'monthlies', 'components', 'cardholders', 'duties', 'lines', 'owing', 'assigned', 'pages', 'breaks', 'comparable'];
/** Steps that depend on the registry and the day. */
export const DAILY = ['maps', 'called', 'homes', 'deadlines', 'mergers', 'heirs', 'leads', 'owners'];
/** Steps that hold every moment at once: a past moment is asked of them as they are. */
export const TIMELESS = ['received', 'history'];
/** How a step's rows are found by what an act touched; one without a key is small and made anew. */
type Key = 'indicator' | 'target' | null;
/** The steps that follow from what was handed in, in order. Those `kept` are tables for “now”, and an act renews only the rows that it
 * touches; the others are made on the way, for what is touched alone, and let go. */
const MADE: [name: string, key: Key, kept: boolean][] = [
  ['stands', null, true], ['quantities', null, false], ['received', null, true], ['moment', null, true], ['looks', null, true], ['history', 'indicator', true], ['remaining', 'indicator', true], ['observations', 'indicator', false],
  ['silences', 'indicator', true], ['excused', 'indicator', true], ['records', 'indicator', false], ['quarters', 'indicator', false], ['leavings', 'indicator', false], ['windows', 'indicator', true], ['missing', 'indicator', false], ['standins', 'indicator', false],
  ['absences', 'indicator', true], ['sums', 'indicator', false], ['figures', 'indicator', false], ['monthly_lines', 'indicator', true], ['bearings', 'indicator', false], ['tallies', 'indicator', true], ['marks', 'indicator', true], ['scores', 'indicator', true], ['bases', 'indicator', false], ['goals', 'indicator', true], ['reopened', null, false], ['rivals', 'target', true], ['legs', 'target', true],
  ['paths', 'target', true], ['series', 'target', true], ['endings', null, false], ['standings', 'target', false], ['sides', 'target', false], ['judgements', 'target', false], ['late', 'target', false],
  ['verdicts', 'target', true], ['paces', 'target', false], ['headlines', 'target', true], ['stances', 'target', true], ['points', 'target', false], ['slopes', 'target', false], ['forecasts', 'target', true],
  ['freshness', 'target', false], ['catalogue', 'target', true], ['moves', 'target', true], ['fans', 'target', false], ['courses', 'target', true], ['sayings', 'target', true], ['views', 'target', true], ['units', 'target', true], ['askings', 'target', true],
];
/** Steps that are made on the way and let go. */
export const NOT_KEPT = new Set(MADE.filter(([name, , kept]) => !kept && name !== 'quantities').map(([name]) => name));
/** What is added up from the kept tables once they stand, and which of its rows the touched indicators touch. */
const SUMMED: [name: string, touched: string][] = [['cards', "where card in (select card from scores where strpos($touched, '|' || indicator || '|') > 0)"], ['overviews', '']];
/** What people's words of a scorecard change, in order. */
const SAID = ['stands', 'marks', 'scores', 'cards'];
const STAYING = [...DAILY, ...MADE.filter(([, , kept]) => kept).map(([name]) => name), ...SUMMED.map(([name]) => name)];
/** Steps that are tables. */
export const KEPT: ReadonlySet<string> = new Set([...REGISTRY, ...STAYING]);
/** Steps that every other one is made of as it is made: the rest is written into whoever needs it. */
const STANDING: ReadonlySet<string> = new Set([...KEPT, ...MADE.map(([name]) => name)]);
/** The scorecards that acts after a commit number speak of: what was said or proven of them, their campaign, what was done or published. */
const SPOKEN = `
  select distinct criteria || '/' || period || '/' || scored as card from score_steps where seq > $seq
  union select split_part(e.subject, '/', 1) || '/' || e.report || '/' || split_part(e.subject, '/', 2) as card from evidence as e
    where e.kind = 'component' and (e.seq > $seq or e.unlinked_at >= (select min(a.acted_at) from acts as a where a.seq > $seq))
  union select h.criteria || '/' || h.period || '/' || h.scored as card from campaign_steps as c inner join cardholders as h on h.criteria = c.criteria and h.period = c.period where c.seq > $seq
  union select criteria || '/' || period || '/' || scored as card from snapshot_tallies where seq > $seq
  union select h.criteria || '/' || h.period || '/' || h.scored as card from proofs as p inner join components as c on c.subject = p.subject inner join cardholders as h on h.criteria = c.criteria and h.period = c.period where p.seq > $seq`;
/** The indicators that acts after a commit number touch: of sheets handed in or decided, and of the milestones that rulings name. What else names a sheet, an approval or the mail with its receipt, moves no figure. */
const TOUCHED = `
  select distinct l.indicator from landed as l inner join submissions as s on s.submission = l.submission
  where s.seq > $seq or s.submission in (select subject from acts where seq > $seq and kind in ('accept', 'withdraw', 'return'))
  union select g.indicator from goals as g inner join acts as a on a.subject = g.milestone and a.seq > $seq
  union select g.indicator from goals as g inner join locks as k on k.milestone = g.milestone and k.seq > $seq`;
/** Whether acts after a commit number were about sheets, and whether about anything else that kept answers tell: of scorecards none is kept. */
const ABOUT = `
  select count(case when kind in ('submit', 'approve', 'accept', 'withdraw', 'return') then 1 end) > 0,
    count(case when kind not in ('submit', 'approve', 'accept', 'withdraw', 'return') and kind not like 'score-%' and kind not like 'campaign-%' then 1 end) > 0
  from acts where seq > $seq`;

/** Makes the tables that depend on the registry alone. In a transaction of their own: DuckDB knows nothing of what a table holds until it
 * is committed, and joins landed lines with what is owed in an order that takes all memory. @returns their names */
export async function makeRegistry(lease: Lease, steps: Map<string, Question>, now: Bound): Promise<string[]> {
  for (const name of REGISTRY) await lease.work(`create or replace table ${name} as ${steps.get(name)!.body}`, now);
  return REGISTRY;
}

/** Makes every other table anew, in order. @returns the names of the steps that stay */
export async function makeAll(lease: Lease, steps: Map<string, Question>, now: Bound): Promise<string[]> {
  for (const name of DAILY) await lease.work(`create or replace table ${name} as ${steps.get(name)!.body}`, now);
  for (const [name, , kept] of MADE) await lease.work(`create or replace ${kept ? '' : 'temp'} table ${name} as ${bodyOf(name, steps)}`, now);
  for (const [name] of SUMMED) await lease.work(`create or replace table ${name} as ${bodyOf(name, steps)}`, now);
  for (const [name, , kept] of MADE) if (!kept) await lease.run(`drop table ${name}`);
  return STAYING;
}

/** Makes every step for what acts after a commit number touch, beside the tables, and puts the rows in the place of the old ones. @returns what they touched; null where everything was made anew */
export async function renew(lease: Lease, steps: Map<string, Question>, now: Bound, after: number): Promise<Touched | null> {
  const indicators = (await lease.run(TOUCHED, { seq: { kind: 'integer', value: after } })).values[0] as string[];
  if (await movedOn(lease, steps, now)) {
    await makeAll(lease, steps, now);
    return null;
  }
  const cards = (await lease.run(SPOKEN, { seq: { kind: 'integer', value: after } })).values[0] as string[];
  const [[sheets], [others]] = (await lease.run(ABOUT, { seq: { kind: 'integer', value: after } })).values as [[boolean], [boolean]];
  // Documents, progress: what no kept step is made of, but an answer may be.
  if (indicators.length === 0) {
    await renewCards(lease, steps, now, cards);
    return { targets: [], sheets, others };
  }
  const listed = (names: string[]): string => names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ') || "''";
  const targets = (await lease.run(`select target from pages where indicator in (${listed(indicators)})`)).values[0] as string[];
  const touched = { indicator: listed(indicators), target: listed(targets) };
  const bound: Bound = { ...now, touched: { kind: 'text', value: `|${indicators.join('|')}|` } };
  for (const [name] of MADE) await lease.work(`create temp table ${name} as ${bodyOf(name, steps)}`, bound);
  for (const [name, key, kept] of MADE) {
    if (!kept) continue;
    await lease.run(`delete from memory.main.${name}${key === null ? '' : ` where ${key} in (${touched[key]})`}`);
    await lease.run(`insert into memory.main.${name} select * from temp.main.${name}`);
    await lease.run(`drop table temp.main.${name}`);
  }
  for (const [name, rows] of SUMMED) {
    await lease.run(`delete from ${name} ${rows}`, bound);
    await lease.work(`insert into ${name} ${bodyOf(name, steps)}`, bound);
  }
  for (const [name, , kept] of MADE) if (!kept) await lease.run(`drop table temp.main.${name}`);
  await renewCards(lease, steps, now, cards);
  return { targets, sheets: true, others };
}

/** Makes every step for some indicators beside the tables, for as long as some work takes: what stands in the connection's own tables of a base table's name stands for that one. */
export async function beside<T>(lease: Lease, steps: Map<string, Question>, now: Bound, indicators: string[], work: () => Promise<T>): Promise<T> {
  const bound: Bound = { ...now, touched: { kind: 'text', value: `|${indicators.join('|')}|` } };
  for (const [name] of MADE) await lease.work(`create temp table ${name} as ${bodyOf(name, steps)}`, bound);
  const done = await work();
  for (const [name] of MADE) await lease.run(`drop table temp.main.${name}`);
  return done;
}

/** A step's statement with whatever it is made of that is no table. */
function bodyOf(name: string, steps: Map<string, Question>): string {
  return compose(steps.get(name)!, steps, STANDING);
}

/** What people said of scorecards follows from no sheet. @param cards each as set/period/scored */
async function renewCards(lease: Lease, steps: Map<string, Question>, now: Bound, cards: string[]): Promise<void> {
  if (cards.length === 0) return;
  const listed = cards.map((card) => `'${card.replaceAll("'", "''")}'`).join(', ');
  for (const name of SAID) {
    await lease.run(`delete from ${name} where card in (${listed})`);
    await lease.work(`insert into ${name} ${bodyOf(name, steps)}`, { ...now, cards: { kind: 'text', value: `|${cards.join('|')}|` } });
  }
}

/** Whether a plan is looked at from a later report than before: then every page of it is. */
async function movedOn(lease: Lease, steps: Map<string, Question>, now: Bound): Promise<boolean> {
  const sql = compose(steps.get('moment')!, steps, new Set([...REGISTRY, ...DAILY]));
  const moved = await lease.work(`select count(*) from (${sql}) as n inner join moment as m on m.plan = n.plan where m.q <> n.q or coalesce(m.latest_report, '') <> coalesce(n.latest_report, '')`, now);
  return Number(moved.values[0]![0]) > 0;
}
