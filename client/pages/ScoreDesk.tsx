// The preparer's desk: how a card stands, its tree of areas, criteria and components, and beside it the component that is open.
import { useParams } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { CampaignCard } from '../parts/CampaignCard.tsx';
import { useTitle } from '../parts/page-title.ts';
import { useNarrow } from '../parts/phone.ts';
import { ScoreHead } from '../parts/ScoreHead.tsx';
import { SetNote } from '../parts/ScoreNotes.tsx';
import { useLooked } from '../parts/score-place.ts';
import type { Looked } from '../parts/score-place.ts';
import { BackToTree, ScoreSheet } from '../parts/ScoreSheet.tsx';
import { cardName, ScoreTotal } from '../parts/ScoreTotal.tsx';
import { ScoreTree } from '../parts/ScoreTree.tsx';
import { Stakes } from '../parts/Stakes.tsx';
import { isScoredByPeople } from '../scores.ts';
import { useWords } from '../words.ts';
import { NotFound } from './NotFound.tsx';
import '../parts/score-words.ts';
import '../parts/scores.css';

export function ScoreDesk() {
  const { lang, say } = useWords();
  const { nam } = useParams({ strict: false }) as { nam: string };
  const looked = useLooked();
  const known = looked.state === 'ready' ? looked.rows : null;
  useTitle(known ? cardName(known.campaign, lang, say) : say('scores:title'));
  return (
    <Answer of={looked} thing={say('scores:thing')} skeleton={<div className="page"><div className="skeleton skeleton-title" /><Skeleton lines={3} /><Skeleton lines={10} tall /></div>}>
      {(found) => (found ? <Desk key={`${found.of.criteria} ${found.of.period} ${found.of.scored}`} looked={found} /> : <NotFound what={nam} />)}
    </Answer>
  );
}

function Desk({ looked }: { looked: Looked }) {
  const { say } = useWords();
  const { tieuChi } = useParams({ strict: false }) as { tieuChi?: string };
  const isNarrow = useNarrow();
  const { of } = looked;
  const [rows, tree] = [useQuestion('scorecard', of), useQuestion('score_tree', of)];
  return (
    <div className="page score-page">
      <Answer of={together({ rows, tree })} thing={say('scores:thing')} skeleton={<><Skeleton lines={3} /><Skeleton lines={10} tall /></>}>
        {(known, renewing) => {
          const open = tieuChi === undefined ? undefined : known.rows.find(({ component }) => component === tieuChi);
          if (tieuChi !== undefined && !open) return <NotFound what={tieuChi} />;
          // A phone shows one of the two: the tree, or the component.
          if (isNarrow && open) return <><BackToTree {...looked} /><ScoreSheet key={open.component} row={open} looked={looked} /></>;
          return (
            <>
              <ScoreHead looked={looked} />
              <ScoreTotal looked={looked} tree={known.tree} />
              <div className={renewing ? 'score-desk dimmed' : 'score-desk'}>
                <ScoreTree rows={known.rows} tree={known.tree} open={open} byPeople={isScoredByPeople(looked.campaign)} />
                <div className="stack score-side">
                  {open ? <ScoreSheet key={open.component} row={open} looked={looked} /> : <><CampaignCard looked={looked} /><Stakes looked={looked} most={8} /></>}
                </div>
              </div>
              <SetNote set={looked.set} />
            </>
          );
        }}
      </Answer>
    </div>
  );
}
