// npm run -s cot-moc -- <command>: what an administrator does with a home, said in Vietnamese or English as LANG has it.
// Ends with 0 where it is done, 1 where it could not be or something was found wrong, 2 where the line was not understood.
import { Refused } from '../lake/finding.ts';
import { nearest } from '../nearest.ts';
import { say } from '../words.ts';
import { backup } from './backup.ts';
import { Misused, readLine, usage } from './command.ts';
import type { Command } from './command.ts';
import { criteria } from './criteria.ts';
import { restore } from './restore.ts';
import { seal } from './seal.ts';
import { users } from './users.ts';
import { verify } from './verify.ts';

const COMMANDS: Command[] = [verify, backup, restore, seal, users, criteria];
const lang = process.env.LANG?.startsWith('vi') ? 'vi' : 'en';
const words = (key: string, params: Record<string, unknown> = {}): string => say(lang, `commands:${key}`, params);

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...line]: string[]): Promise<number> {
  try {
    const command = COMMANDS.find((one) => one.name === name);
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') console.log(help(COMMANDS.find((one) => one.name === line[0])));
    else if (!command) throw new Misused('unknown-command', { given: name, nearest: nearest(name, COMMANDS.map((one) => one.name), 1)[0]!, known: COMMANDS.map((one) => one.name).join(', ') });
    else if (line.includes('--help') || line.includes('-h')) console.log(help(command));
    else await command.run(readLine(command, line), (code, params) => console.log(words(`said.${code}`, params)), lang);
    return 0;
  } catch (error) {
    if (error instanceof Misused) {
      console.error(words(`misused.${error.code}`, error.params));
      return 2;
    }
    const findings = error instanceof Refused ? error.findings : [{ code: 'failed', params: { why: (error as Error).message } }];
    for (const { code, params } of findings) console.error(foundIn(code, params));
    if (findings.length > 1) console.error(words('found.count', { count: findings.length }));
    return 1;
  }
}

/** `api:…` and `problems:…` are said in the words of these catalogues. */
function foundIn(code: string, params: Record<string, unknown>): string {
  if (code.startsWith('api:')) return say(lang, `${code}.detail`, params);
  return code.startsWith('problems:') ? ['what', 'why', 'how'].map((part) => say(lang, `${code}.${part}`, params)).join(' ') : words(`found.${code}`, params);
}

function help(command?: Command): string {
  if (command) return [words(`help.${command.name}.does`), '', usage(command), '', words(`help.${command.name}.more`)].join('\n');
  return [words('help.all'), '', ...COMMANDS.flatMap((one) => [usage(one), `  ${words(`help.${one.name}.does`)}`]), '', words('help.more')].join('\n');
}
