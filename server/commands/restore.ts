// cot-moc restore: a home made from a backup, whole or not at all.
import { readBackup } from '../lake/backup.ts';
import { Refused } from '../lake/finding.ts';
import { restore as restoreHome } from '../lake/restore.ts';
import type { Command } from './command.ts';
import { isFree, place } from './places.ts';

export const restore: Command = {
  name: 'restore', takes: ['backup', 'home'], options: [],
  run: async ({ words }, tell) => {
    const [from, home] = [place(words.backup!), place(words.home!)];
    const backup = readBackup(from);
    if (!isFree(home)) throw new Refused({ code: 'folder-taken', params: { folder: home } });
    const started = performance.now();
    const counts = await restoreHome(from, backup, home);
    tell('restored', { home, from, made: backup.made_at, snapshot: backup.snapshot, files: counts.files, submissions: counts.submissions, acts: counts.acts, seconds: ((performance.now() - started) / 1000).toFixed(1) });
  },
};
