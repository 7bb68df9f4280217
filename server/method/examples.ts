// The worked examples of the method page: a small made-up registry with its sheets, answered by the product's own questions and steps.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { parse } from 'csv-parse/sync';
import type { RequestHandler } from 'express';
import { ask } from '../engine/ask.ts';
import type { Plain } from '../engine/values.ts';
import { Engine } from '../engine/engine.ts';
import { ROOMS } from '../home.ts';
import type { Home } from '../home.ts';
import { LANDED } from '../lake/land.ts';
import { State } from '../lake/state.ts';
import { lineOf, readRegistry } from '../registry/read.ts';
import { fillTables } from '../registry/store.ts';
import { validate } from '../registry/validate.ts';

const FOLDER = new URL('../../data/examples/', import.meta.url).pathname;

/**
 * An engine that knows the examples alone; calendar, days off and thresholds are those in force.
 * @param data folder of the registry in force
 * @param tell as Engine.open
 * @throws Error with a line for each problem of the examples
 */
export async function openExamples(data: string, tell: (error: unknown) => void): Promise<{ engine: Engine; home: Home }> {
  const registry = readRegistry(FOLDER, false, data);
  const problems = validate(registry, '');
  if (problems.length > 0) throw new Error(['The examples of the method have problems:', ...problems.map(lineOf)].join('\n'));
  const nowhere = join(tmpdir(), 'cot-moc-examples');
  const home: Home = { root: nowhere, received: nowhere, lake: nowhere, evidence: nowhere, staging: nowhere, quarantine: nowhere, registry: nowhere, state: new State(':memory:', ROOMS) };
  const engine = await Engine.open(home, tell);
  await fillTables(registry, engine.db);
  await hand(engine);
  await engine.makeReady();
  return { engine, home };
}

/** The sheets as they would have landed: each on the last day of its window, accepted at once. */
async function hand(engine: Engine): Promise<void> {
  const rows = parse(readFileSync(join(FOLDER, 'sheets.csv')), { columns: true, skipEmptyLines: true }) as Record<string, string>[];
  await engine.db.use(async (lease) => {
    const ends = await lease.run('select report, ends from registry_calendar');
    const endOf = new Map(ends.values[0]!.map((report, at) => [String(report), String(ends.values[1]![at])]));
    const sheets = [...new Set(rows.map((row) => `${row.agency} ${row.report}`))].map((key, at) => ({ key, seq: at + 1, agency: key.split(' ')[0]!, report: key.split(' ')[1]! }));
    const number = (text: string | undefined): Plain => (text ? Number(text) : null);
    const cell = (row: Record<string, string>, name: string, line: number): Plain => {
      if (name === 'submission') return `${row.agency} ${row.report}`;
      if (name === 'revision') return 1;
      if (name === 'line') return line;
      return LANDED.find(([one]) => one === name)![1] === 'number' ? number(row[name]) : row[name] ?? '';
    };
    await lease.append('landed', LANDED.map(([, kind]) => kind), rows.map((row, at) => LANDED.map(([name]) => cell(row, name, at + 2))));
    await lease.append('submissions', ['text', 'text', 'text', 'integer', 'timestamp', 'text', 'text', 'text', 'integer', 'integer'],
      sheets.map((sheet) => [sheet.key, sheet.agency, sheet.report, 1, `${endOf.get(sheet.report)}T02:00:00Z`, '', 'sheets.csv', null, rows.filter((row) => `${row.agency} ${row.report}` === sheet.key).length, sheet.seq]));
    await lease.append('acts', ['integer', 'timestamp', 'text', 'text', 'text'], sheets.map((sheet) => [sheet.seq, `${endOf.get(sheet.report)}T03:00:00Z`, 'accept', sheet.key, '']));
  });
}

export interface Examples { answer: RequestHandler; close: () => Promise<void> }

/** GET /api/examples/q/:question: as /api/q/:question, over the examples; opened when first asked. */
export function examples(data: string, tell: (error: unknown) => void): Examples {
  let opened: Promise<{ engine: Engine; home: Home; handler: RequestHandler }> | null = null;
  const open = async (): Promise<{ engine: Engine; home: Home; handler: RequestHandler }> => {
    const { engine, home } = await openExamples(data, tell);
    return { engine, home, handler: ask(engine, home, { let: (_req, _res, _question, params) => params, seen: (_res, _question, params) => params }) };
  };
  return {
    answer: async (req, res, next) => {
      opened ??= open();
      await (await opened).handler(req, res, next);
    },
    close: async () => {
      if (!opened) return;
      const { engine, home } = await opened;
      await engine.close();
      home.state.close();
    },
  };
}
