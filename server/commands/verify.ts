// cot-moc verify: everything of a home, or of a backup, looked through; each thing found is named.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBackup } from '../lake/backup.ts';
import { Refused } from '../lake/finding.ts';
import { verifyBackup } from '../lake/restore.ts';
import { look, verify as verifyHome } from '../lake/verify.ts';
import type { Command } from './command.ts';
import { homeOf, place } from './places.ts';
import { withState } from './running.ts';

export const verify: Command = {
  name: 'verify', takes: ['home?'], options: ['backup'],
  run: async ({ words, options }, tell) => {
    const root = homeOf(words.home);
    const known = options.backup === undefined ? [] : [readBackup(place(options.backup)).last];
    const seen = look(root);
    const isBackup = existsSync(join(root, 'backup.json'));
    const { findings, counts } = isBackup ? await verifyBackup(root, readBackup(root)) : await withState(root, (state) => verifyHome(root, state, seen, known));
    if (findings.length > 0) throw new Refused(...findings);
    tell('verified', { home: root, ...counts, megabytes: counts.megabytes.toFixed(1) });
    if (!seen.log && !isBackup) tell('no-log', { home: root });
  },
};
