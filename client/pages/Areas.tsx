// The areas of the plan, each with how its targets stand and the way into it.
import { together, useQuestion } from '../api.ts';
import { AreaRows } from '../parts/AreaRows.tsx';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

export function Areas() {
  const { lang, say } = useWords();
  const place = usePlace();
  const asked = place.plan ? { plan: place.plan.plan, ...(place.report ? { report: place.report } : {}) } : null;
  const overview = useQuestion('overview', asked);
  const targets = useQuestion('targets', asked);
  useTitle(say('room.areas'));
  return (
    <div className="page">
      <header className="stack-tight">
        <p className="dots">{place.plan && <span>{named(place.plan, 'short', lang)}</span>}</p>
        <h1>{say('areas.title')}</h1>
      </header>
      <Answer of={afterPlans(place, together({ overview, targets }))} thing={say('thing.overview')} skeleton={<Skeleton lines={7} tall />}>
        {(rows) => <AreaRows areas={rows.overview.filter(({ area }) => area !== '')} rows={rows.targets} />}
      </Answer>
    </div>
  );
}
