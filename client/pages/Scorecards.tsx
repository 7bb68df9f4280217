// How the province stands by the indices of reform: the latest card of each family, its bodies beside each other, and the years.
import { useQuestion } from '../api.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { FamilyCard } from '../parts/FamilyCard.tsx';
import { IndexHistory } from '../parts/IndexHistory.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import type { Campaign } from '../scores.ts';
import { named, useWords } from '../words.ts';
import '../parts/score-words.ts';
import '../parts/scores.css';

export function Scorecards() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const campaigns = useQuestion('campaigns', {});
  useTitle(say('scores:title'));
  return (
    <div className="page score-page">
      <header className="stack-tight">
        {plan && <p className="dots"><span>{named(plan, 'province', lang)}</span></p>}
        <h1>{say('scores:title')}</h1>
        <p className="ink-2 measure">{say('scores:intro')}</p>
      </header>
      <Answer of={afterPlans(place, campaigns)} thing={say('scores:thing')} skeleton={<Skeleton lines={8} tall />} empty={<p className="card">{say('scores:noSets')}</p>}>
        {(rows) => plan && <div className="stack score-families">{latest(rows.filter(({ territory }) => territory === '' || territory === plan.territory)).map((campaign) => <FamilyCard key={`${campaign.criteria} ${plan.territory}`} campaign={campaign} campaigns={rows.filter(({ family }) => family === campaign.family)} territory={plan.territory} />)}</div>}
      </Answer>
      {plan && <IndexHistory territory={plan.territory} />}
    </div>
  );
}

/** The latest period of each set that no later set of its family stands for. */
function latest(rows: Campaign[]): Campaign[] {
  const newest = new Map<string, Campaign>();
  for (const row of rows) {
    const before = newest.get(row.family);
    if (!before || row.period > before.period) newest.set(row.family, row);
  }
  return [...newest.values()];
}
