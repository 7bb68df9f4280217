// Lands the made-up sheets through the same intake as any sheet: the latest report before the first page, older ones behind it.
import type { House } from '../app.ts';
import { readSheets } from '../intake/sheets.ts';
import type { Read } from '../intake/sheets.ts';
import { demoSheets } from './sheets.ts';
import type { DemoSheet } from './sheets.ts';
import { quarterOf } from './stories.ts';

/** How many sheets of a report are under way at once: while one is written, the next are checked. */
const AT_ONCE = 4;

/** @returns what is left to do once pages are served: older reports, newest first */
export async function landDemo(house: House, data: string, say: (line: string) => void): Promise<() => Promise<void>> {
  const sheets = (await demoSheets(house.engine, data, new Date())).filter((sheet) => !house.home.state.submissionByKey(sheet.key));
  if (sheets.length === 0) return async () => undefined;
  const reports = new Map<string, DemoSheet[]>();
  for (const sheet of sheets) reports.set(sheet.report, [...(reports.get(sheet.report) ?? []), sheet]);
  const newestFirst = [...reports.keys()].sort((a, b) => quarterOf(b) - quarterOf(a));
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
    await house.intake.inTurn(() => house.engine.absorb());
  };

  say(`Landing made-up figures (số liệu minh họa): report ${newestFirst[0]!} first, ${newestFirst.length - 1} older ones behind the first page.`);
  await readSheets((read) => landReport(newestFirst[0]!, read));
  return () => readSheets(async (read) => {
    for (const report of newestFirst.slice(1)) {
      await landReport(report, read);
      say(`Made-up figures: ${house.progress.done} of ${house.progress.total} sheets, back to ${report}.`);
    }
  });
}
