// The hidden sheet of a template: for whom and for which report it was made, and which lines it asked for.
import { createHash } from 'node:crypto';
import { SheetFault } from './cells.ts';

export const STAMP_SHEET = '_cot_moc';
export const TEMPLATE_VERSION = '1';

export interface Stamp { version: string; agency: string; report: string; parts: { indicator: string; part: string; label: string }[] }

/** The rows of the hidden sheet, in order. */
export function stampRows(stamp: Stamp): string[][] {
  return [
    ['cot-moc', 'template'], ['version', stamp.version], ['agency', stamp.agency], ['report', stamp.report], ['checksum', checksum(stamp)],
    ...stamp.parts.map(({ indicator, part, label }) => ['line', indicator, part, label]),
  ];
}

/** @throws SheetFault template-changed where the rows are not as they were made */
export function readStamp(rows: string[][]): Stamp {
  const value = (name: string): string => rows.find((row) => row[0] === name)?.[1] ?? '';
  const stamp: Stamp = {
    version: value('version'), agency: value('agency'), report: value('report'),
    parts: rows.filter((row) => row[0] === 'line').map((row) => ({ indicator: row[1] ?? '', part: row[2] ?? '', label: row[3] ?? '' })),
  };
  if (value('checksum') !== checksum(stamp)) throw new SheetFault('template-changed');
  return stamp;
}

function checksum({ version, agency, report, parts }: Stamp): string {
  const lines = parts.map(({ indicator, part, label }) => [indicator, part, label]);
  return createHash('sha256').update(JSON.stringify([version, agency, report, lines])).digest('hex');
}
