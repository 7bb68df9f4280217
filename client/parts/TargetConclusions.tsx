// The conclusions about one target, beside its milestones.
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { ConclusionLines } from './ConclusionLines.tsx';

export function TargetConclusions({ of }: { of: Answered<Row<'conclusions'>[]> }) {
  const { say } = useWords();
  return (
    <section className="card" aria-labelledby="ket-luan">
      <h2 className="title" id="ket-luan">{say('conclusions:ofTarget')} {of.state === 'ready' && <span className="note num">{of.rows.length}</span>}</h2>
      <Answer of={of} thing={say('conclusions:thing')} skeleton={<Skeleton lines={2} />} empty={<p className="small ink-2">{say('conclusions:noneOfTarget')}</p>}>
        {(rows) => <ConclusionLines rows={rows} />}
      </Answer>
    </section>
  );
}
