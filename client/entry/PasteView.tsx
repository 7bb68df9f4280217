// What a paste or a file would change, looked at before it does; numbers with two readings are asked about once.
import { useState } from 'react';
import { toldOf } from '../access.ts';
import type { EntryField } from '../cell-checks.ts';
import { Icon } from '../marks/Icon.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { saying } from '../parts/entry-words.ts';
import { sentences } from '../problem-words.ts';
import { useWords } from '../words.ts';
import { DoubtChoice } from './DoubtQuestion.tsx';
import { keyOf, textOf } from './grid.ts';
import type { Cells, Change } from './grid.ts';
import { isDoubt } from './line-look.ts';
import { changesOf, textCheck } from './paste.ts';
import type { Pasted, Source } from './paste.ts';
import { fieldName } from './sayings.ts';

const MOST_SHOWN = 200;
const MOST_LETTERS_SHOWN = 300;

/** A cell that is wrong, and why. */
export interface Fault extends Source { text: string }

interface Props {
  title: string; cells: Cells;
  /** what it would be, with numbers of two readings read this way */
  read: (numbers: '' | 'vi' | 'en') => Pasted;
  /** sentences of what could not be read at all */
  unread?: string[];
  onApply: (changes: Change[]) => void; onClose: () => void;
  /** back to which column is what, where that was asked */
  onAgain?: (() => void) | undefined;
  /** gives the file back with a note at each cell that is wrong, where there is a file */
  onFaults?: ((faults: Fault[], numbers: '' | 'vi' | 'en') => Promise<void>) | undefined;
}

export function PasteView({ title, cells, read, unread = [], onApply, onClose, onAgain, onFaults }: Props) {
  const { lang, say } = useWords();
  const [failed, setFailed] = useState('');
  const [numbers, setNumbers] = useState<'' | 'vi' | 'en'>('');
  const [pasted, asked] = [read(numbers), read('')];
  const changes = changesOf(pasted);
  const count = (becomes: string): number => pasted.placed.filter((cell) => cell.becomes === becomes).length;
  const errors = pasted.placed.filter(({ code }) => code !== null && !isDoubt({ code })).length + unread.length;
  const counts = [['fresh', count('new')], ['changed', count('changed')], ['same', count('same')], ['skipped', pasted.skipped], ['errors', errors]] as const;
  return (
    <Dialog title={title} onClose={onClose} wide>
      <p className="dots paste-counts">{counts.filter(([word, many]) => many > 0 || word === 'fresh' || word === 'changed').map(([word, many]) => <span key={word} data-count={word} className={word === 'errors' ? 'late-ink strong' : undefined}>{say(`entry:pasted.${word}`, { count: many })}</span>)}</p>
      <p className="small ink-2">{say(`entry:pasted.by.${pasted.by}`)} {say('entry:pasted.undo')}</p>
      {asked.doubt && <DoubtChoice doubt={asked.doubt} chosen={numbers} onChoose={setNumbers} />}
      {unread.length > 0 && (
        <div className="notice" data-kind="error"><Icon name="error" /><div className="stack-tight"><p className="strong">{say('entry:pasted.wrong', { count: unread.length })}</p><ul>{unread.slice(0, 20).map((told) => <li key={told}>{told}</li>)}</ul></div></div>
      )}
      {changes.length === 0 && <p>{say('entry:pasted.nothing')}</p>}
      {changes.length > 0 && (
        <div className="paste-rows" tabIndex={0} role="group" aria-label={title}>
          <table className="table table-dense">
            <thead><tr><th scope="col">{say('entry:column.code')}</th><th scope="col">{say('entry:column.line')}</th><th scope="col" className="num">{say('entry:pasted.was')}</th><th scope="col" className="num">{say('entry:pasted.becomes')}</th></tr></thead>
            <tbody>
              {pasted.placed.filter(({ becomes }) => becomes !== 'same').slice(0, MOST_SHOWN).map((cell) => (
                <tr key={keyOf(cell.line, cell.field)} data-kind={cell.code === null ? undefined : isDoubt({ code: cell.code }) ? 'doubt' : 'error'}>
                  <td>{cell.line.code}</td><td>{fieldName(cell.line, cell.field, say)}</td>
                  <td className="num ink-3">{textOf(cell.line, cell.field, cells)}</td>
                  <td className="num">{cell.field === 'state' ? say(`entry:state.${cell.text}`) : cell.text.slice(0, MOST_LETTERS_SHOWN)}{cell.code !== null && !isDoubt({ code: cell.code }) && <span className="sub late-ink">{whyOf(cell.text, cell.field)}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row">
        <button type="button" className="button button-primary" data-first disabled={changes.length === 0} onClick={() => onApply(changes)}>{say('entry:pasted.apply')}</button>
        <button type="button" className="button" onClick={onClose}>{say('entry:pasted.cancel')}</button>
        {onFaults && errors + pasted.skipped > 0 && <button type="button" className="button" aria-describedby="faults-told" onClick={() => {
          setFailed('');
          onFaults(faultsOf(), numbers).catch((error: unknown) => setFailed(toldOf(error, say('state.no-answer'))));
        }}><Icon name="download" size={16} />{say('entry:pasted.faults')}</button>}
        {onAgain && <button type="button" className="button-text push" onClick={onAgain}>{say('entry:columns.again')}</button>}
      </div>
      {onFaults && errors + pasted.skipped > 0 && <p className="note" id="faults-told">{say('entry:pasted.faultsTold')}</p>}
      {failed !== '' && <p className="field-error" role="alert"><Icon name="error" size={16} />{failed}</p>}
    </Dialog>
  );

  /** What is wrong with what was pasted, where headings say where it stands. */
  function faultsOf(): Fault[] {
    const wrong = pasted.placed.flatMap(({ from, text, field, code }) => (from && code !== null ? [{ ...from, text: whyOf(text, field) }] : []));
    return [...wrong, ...pasted.lost.map(({ given, ...from }) => ({ ...from, text: say('entry:pasted.lost', { given }) }))];
  }

  function whyOf(text: string, field: EntryField): string {
    const checked = textCheck(text, field);
    return 'code' in checked ? sentences({ ...checked, sheet: '', line: null, column: field, cell: null }, lang, saying).what : '';
  }
}
