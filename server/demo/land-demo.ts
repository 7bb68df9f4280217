// Lands the made-up sheets through the intake of all sheets: the latest report before the first page, older ones behind it.
import type { House } from '../app.ts';
import { remarkWaiting } from '../intake/remarks.ts';
import { readSheets } from '../intake/sheets.ts';
import type { Read } from '../intake/sheets.ts';
import { landConclusions } from './conclusions.ts';
import { demoMonths } from './months.ts';
import { landScores } from './scores.ts';
import { demoSheets } from './sheets.ts';
import type { DemoSheet } from './sheets.ts';
import { quarterOf } from './stories.ts';

/** How many sheets of a report are under way at once: while one is written, the next are checked. */
const AT_ONCE = 4;
/** Older reports are shown so many at a time: each time every page that they touch is made anew. Months touch few, and are shown each by itself. */
const SHOWN_BY = 4;

/** @returns what is left to do once pages are served: older reports, newest first */
export async function landDemo(house: House, data: string, say: (line: string) => void): Promise<() => Promise<void>> {
  const { names } = house.engine;
  const conclusions = landConclusions(house.home.state, data, names.of('plan')!, new Date());
  const scores = await landScores(house.home, data, { criteria: names.of('criteria')!, scored: names.of('scored')! }, new Date());
  if (conclusions + scores > 0) await house.intake.inTurn(() => house.engine.absorb());
  const [quarterly, monthly] = [await demoSheets(house.engine, data, new Date()), await demoMonths(house.engine, data, new Date())];
  const all = [...quarterly, ...monthly];
  const sheets = all.filter((sheet) => !house.home.state.submissionByKey(sheet.key));
  if (sheets.length === 0) return async () => undefined;
  const reports = new Map<string, DemoSheet[]>();
  for (const sheet of all) reports.set(sheet.report, []);
  for (const sheet of sheets) reports.get(sheet.report)!.push(sheet);
  // Months close no quarter: the newest report is one of the year's own, and months come right after it.
  const [newest, ...before] = [...new Set(quarterly.map(({ report }) => report))].sort((a, b) => quarterOf(b) - quarterOf(a));
  const months = [...new Set(monthly.map(({ report }) => report))];
  const older = [...months, ...before];
  const isNewestThere = newest === undefined || reports.get(newest)!.length === 0;
  house.progress.total = sheets.length;

  const landSheet = async (sheet: DemoSheet, read: Read): Promise<void> => {
    await house.intake.submit(
      { agency: sheet.agency, report: sheet.report, bytes: Buffer.from(sheet.csv), fileName: sheet.fileName, idempotencyKey: sheet.key, reason: sheet.reason, actor: 'demo' },
      { accept: sheet.accept, at: new Date(sheet.at).toISOString(), read, absorb: false },
    );
    house.progress.done += 1;
  };
  const landReport = async (report: string, read: Read): Promise<void> => {
    // A corrected sheet comes when the one that it corrects has landed.
    for (const isCorrection of [false, true]) {
      const waiting = reports.get(report)!.filter((sheet) => sheet.revision > 1 === isCorrection).values();
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        for (const sheet of waiting) await landSheet(sheet, read);
      }));
    }
  };
  const show = (): Promise<void> => house.intake.inTurn(() => house.engine.absorb());

  if (!isNewestThere) {
    say(`Landing made-up figures (số liệu minh họa): report ${newest} first, ${older.length} older ones behind the first page.`);
    await readSheets((read) => landReport(newest, read));
    await show();
  }
  return () => readSheets(async (read) => {
    for (const [at, report] of older.entries()) {
      if (reports.get(report)!.length === 0) continue;
      await landReport(report, read);
      if (at % SHOWN_BY === 0 || at < months.length) await show();
      say(`Made-up figures: ${house.progress.done} of ${house.progress.total} sheets, back to ${report}.`);
    }
    await show();
    await remarkWaiting(house.engine, house.home.state);
  });
}
