// The status ladder in its order: the shape and word of each verdict, and when it holds.
import { StatusWord } from '../marks/StatusWord.tsx';
import type { Status } from '../marks/status.ts';
import { useWords } from '../words.ts';
import type { ThresholdWords } from './threshold-words.ts';

const LADDER: [string, Status[]][] = [
  ['ended', ['ended']], ['unknown', ['no-data', 'not-due', 'not-assessable']], ['closed', ['achieved', 'missed']], ['early', ['achieved']],
  ['maintain', ['on-track', 'at-risk', 'off-track']], ['pace', ['not-assessable']], ['reversing', ['reversing']], ['on-track', ['on-track']], ['at-risk', ['at-risk']], ['off-track', ['off-track']],
];

export function MethodLadder({ words }: { words: ThresholdWords }) {
  const { say } = useWords();
  return (
    <table className="table method-table ladder">
      <caption className="hidden-look">{say('method:status.title')}</caption>
      <thead>
        <tr>{['place', 'status', 'when'].map((column) => <th key={column} scope="col" className={column === 'place' ? 'num' : undefined}>{say(`method:status.column.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {LADDER.map(([row, statuses], place) => (
          <tr key={row}>
            <td className="num ink-3 ladder-place">{place + 1}</td>
            <th scope="row"><span className="ladder-words">{statuses.map((status) => <StatusWord key={status} status={status} />)}</span></th>
            <td>{say(`method:status.row.${row}`, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
