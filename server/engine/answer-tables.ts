// The tables of kept answers: for which keys each is made, and which of its rows an act renews. They are made by the question's own statement for many keys at once.
import type { Lease } from './lease.ts';
import { compose, inOrder, narrowedBy } from './question.ts';
import type { Files, Question } from './question.ts';
import { told } from './statement.ts';
import type { Bound } from './values.ts';

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
/** What only narrows the steps that a question is made of. For many keys at once they are made once, for everything: made for each key they take a nation's memory. */
const NARROWING = ['target', 'plan'];
/** What steps tell something else for. */
const TELLING = [...new Set(Object.keys(KEYS).flatMap((keep) => keep.split(',')))].filter((name) => !NARROWING.includes(name));

/** What acts touched: these pages; whether they were about sheets, and whether about anything else. */
export interface Touched { targets: string[]; sheets: boolean; others: boolean }
/** A question kept for some parameters, and the keys whose answers are missing from its table. */
interface Filling { question: Question; keep: string[]; keys: string }

export function tableOf({ name }: Question, keep: string[]): string {
  return ['answers', name].concat(keep).join('_');
}

/** Makes every kept answer. @param ready steps that are tables */
export async function makeAnswers(lease: Lease, { questions, steps }: Files, ready: ReadonlySet<string>, now: Bound): Promise<void> {
  const fillings = [...questions.values()].flatMap((question) => question.keeps.map((keep) => ({ question, keep, keys: keysOf(question, keep) })));
  for (const { question, keep } of fillings) await lease.run(`create or replace table ${tableOf(question, keep)} ("key" varchar, place bigint, line varchar)`);
  await fill(lease, fillings, steps, ready, now);
}

/** Makes anew what is kept of the touched pages, and whatever else may have changed. */
export async function renewAnswers(lease: Lease, { questions, steps }: Files, ready: ReadonlySet<string>, now: Bound, { targets, sheets, others }: Touched): Promise<void> {
  const listed = targets.map((target) => `'${target.replaceAll("'", "''")}'`).join(', ') || "''";
  const [ofPages, ofAll]: [Filling[], Filling[]] = [[], []];
  for (const question of questions.values()) {
    if (question.keeps.length === 0) continue;
    const whole = compose(question, steps, new Set());
    if (!(sheets && OF_SHEETS.test(whole)) && !(others && OF_OTHERS.test(whole))) continue;
    for (const keep of question.keeps) {
      const keys = keysOf(question, keep);
      if (keep.includes('target') && !(others && OF_NO_PAGE.test(whole))) ofPages.push({ question, keep, keys: `select * from (${keys}) where target in (${listed})` });
      else ofAll.push({ question, keep, keys });
    }
  }
  for (const { question, keep } of ofAll) await lease.run(`delete from ${tableOf(question, keep)}`);
  await fill(lease, ofAll, steps, ready, now);
  if (targets.length === 0) return;
  for (const { question, keep } of ofPages) await lease.run(`delete from ${tableOf(question, keep)} where split_part("key", '|', 1) in (${listed})`);
  const { values } = await lease.run(`select distinct indicator from pages where target in (${listed})`);
  await fill(lease, ofPages, steps, ready, { ...now, touched: { kind: 'text', value: `|${values[0]!.join('|')}|` } });
}

/** Makes the missing answers, and once for all of them the steps that are no tables. These are committed first: DuckDB knows nothing of what a table holds until it is, and joins in an order that takes ten times as long. */
async function fill(lease: Lease, fillings: Filling[], steps: Map<string, Question>, ready: ReadonlySet<string>, now: Bound): Promise<void> {
  const telling = narrowedBy(TELLING, steps, ready);
  const missing = inOrder(fillings.flatMap(({ question }) => question.steps), steps, ready).filter(({ name }) => !telling.has(name));
  const made = new Map<string, string>();
  try {
    await lease.transaction(async () => {
      for (const step of missing) {
        await lease.work(`create or replace temp table made_${step.name} as ${compose(step, steps, new Set([...ready, ...made.keys()]), made)}`, now);
        made.set(step.name, `temp.main.made_${step.name}`);
      }
    });
    for (const { question, keep, keys } of fillings) {
      const table = tableOf(question, keep);
      const nothing: Bound = Object.fromEntries(question.params.map(({ name, kind }) => [name, { kind, value: null }]));
      const row = question.columns.map(({ name }) => `answer."${name}"`).join(', ');
      const each = opened(compose(question, steps, new Set([...ready, ...made.keys()]), made), keep);
      await lease.work(`insert into ${table} select kept_for."key", answer.place, json_array(${row}) from (${keys}) as kept_for cross join lateral (${each}) as answer`, { ...nothing, ...now });
      // An answer without rows is one too.
      await lease.work(`insert into ${table} select k."key", 0, null from (${keys}) as k where not exists (select 1 from ${table} as t where t."key" = k."key")`, now);
    }
  } finally {
    for (const table of made.values()) await lease.run(`drop table if exists ${table}`);
  }
}

function keysOf({ name }: Question, keep: string[]): string {
  const keys = KEYS[keep.join(',')];
  if (keys === undefined) throw new Error(`queries/${name}.sql: answers are kept for ${Object.keys(KEYS).join('; ')}, not for ${keep.join(',')}`);
  return keys;
}

/** A question's statement with its key open, which is never null, and the order of its rows as a column, since an order within a statement does not outlast it. */
function opened(statement: string, keep: string[]): string {
  const known = told(statement, (name) => (keep.includes(name) ? false : null));
  const sql = keep.reduce((text, name) => text.replaceAll(new RegExp(`\\$${name}\\b`, 'g'), `kept_for."${name}"`), known);
  const [from, order] = [sql.lastIndexOf('\nfrom '), sql.lastIndexOf('\norder by')];
  return `${sql.slice(0, from)},\n  row_number() over (${sql.slice(order + 1)}) as place${sql.slice(from, order)}`;
}
