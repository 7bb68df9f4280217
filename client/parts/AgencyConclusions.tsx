// What the Committee has told a body to do and is not done, the longest overdue first; and how much of it was.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import { isFollowed } from '../deciding.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { ConclusionLines } from './ConclusionLines.tsx';

const SHOWN = 4;

export function AgencyConclusions({ agency, plan }: { agency: string; plan: string }) {
  const { say } = useWords();
  const conclusions = useQuestion('conclusions', { plan, agency });
  return (
    <section className="card stack" aria-labelledby="agency-conclusions">
      <h2 id="agency-conclusions">{say('conclusions:ofAgency')}</h2>
      <Answer of={conclusions} thing={say('conclusions:thing')} skeleton={<Skeleton lines={2} />} empty={<p className="ink-2">{say('conclusions:noneOfAgency')}</p>}>
        {(all) => {
          const followed = all.filter(isFollowed);
          const rows = followed.filter(({ state }) => state !== 'done');
          const done = followed.length - rows.length;
          return (
            <>
              {rows.length === 0 ? <p className="ink-2">{say(done > 0 ? 'conclusions:allDone' : 'conclusions:noneOfAgency', { count: done })}</p> : <ConclusionLines rows={rows.slice(0, SHOWN)} of={agency} />}
              {rows.length > 0 && done > 0 && <p className="note">{say('conclusions:alsoDone', { count: done })}</p>}
              {rows.length > SHOWN && <p><Link to="/ket-luan" search={keep}>{say('conclusions:moreOfAgency', { count: rows.length - SHOWN })}</Link></p>}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
