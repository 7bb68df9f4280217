// cot-moc seal: a closed report's files become one.
import { dayInVietnam } from '../../client/format.ts';
import { DuckDB } from '../engine/duckdb.ts';
import { seal as sealReport } from '../lake/seal.ts';
import type { Command } from './command.ts';
import { homeOf } from './places.ts';
import { ask, withHome } from './running.ts';

export const seal: Command = {
  name: 'seal', takes: ['report'], options: ['home'],
  run: async ({ words, options }, tell) => {
    const root = homeOf(options.home);
    const report = words.report!;
    const { files, rows, at } = await ask(root, { command: 'seal', report }) ?? await alone(root, report);
    if (files !== 0) tell('sealed', { report, files: files!, rows: rows! });
    else if (at === '') tell('nothing-to-seal', { report });
    else tell('sealed-before', { report, day: dayInVietnam(new Date(at!)) });
  },
};

function alone(root: string, report: string): Promise<Record<string, string | number>> {
  return withHome(root, async (home) => {
    const db = await DuckDB.open([home.lake, home.staging]);
    try {
      const now = new Date();
      return { ...await sealReport(report, home, db, dayInVietnam(now), now.toISOString()) };
    } finally {
      db.close();
    }
  });
}
