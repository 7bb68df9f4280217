// How many cells of a row need looking at, by what is the matter with them.
import type { Row } from '../../queries/types.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { useWords } from '../words.ts';

const KINDS = [['off_track', 'off-track'], ['at_risk', 'at-risk'], ['missing', 'no-data']] as const;

export function MatrixCounts({ row }: { row: Row<'matrix_agencies'> }) {
  const { say } = useWords();
  return (
    <span className="matrix-counts">
      {KINDS.map(([key, status]) => (
        <span key={key} className="count" data-none={row[key] === 0 || undefined}>
          {row[key] > 0 && <><StatusGlyph status={status} size={14} /> <span className="num">{row[key]}</span> <span className="hidden-look">{say(`terms:status.${status}`)}</span></>}
        </span>
      ))}
    </span>
  );
}
