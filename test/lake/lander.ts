// Submits one sheet after another until it is killed, naming each receipt only once it is acknowledged. Its parent is kill.test.ts.
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';

const [agency, report, indicator, first] = process.argv.slice(2) as [string, string, string, string];
const { house } = await openHouse(readSettings(process.env), () => undefined);
process.stdout.write('ready\n');
for (let number = Number(first); ; number += 1) {
  const csv = `indicator;numerator;denominator\n${indicator};${number};1000000\n`;
  const receipt = await house.intake.submit({ agency, report, bytes: Buffer.from(csv), fileName: 'kill.csv', idempotencyKey: `kill-${number}-key`, reason: 'recount', actor: 'test' }, { accept: true });
  process.stdout.write(`${number} ${receipt.submission} ${receipt.sha256}\n`);
}
