// Asks once where the headings of somebody's own table are and what its columns mean; the answer is remembered here for the agency's next one.
import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { useWords } from '../words.ts';
import { chosenOf, headingOf, knownHeadings, letters, MEANINGS, signOf } from './free-table.ts';
import type { Chosen, Meaning, Worksheet } from './free-table.ts';

const KEY = 'cot-moc.columns';
const SHOWN = 20;

function remembered(): Record<string, Meaning[]> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Meaning[]>;
  } catch {
    return {};
  }
}

/** Worksheets whose heading was seen before, with what their columns are. */
export function recallColumns(agency: string, sheets: readonly Worksheet[]): { sheet: number; head: number; known: Meaning[] }[] {
  const all = remembered();
  return knownHeadings(sheets, (sign) => all[`${agency} ${sign}`] ?? null);
}

function rememberColumns(agency: string, heading: readonly string[], meanings: Meaning[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [`${agency} ${signOf(heading)}`]: meanings }));
  } catch {
    // A browser that keeps nothing only asks again.
  }
}

interface Props { agency: string; sheets: Worksheet[]; onRead: (chosen: Chosen) => void; onClose: () => void }

export function FreeTable({ agency, sheets, onRead, onClose }: Props) {
  const { say } = useWords();
  const [known] = useState(() => recallColumns(agency, sheets));
  const [at, setAt] = useState(known[0]?.sheet ?? 0);
  const sheet = sheets[at]!;
  return (
    <Dialog title={say('entry:columns.title')} onClose={onClose} wide>
      <p className="small">{say('entry:columns.told')}</p>
      {sheets.length > 1 && (
        <label className="row"><span className="strong">{say('entry:columns.sheet')}</span>
          <select className="select" value={at} onChange={(event) => setAt(Number(event.target.value))}>
            {sheets.map(({ name, rows }, place) => <option key={place} value={place}>{say('entry:columns.sheetRows', { name, count: rows.length })}</option>)}
          </select>
        </label>
      )}
      <Columns key={at} agency={agency} sheet={sheet} known={known.find((one) => one.sheet === at)} onRead={onRead} onClose={onClose} />
    </Dialog>
  );
}

function Columns({ agency, sheet, known, onRead, onClose }: { agency: string; sheet: Worksheet; known: { head: number; known: Meaning[] } | undefined; onRead: (chosen: Chosen) => void; onClose: () => void }) {
  const { say } = useWords();
  const { rows } = sheet;
  const [head, setHead] = useState(() => known?.head ?? headingOf(sheet));
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const [meanings, setMeanings] = useState<Meaning[]>(() => Array.from({ length: width }, (_, column) => known?.known[column] ?? ''));
  // A column with nothing under the heading has nothing to say.
  const columns = meanings.map((_, column) => column).filter((column) => rows.slice(head).some(({ cells }) => (cells[column] ?? '') !== ''));
  const isEnough = meanings.includes('indicator') && meanings.some((meaning) => meaning !== '' && meaning !== 'indicator' && meaning !== 'note');
  return (
    <>
      <div className="paste-rows" tabIndex={0} role="group" aria-label={say('entry:columns.title')}>
        <table className="table table-dense free-rows">
          <thead><tr><th scope="col">{say('entry:columns.heading')}</th>{columns.map((column) => (
            <th key={column} scope="col">
              <span className="sub">{letters(column)}</span>
              <select className="select" aria-label={say('entry:columns.column', { letter: letters(column) })} value={meanings[column]}
                onChange={(event) => setMeanings(meanings.map((each, place) => (place === column ? event.target.value as Meaning : each === event.target.value && each !== '' ? '' : each)))}>
                <option value="">{say('entry:columns.skip')}</option>
                {MEANINGS.map((each) => <option key={each} value={each}>{say(each === 'indicator' ? 'entry:columns.indicator' : `entry:field.${each}`)}</option>)}
              </select>
            </th>
          ))}</tr></thead>
          <tbody>{rows.slice(0, Math.max(SHOWN, head + 6)).map(({ line, cells }, place) => (
            <tr key={line} data-place={place < head ? 'above' : place === head ? 'heading' : 'below'}>
              <td><label className="free-line"><input type="radio" name="heading" checked={place === head} onChange={() => setHead(place)} aria-label={say('entry:columns.headingAt', { line })} /><span className="num">{line}</span></label></td>
              {place < head && cells.filter((text) => text !== '').length === 1 ? <td colSpan={columns.length}>{cells.find((text) => text !== '')}</td> : columns.map((column) => <td key={column}>{cells[column]}</td>)}
            </tr>
          ))}</tbody>
        </table>
      </div>
      <div className="row">
        <button type="button" className="button button-primary" disabled={!isEnough} onClick={() => {
          rememberColumns(agency, rows[head]!.cells, meanings);
          onRead(chosenOf(sheet, head, meanings));
        }}>{say('entry:columns.read')}</button>
        <button type="button" className="button" onClick={onClose}>{say('entry:pasted.cancel')}</button>
      </div>
    </>
  );
}
