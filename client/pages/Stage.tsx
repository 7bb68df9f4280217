// A briefing on a projector: one slide at a time, led by keys, a clicker, touch, or the presenter's window.
import { Link, useParams } from '@tanstack/react-router';
import { keep, useAddress } from '../parts/address.ts';
import { Answer } from '../parts/Answer.tsx';
import '../parts/briefing-words.ts';
import { Staged } from '../briefing/Staged.tsx';
import { useShown, visibleOf } from '../briefing/shown.ts';
import { useWords } from '../words.ts';

export function Stage() {
  const { say } = useWords();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { trang } = useAddress();
  const answer = useShown(id);
  return (
    <main className="stage-page" id="main">
      {answer.state === 'ready' ? <Staged key={`${answer.rows.deck} ${answer.rows.version}`} shown={answer.rows} slides={visibleOf(answer.rows)} first={Number(trang ?? 1) - 1} /> : <div className="page stage-states"><h1>{say('briefing:title')}</h1><Answer of={answer} thing={say('briefing:thing')}>{() => null}</Answer><p><Link to="/trinh-chieu" search={keep}>{say('briefing:toList')}</Link></p></div>}
    </main>
  );
}
