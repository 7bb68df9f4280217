// What a line says instead of a figure.
import { useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Line } from './grid.ts';
import { STATES } from './line-look.ts';
import { nameOf } from './sayings.ts';

export function StateList({ draft, line, state, isReadOnly, spot, onEnter }: { draft: Draft; line: Line; state: string; isReadOnly: boolean; spot?: string; onEnter?: () => void }) {
  const { lang, say } = useWords();
  return (
    <select className="select entry-state" data-spot={spot} value={state} disabled={isReadOnly} aria-label={`${say('entry:state.label')}, ${line.code} ${nameOf(line, lang, say)}`}
      onFocus={onEnter} onChange={(event) => draft.write([{ line, field: 'state', text: event.target.value, reading: '' }])}>
      {['', ...STATES].map((each) => <option key={each} value={each}>{say(`entry:state.${each}`)}</option>)}
    </select>
  );
}
