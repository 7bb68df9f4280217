// Every report open to everybody, as in a province that loads the years before. Apart, so that a process of a test need not load a server for it.
import type { Engine } from '../server/engine/engine.ts';
import type { Home } from '../server/home.ts';

export async function openEverything({ engine, home: { state } }: { engine: Engine; home: Home }): Promise<void> {
  if (state.acts().some(({ kind }) => kind === 'opening')) return;
  state.transaction(() => state.act({ at: '2021-01-01T00:00:00.000Z', actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency: '', report: '', until: '2999-12-31', reason: 'Nạp số liệu các năm trước' }) }));
  await engine.absorb();
}
