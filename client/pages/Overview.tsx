// Where does the plan stand, and what has to be decided today?
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../access.ts';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { StatusStrip } from '../marks/StatusStrip.tsx';
import { GROUP_STATUSES, STATUS_WORD, keep, useAddress, writeAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Failed, Skeleton } from '../parts/Answer.tsx';
import { AppLink } from '../parts/AppLink.tsx';
import { AreaRows } from '../parts/AreaRows.tsx';
import { ConclusionPane } from '../parts/ConclusionPane.tsx';
import { Decisions } from '../parts/Decisions.tsx';
import { Export } from '../parts/Export.tsx';
import { headline } from '../parts/headline.ts';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import type { Place } from '../parts/place.ts';
import { ReportState } from '../parts/ReportState.tsx';
import { Told } from '../parts/Told.tsx';
import { named, useWords } from '../words.ts';
import '../parts/trace.css';

export function Overview() {
  const { say } = useWords();
  const place = usePlace();
  useTitle(say('room.overview'));
  if (place.plans.state === 'failed') return <div className="page"><h1>{say('room.overview')}</h1><Failed thing={say('thing.plans')} {...place.plans} /></div>;
  return (
    <Answer of={place.plans} thing={say('thing.plans')} skeleton={<OverviewSkeleton />} empty={<p className="page">{say('plans.none')}</p>}>
      {() => place.plan && <OverviewOf key={place.plan.plan} plan={place.plan} place={place} />}
    </Answer>
  );
}

function OverviewOf({ plan, place }: { plan: Row<'plans'>; place: Place }) {
  const { lang, say } = useWords();
  const asked = { plan: plan.plan, ...(place.report ? { report: place.report } : {}) };
  const overview = useQuestion('overview', asked);
  const targets = useQuestion('targets', asked);
  const decisions = useQuestion('decisions', asked);
  return (
    <Answer of={together({ overview, targets, decisions })} thing={say('thing.overview')} skeleton={<OverviewSkeleton />}>
      {({ overview: areas, targets: rows, decisions: waiting }, renewing) => {
        const whole = areas.find((row) => row.area === '');
        if (!whole) return null;
        return (
          <div className={renewing ? 'page dimmed' : 'page'}>
            <header className="stack-tight">
              <div className="spread">
                <p className="dots">
                  <span>{named(plan, 'short', lang)}</span>
                  {whole.report && <span>{reportLabel(whole.report, lang)}</span>}
                  {whole.data_to && <span>{say('overview.dataTo', { date: dateLabel(whole.data_to, lang) })}</span>}
                  <CountLink column="with_data"><span>{say('overview.withData', { with_data: whole.with_data, total: whole.total })}</span></CountLink>
                </p>
                <Export of="overview" params={asked} />
              </div>
              <h1>{headline(whole, rows, lang, say)}</h1>
            </header>
            <Standing whole={whole} rows={rows} />
            <div className="split overview-split">
              <Decisions rows={rows} decisions={waiting} />
              <ReportState plan={plan.plan} place={place} above={<ConclusionPane plan={plan.plan} />} />
            </div>
            <AreaRows areas={areas.filter((row) => row.area !== '')} rows={rows} />
          </div>
        );
      }}
    </Answer>
  );
}

function Standing({ whole, rows }: { whole: Row<'overview'>; rows: Row<'targets'>[] }) {
  const { lang, say } = useWords();
  const here = useAddress();
  const me = useMe();
  return (
    <section className="card stack standing" aria-label={say('overview.standing')}>
      <StatusStrip counts={whole} tiles={rows} lang={lang}
        hrefOf={(group) => `/chi-tieu${writeAddress({ ...keep(here), tt: GROUP_STATUSES[group].map((status) => STATUS_WORD[status]) })}`}
        link={({ label: _said, ...rest }) => <AppLink {...rest} />} />
      <div className="spread standing-foot small">
        {(whole.better_than_before > 0 || whole.worse_than_before > 0) && (
          <p className="row">
            <span className="ink-2">{say('overview.before')}</span>
            <span className="mark-text">
              <Icon name="arrow-up" size={15} className="arrow-better" />
                <Turned column="better_than_before" count={whole.better_than_before}><Told text={say('overview.better', { count: whole.better_than_before })} /></Turned>
            </span>
            <span className="mark-text">
              <Icon name="arrow-down" size={15} className="arrow-worse" />
                <Turned column="worse_than_before" count={whole.worse_than_before}><Told text={say('overview.worse', { count: whole.worse_than_before })} /></Turned>
            </span>
          </p>
        )}
        {whole.milestones_due !== null && (
          <p className="row push">
            <span className="mark-text ink-2"><Icon name="lock" size={15} /> {say('overview.locked', { year: whole.milestones_due })}</span>
            <span className="mark-text">
              <StatusGlyph status="achieved" size={14} />
                <CountLink column="milestones_achieved"><Told text={say('overview.lockedAchieved', { count: whole.milestones_achieved })} /></CountLink>
            </span>
            <span className="mark-text">
              <StatusGlyph status="missed" size={14} />
                <CountLink column="milestones_missed"><Told text={say('overview.lockedMissed', { count: whole.milestones_missed })} /></CountLink>
            </span>
            {whole.milestones_ended > 0 && (
              <span className="mark-text">
                <StatusGlyph status="ended" size={14} />
                  <CountLink column="milestones_ended"><Told text={say('overview.lockedEnded', { count: whole.milestones_ended })} /></CountLink>
              </span>
            )}
          </p>
        )}
        {me?.published && <p><Link to="/thay-doi" search={keep}>{say('overview.sincePublication')}</Link></p>}
        <Link to="/chi-tieu" search={keep} className="hidden-look">{say('overview.allTargets')}</Link>
      </div>
    </section>
  );
}

/** A count as the way to the pages that it counts. */
function CountLink({ column, children }: { column: NonNullable<Address['dem']>; children: ReactNode }) {
  return <Link to="/chi-tieu" search={(now: Address) => ({ ...keep(now), dem: column })} className="traced">{children}</Link>;
}

/** A count of pages that turned; where there are none there is nowhere to go. */
function Turned({ column, count, children }: { column: NonNullable<Address['dem']>; count: number; children: ReactNode }) {
  return count === 0 ? <span>{children}</span> : <CountLink column={column}>{children}</CountLink>;
}

function OverviewSkeleton() {
  return (
    <div className="page">
      <div className="skeleton skeleton-title" />
      <Skeleton lines={2} />
      <div className="split"><Skeleton lines={5} tall /><Skeleton lines={4} tall /></div>
      <Skeleton lines={6} tall />
    </div>
  );
}
