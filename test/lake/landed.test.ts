// Lake files of today's form and of earlier ones are read alike, in any mix.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDB } from '../../server/engine/duckdb.ts';
import type { Plain } from '../../server/engine/values.ts';
import { openHome } from '../../server/home.ts';
import type { Home } from '../../server/home.ts';
import { LANDED, land, readLanded } from '../../server/lake/land.ts';
import type { Observation } from '../../server/lake/land.ts';

let home: Home;
let db: DuckDB;
let old: string;
let landed: string;
const FIRST = "select 'PN-1' as submission, 'a' as agency, '2022Y' as report, cast(1 as bigint) as revision, 'survey' as indicator, '' as part, 'reported' as state, cast(null as double) as numerator, "
  + "cast(null as double) as denominator, cast(90.5 as double) as value, cast(400 as double) as sample, 'ghi chú' as note, '' as sheet, cast(2 as bigint) as line, 'E2' as cell";
const survey: Observation = {
  indicator: 'survey', part: '', state: 'reported', numerator: null, denominator: null, value: 91, sample: 500, standard_error: 0.8, reference: '2022Q3', note: '', sheet: 'Số liệu', line: 5, cell: 'H5',
};

beforeAll(async () => {
  home = openHome(mkdtempSync(join(tmpdir(), 'cot-moc-landed-')));
  db = await DuckDB.open([home.lake, home.staging]);
  old = join(home.lake, "old form's.parquet");
  await db.use((lease) => lease.run(`copy (${FIRST}) to '${old.replaceAll("'", "''")}' (format parquet, compression zstd)`));
  const [first] = await land([{
    agency: 'a', report: '2022Y', observations: [survey, { ...survey, part: 'level=province', standard_error: null, reference: '' }], sha256: 'x', fileName: 'a.csv', idempotencyKey: 'landed-key', reason: null,
    accept: true, actor: 'test', at: '2023-01-01T00:00:00.000Z',
  }], home, db);
  landed = join(home.lake, first!.path);
});
afterAll(() => {
  db.close();
  home.state.close();
  rmSync(home.root, { recursive: true });
});

const read = async (paths: string[]): Promise<{ columns: string[]; rows: Plain[][] }> => {
  const { names, kinds, values, rows } = await db.use((lease) => lease.run(`select * from (${readLanded(paths)}) order by submission, part`));
  return { columns: names.map((name, at) => `${name} ${kinds[at]}`), rows: Array.from({ length: rows }, (_, row) => values.map((column) => column[row]!)) };
};
const EARLIER = ['PN-1', 'a', '2022Y', 1, 'survey', '', 'reported', null, null, 90.5, 400, null, '', 'ghi chú', '', 2, 'E2'];
const TODAY = [
  ['PN-2022Y-a-01', 'a', '2022Y', 1, 'survey', '', 'reported', null, null, 91, 500, 0.8, '2022Q3', '', 'Số liệu', 5, 'H5'],
  ['PN-2022Y-a-01', 'a', '2022Y', 1, 'survey', 'level=province', 'reported', null, null, 91, 500, null, '', '', 'Số liệu', 5, 'H5'],
];

test.each([
  ['only earlier files', () => [old], [EARLIER]], ['only files of today', () => [landed], TODAY], ['an earlier one first', () => [old, landed], [EARLIER, ...TODAY]], ['an earlier one last', () => [landed, old], [EARLIER, ...TODAY]],
  ['no file', () => [], []],
] as const)('%s: the columns of today, in order and of their kinds', async (_name, paths, rows) => {
  const found = await read([...paths()]);
  expect(found.columns).toEqual(LANDED.map(([name, kind]) => `${name} ${kind}`));
  expect(found.rows).toEqual(rows);
});
