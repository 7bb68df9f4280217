// Lands the made-up sheets through the same intake as any sheet: the latest report before the first page, older ones behind it.
import type { House } from '../app.ts';
import { readSheets } from '../intake/sheets.ts';
import { demoSheets } from './sheets.ts';
import type { DemoSheet } from './sheets.ts';

/** @returns what is left to do once pages are served: older reports, newest first */
export async function landDemo(house: House, data: string, say: (line: string) => void): Promise<() => Promise<void>> {
  const sheets = (await demoSheets(house.engine, data, new Date())).filter((sheet) => !house.home.state.submissionByKey(sheet.key));
  if (sheets.length === 0) return async () => undefined;
  const reports = new Map<string, DemoSheet[]>();
  for (const sheet of sheets) reports.set(sheet.report, [...(reports.get(sheet.report) ?? []), sheet]);
  const newestFirst = [...reports.keys()].sort((a, b) => (order(a) < order(b) ? 1 : -1));
  house.progress.total = sheets.length;

  const landReport = async (report: string): Promise<void> => {
    await readSheets(async (read) => {
      for (const sheet of reports.get(report)!) {
        await house.intake.submit(
          { agency: sheet.agency, report, bytes: Buffer.from(sheet.csv), fileName: sheet.fileName, idempotencyKey: sheet.key, reason: sheet.reason, actor: 'demo' },
          { accept: sheet.accept, at: new Date(sheet.at).toISOString(), read, absorb: false },
        );
        house.progress.done += 1;
      }
    });
    await house.intake.inTurn(() => house.engine.absorb());
  };

  say(`Landing made-up figures (số liệu minh họa): report ${newestFirst[0]!} first, ${newestFirst.length - 1} older ones behind the first page.`);
  await landReport(newestFirst[0]!);
  return async () => {
    for (const report of newestFirst.slice(1)) {
      await landReport(report);
      say(`Made-up figures: ${house.progress.done} of ${house.progress.total} sheets, back to ${report}.`);
    }
  };
}

function order(report: string): string {
  return report.slice(0, 4) + { Q1: 1, H1: 2, Q3: 3, Y: 4 }[report.slice(4)];
}
