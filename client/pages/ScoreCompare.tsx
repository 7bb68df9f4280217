// Where points are lost: by area, what can still be won, the self-score against its appraisal, the bodies beside each other.
import { useParams } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { BodiesCompared } from '../parts/BodiesCompared.tsx';
import { LostByArea } from '../parts/LostByArea.tsx';
import { useTitle } from '../parts/page-title.ts';
import { ScoreHead } from '../parts/ScoreHead.tsx';
import { SetNote } from '../parts/ScoreNotes.tsx';
import { ScoreSigns } from '../parts/ScoreSigns.tsx';
import { useLooked } from '../parts/score-place.ts';
import type { Looked } from '../parts/score-place.ts';
import { SelfAgainstAppraised } from '../parts/SelfAgainstAppraised.tsx';
import { Stakes } from '../parts/Stakes.tsx';
import { useDeed } from '../scores.ts';
import { useWords } from '../words.ts';
import { NotFound } from './NotFound.tsx';
import '../parts/score-words.ts';
import '../parts/scores.css';

export function ScoreCompare() {
  const { say } = useWords();
  const { nam } = useParams({ strict: false }) as { nam: string };
  const looked = useLooked();
  useTitle(say('scores:compare.short'));
  return (
    <Answer of={looked} thing={say('scores:thing')} skeleton={<div className="page"><div className="skeleton skeleton-title" /><Skeleton lines={10} tall /></div>}>
      {(found) => (found ? <Compared key={`${found.of.criteria} ${found.of.period} ${found.of.scored}`} looked={found} /> : <NotFound what={nam} />)}
    </Answer>
  );
}

function Compared({ looked }: { looked: Looked }) {
  const { say } = useWords();
  const { of, campaign } = looked;
  const reviews = useDeed('review');
  const [tree, areas] = [useQuestion('score_tree', of), useQuestion('score_areas', { family: campaign.family, scored: of.scored })];
  return (
    <div className="page score-page">
      <ScoreHead looked={looked} compares />
      <Answer of={together({ tree, areas })} thing={say('scores:thing')} skeleton={<Skeleton lines={10} tall />}>
        {(known, renewing) => (
          <>
            <div className={renewing ? 'score-compare dimmed' : 'score-compare'}><LostByArea looked={looked} tree={known.tree} /><Stakes looked={looked} most={8} /></div>
            <SelfAgainstAppraised areas={known.areas} looked={looked} />
            <BodiesCompared looked={looked} />
            {reviews && <ScoreSigns of={of} />}
          </>
        )}
      </Answer>
      <SetNote set={looked.set} />
    </div>
  );
}
