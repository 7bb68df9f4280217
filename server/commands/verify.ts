// cot-moc verify: everything of a home, or of a backup, looked through; each thing found is named.
import { Refused } from '../lake/finding.ts';
import { look, verify as verifyHome } from '../lake/verify.ts';
import type { Command } from './command.ts';
import { homeOf } from './places.ts';
import { withState } from './running.ts';

export const verify: Command = {
  name: 'verify', takes: ['home?'], options: [],
  run: async ({ words }, tell) => {
    const root = homeOf(words.home);
    const seen = look(root);
    const { findings, counts } = await withState(root, (state) => verifyHome(root, state, seen));
    if (findings.length > 0) throw new Refused(...findings);
    tell('verified', { home: root, ...counts, megabytes: counts.megabytes.toFixed(1) });
    if (!seen.log) tell('no-log', { home: root });
  },
};
