// Submits one sheet after another, or one pair, until it is killed, naming each receipt only once it is acknowledged. Its parent is kill.test.ts.
import { readSheets } from '../../server/intake/sheets.ts';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { openEverything } from '../everything-open.ts';

const [agency, reports, indicator, first] = process.argv.slice(2) as [string, string, string, string];
const [report, ...others] = reports.split(' ') as [string, ...string[]];
const { house } = await openHouse(readSettings(process.env), () => undefined);
await openEverything(house);
await readSheets(async (read) => {
  const sheet = (number: number): Buffer => Buffer.from(`indicator;numerator;denominator;note\n${indicator};${number};1000000;Đúng theo sổ theo dõi\n`);
  await read(sheet(0), 'warm.csv');
  process.stdout.write('ready\n');
  for (let number = Number(first); ; number += 1) {
    const handed = { agency, report, bytes: sheet(number), fileName: 'kill.csv', idempotencyKey: `kill-${number}-key`, reason: 'recount', basis: 'Công văn 12/CV-ĐC', actor: 'test' };
    const together = others.map((other) => ({ report: other, bytes: sheet(number), fileName: 'kill.csv', reason: 'recount' }));
    const receipt = await house.intake.submit({ ...handed, together }, { accept: true, read });
    process.stdout.write(`${number} ${receipt.submission} ${receipt.sha256}\n`);
  }
});
