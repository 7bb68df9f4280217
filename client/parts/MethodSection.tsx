// A section of the method: its sentences and its table, said from the catalogue `method` with the thresholds in their places.
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import type { ThresholdWords } from './threshold-words.ts';
import { Told } from './Told.tsx';

/** A card of its own. `sentences`: how many of `p1`, `p2`, … the section has; the table comes after them. */
export function MethodSection({ id, sentences, words, children }: { id: string; sentences: number; words: ThresholdWords; children?: ReactNode }) {
  const { say } = useWords();
  return (
    <section className="card stack method-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say(`method:${id}.title`)}</h2>
      <Sentences id={id} count={sentences} words={words} />
      {children}
    </section>
  );
}

export function Sentences({ id, count, words }: { id: string; count: number; words: ThresholdWords }) {
  const { say } = useWords();
  return Array.from({ length: count }, (_, place) => <p key={place} className="measure"><Told text={say(`method:${id}.p${place + 1}`, words)} /></p>);
}

/** Rows and columns of a section's table; the first column names the row. On a phone each row stands as a block. */
export function MethodTable({ id, rows, columns, words }: { id: string; rows: string[]; columns: string[]; words: ThresholdWords }) {
  const { say } = useWords();
  const [first = '', ...rest] = columns;
  const head = (column: string): string => say(`method:${id}.column.${column}`);
  return (
    <table className="table method-table">
      <caption className="hidden-look">{say(`method:${id}.title`)}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{head(column)}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{say(`method:${id}.row.${row}.${first}`, words)}</th>
            {rest.map((column) => <td key={column} data-label={rest.length > 1 ? head(column) : undefined}>{say(`method:${id}.row.${row}.${column}`, words)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
