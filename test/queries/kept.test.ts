// Statements whose plans are kept: they hold for whatever values are asked for, and for the rows of the tables as they were last filled.
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDB } from '../../server/engine/duckdb.ts';
import type { Bound } from '../../server/engine/values.ts';

let db: DuckDB;
beforeAll(async () => {
  db = await DuckDB.open([tmpdir()]);
  await db.use(async (lease) => {
    await lease.run('create table proved (subject varchar, document varchar, amount bigint, seq bigint)');
    await lease.run('create table subjects (subject varchar, place bigint)');
    await lease.run("insert into subjects select 's' || i, i from range(300) as r (i)");
  });
});
afterAll(() => db.close());

const text = (value: string | null): Bound[string] => ({ kind: 'text', value });

test('a plan made over no rows, or over short and small ones, shows long and large ones whole', async () => {
  const sql = `with placed as (select subject, document, amount, row_number() over (partition by subject order by seq desc) as place from proved)
    select s.subject, p.document, p.amount, case when p.amount > 10 then 'large' when p.amount is null then 'none' else 'small' end as size
    from subjects as s left join placed as p on p.subject = s.subject and p.place = 1 where $only is null or s.subject = $only order by p.amount nulls last, s.place`;
  const first = async (): Promise<unknown[]> => (await db.asking((ask) => ask(sql, { only: text(null) }))).values.map((column) => column[0]);
  expect(await first()).toEqual(['s0', null, null, 'none']);
  const add = async (row: string): Promise<void> => {
    await db.use((lease) => lease.run(`insert into proved values (${row})`));
    db.redefined();
  };
  await add("'s7', 'k', 3, 1");
  expect(await first()).toEqual(['s7', 'k', 3, 'small']);
  await add("'s7', 'Quyết định 12/QĐ-UBND', 123456789012, 2");
  expect(await first()).toEqual(['s7', 'Quyết định 12/QĐ-UBND', 123456789012, 'large']);
});

test('the same plan answers every value, in any order', async () => {
  const sql = 'select subject, $subject as asked, $most as most from subjects where (subject = $subject or $subject > subject) and place <= $most order by asked, most, place limit 1';
  const long = `z${'ư'.repeat(2000)}`;
  for (const [subject, most, found] of [['s1', 5, 's0'], ['s299', 299, 's0'], [long, 2 ** 52, 's0'], ['a', 1_000, null], ['s0', 0, 's0'], ['s12', -1, null], ['zz', 12, 's0']] as [string, number, string | null][]) {
    const answer = await db.asking((ask) => ask(sql, { subject: text(subject), most: { kind: 'integer', value: most } }));
    expect(answer.values.map((column) => column[0]), subject.slice(0, 9)).toEqual(found === null ? [undefined, undefined, undefined] : [found, subject, most]);
  }
});
