// How a target came to be told as it is: what was published of it, one time after the other, and every figure that was changed after it was handed in.
import { Versions } from './Versions.tsx';
import { PublishedTimes } from './PublishedTimes.tsx';
import type { Row } from '../../queries/types.ts';
import './history-words.ts';

export function TargetHistory({ row }: { row: Row<'targets'> }) {
  return (
    <>
      <PublishedTimes row={row} />
      <Versions row={row} />
    </>
  );
}
