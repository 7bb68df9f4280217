// What does this body owe, what does it add, is it on time? Where it came from and what it became stands above everything.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { reportLabel } from '../format.ts';
import { AgencyConclusions } from '../parts/AgencyConclusions.tsx';
import { AgencyDuties } from '../parts/AgencyDuties.tsx';
import { AgencyLine } from '../parts/AgencyLine.tsx';
import { AgencyResults } from '../parts/AgencyResults.tsx';
import { AgencyTimeliness } from '../parts/AgencyTimeliness.tsx';
import { AreaTasks } from '../parts/AreaTasks.tsx';
import { keep, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';
import '../parts/matrix-words.ts';
import '../parts/matrix.css';

const BOUNDARIES = ['reported', 'current', 'baseline'] as const;

export function Agency() {
  const { lang, say } = useWords();
  const { ma } = useParams({ from: '/co-quan/$ma' });
  const { bd = 'reported' } = useAddress();
  const place = usePlace();
  const { plan } = place;
  const agencies = useQuestion('agencies', plan ? { plan: plan.plan, boundary: bd } : null);
  const rows = agencies.state === 'ready' ? agencies.rows : [];
  const body = rows.find((row) => row.agency === ma);
  useTitle(body ? named(body, 'name', lang) : say('room.agencies'));
  return (
    <div className="page agency-page">
      <Answer of={afterPlans(place, together({ agencies, reports: place.reports }))} thing={say('matrix:agencies.thing')} skeleton={<><div className="skeleton skeleton-title" /><Skeleton lines={8} tall /></>}>
        {(known) => (body ? <Known key={`${plan!.plan} ${ma}`} body={body} bodies={known.agencies} reports={known.reports} plan={plan!} looked={place.report} latest={place.latest} bd={bd} /> : (
          <div className="stack">
            <h1>{say('matrix:agencies.unknown', { agency: ma })}</h1>
            <p><Link to="/co-quan" search={keep}>{say('matrix:agencies.title')}</Link></p>
          </div>
        ))}
      </Answer>
    </div>
  );
}

function Known({ body, bodies, reports, plan, looked, latest, bd }: {
  body: Row<'agencies'>; bodies: Row<'agencies'>[]; reports: Row<'reports'>[]; plan: Row<'plans'>; looked: string | undefined; latest: Row<'reports'> | null; bd: (typeof BOUNDARIES)[number];
}) {
  const { lang, say } = useWords();
  // Of a body that is no more, what it last answered for in its own name.
  const own = body.alive_to === null || bd !== 'reported' ? undefined : reports.filter(({ ends, q }) => ends <= body.alive_to! && q <= (latest?.q ?? 0)).at(-1)?.report;
  const report = looked ?? own;
  const isOther = body.territory !== plan.territory;
  return (
    <>
      <header className="stack-tight">
        <p className="dots">
          <span><Link to="/co-quan" search={keep}>{say('room.agencies')}</Link></span><span>{say(`matrix:kindOne.${body.kind}`)}</span>{(report ?? latest) && <span>{reportLabel(report ?? latest!.report, lang)}</span>}
        </p>
        <h1>{named(body, 'name', lang)}</h1>
        <AgencyLine body={body} bodies={bodies} />
      </header>
      {isOther ? <p className="card">{say('matrix:agencies.otherMap')}</p> : (
        <>
          <div className="agency-top">
            <div className="stack"><AgencyDuties agency={body.agency} plan={plan.plan} /><AgencyConclusions agency={body.agency} plan={plan.plan} /></div>
            <AgencyTimeliness agency={body.agency} />
          </div>
          <Maps now={bd} />
          <AgencyResults agency={body.agency} unit={body.unit} plan={plan.plan} report={report} boundary={bd} unitName={body.unit === body.agency ? null : named(body, 'unit', lang)} />
          <AreaTasks plan={plan.plan} agency={body.agency} />
        </>
      )}
    </>
  );
}

function Maps({ now }: { now: (typeof BOUNDARIES)[number] }) {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <div className="row boundary no-print">
      <div className="segmented" role="group" aria-label={say('boundary.label')}>
        {BOUNDARIES.map((each) => <button key={each} type="button" aria-pressed={each === now} onClick={() => void navigate({ to: '.', replace: true, resetScroll: false, search: (search: Address) => ({ ...search, bd: each === 'reported' ? undefined : each }) })}>{say(`boundary.${each}`)}</button>)}
      </div>
      <p className="note">{say(`boundary.told.${now}`)}</p>
    </div>
  );
}
