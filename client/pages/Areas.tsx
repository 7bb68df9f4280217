// The areas of the plan, each with how its targets stand and the way into it.
import { together, useQuestion } from '../api.ts';
import { reportLabel } from '../format.ts';
import { AreaRows } from '../parts/AreaRows.tsx';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { areasHeadline } from '../parts/headline.ts';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

export function Areas() {
  const { lang, say } = useWords();
  const place = usePlace();
  const asked = place.plan ? { plan: place.plan.plan, ...(place.report ? { report: place.report } : {}) } : null;
  const overview = useQuestion('overview', asked);
  const targets = useQuestion('targets', asked);
  const looked = place.report ?? place.latest?.report;
  const answered = afterPlans(place, together({ overview, targets }));
  useTitle(say('room.areas'));
  return (
    <div className="page">
      <header className="stack-tight">
        <p className="dots">{place.plan && <span>{named(place.plan, 'short', lang)}</span>}{looked && <span>{reportLabel(looked, lang)}</span>}</p>
        {answered.state === 'ready' ? <h1>{areasHeadline(answered.rows.overview, say)}</h1> : answered.state === 'waiting' ? <div className="skeleton skeleton-title" /> : <h1>{say('areas.title')}</h1>}
      </header>
      <Answer of={answered} thing={say('thing.overview')} skeleton={<Skeleton lines={7} tall />}>
        {(rows) => <AreaRows areas={rows.overview.filter(({ area }) => area !== '')} rows={rows.targets} />}
      </Answer>
    </div>
  );
}
