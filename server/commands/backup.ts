// cot-moc backup: a home copied to a new folder, while its server runs or not.
import { makeBackup } from '../lake/backup.ts';
import { Refused } from '../lake/finding.ts';
import { look } from '../lake/verify.ts';
import type { Command } from './command.ts';
import { homeOf, isFree, isWithin, place } from './places.ts';
import { withState } from './running.ts';

export const backup: Command = {
  name: 'backup', takes: ['folder'], options: ['home'],
  run: async ({ words, options }, tell) => {
    const [root, to] = [homeOf(options.home), place(words.folder!)];
    if (isWithin(to, root)) throw new Refused({ code: 'backup-within', params: { folder: to, home: root } });
    if (!isFree(to)) throw new Refused({ code: 'folder-taken', params: { folder: to } });
    const started = performance.now();
    const seen = look(root);
    const made = await withState(root, (state) => makeBackup(root, state, seen, to, new Date().toISOString()));
    const megabytes = made.files.reduce((sum, { bytes }) => sum + bytes / 1e6, 0);
    tell('backed-up', { home: root, to, files: made.files.length, megabytes: megabytes.toFixed(1), snapshot: made.snapshot, seconds: ((performance.now() - started) / 1000).toFixed(1) });
  },
};
