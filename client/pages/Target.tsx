// Will the milestone be reached, how much is missing, because of whom, and where does each figure come from?
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { isAfar, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { Answer, Failed, Skeleton } from '../parts/Answer.tsx';
import { keep, slug, TABS, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { ByAgency } from '../parts/ByAgency.tsx';
import { Cuts } from '../parts/Cuts.tsx';
import { Definition } from '../parts/Definition.tsx';
import { Export } from '../parts/Export.tsx';
import { answersFor, partOf } from '../parts/figures.ts';
import { LeadBody } from '../parts/LeadBody.tsx';
import { MilestoneList } from '../parts/MilestoneList.tsx';
import { Months } from '../parts/Months.tsx';
import { PaceIf } from '../parts/PaceIf.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import type { Place } from '../parts/place.ts';
import { TargetBlocks } from '../parts/TargetBlocks.tsx';
import { TargetEvidence } from '../parts/TargetEvidence.tsx';
import { TargetHistory } from '../parts/TargetHistory.tsx';
import { RecordConclusion } from '../parts/RecordConclusion.tsx';
import { Trace } from '../parts/Trace.tsx';
import { TargetConclusions } from '../parts/TargetConclusions.tsx';
import { TrajectoryCard } from '../parts/TrajectoryCard.tsx';
import { named, useWords } from '../words.ts';
import { NotFound } from './NotFound.tsx';

export function Target() {
  const { say } = useWords();
  const { ma } = useParams({ from: '/chi-tieu/$ma' });
  const milestones = useQuestion('target', { target: ma });
  const own = milestones.state === 'ready' ? milestones.rows.find((row) => row.own) : undefined;
  const place = usePlace(own?.plan);
  const plan = milestones.state === 'waiting' ? null : own?.plan ?? place.plan?.plan ?? null;
  const targets = useQuestion('targets',
    plan && place.reports.state !== 'waiting' ? { plan, ...(place.report ? { report: place.report } : {}) } : null);
  return (
    <Answer of={targets} thing={say('thing.target')} skeleton={<TargetSkeleton />} empty={<NotFound what={ma} />}>
      {(rows, renewing) => {
        const row = rows.find((each) => each.target === ma);
        if (row) return <TargetOf key={ma} row={row} place={place} renewing={renewing} />;
        const byCode = rows.find((each) => slug(each.code) === slug(ma));
        if (byCode) return <Navigate to="/chi-tieu/$ma" params={{ ma: byCode.target }} search={keep} replace />;
        if (milestones.state === 'failed' && isAfar(milestones.failure)) return <Failed thing={say('thing.target')} failure={milestones.failure} retry={milestones.retry} />;
        // Until it is known whose page this is, the targets are those of the plan before.
        return renewing || ('renewing' in milestones && milestones.renewing) ? <TargetSkeleton /> : <NotFound what={ma} />;
      }}
    </Answer>
  );
}

const NONE: Row<'conclusions'>[] = [];

function TargetOf({ row, place, renewing }: { row: Row<'targets'>; place: Place; renewing: boolean }) {
  const { lang, say } = useWords();
  const { tab = 'co-quan', diem } = useAddress();
  const indicators = useQuestion('indicators', {});
  const milestones = useQuestion('target', { target: row.target, ...(place.report ? { report: place.report } : {}) });
  const conclusions = useQuestion('conclusions', { target: row.target });
  const trend = useQuestion('trend', { target: row.target });
  const indicator = indicators.state === 'ready' ? indicators.rows.find((each) => each.indicator === row.indicator) ?? null : null;
  const short = named(row, 'short', lang);
  const name = indicator ? named(indicator, 'name', lang) : short;
  const main = milestones.state === 'ready'
    ? milestones.rows.find((each) => each.milestone === row.milestone) ?? milestones.rows.find((each) => each.own) : undefined;
  useTitle(`${row.code} ${short}`);
  const latest = trend.state === 'ready' ? trend.rows.findLast((each) => each.actual !== null || each.provisional !== null) : undefined;
  const point = diem ?? (trend.state === 'ready' ? (trend.rows.find((each) => each.quarter === row.quarter) ?? latest)?.report : undefined);
  return (
    <div className={renewing ? 'page dimmed' : 'page'}>
      <header className="stack-tight">
        <div className="spread">
          <nav className="crumbs" aria-label={say('target.crumbs')}>
            <Link to="/chi-tieu" search={keep}>{say('room.targets')}</Link>
            <Link to="/chi-tieu" search={(now: Address) => ({ ...keep(now), lv: [row.area] })}>
              {row.area_number}. {say(`terms:areaShort.${row.area}`)}
            </Link>
            <span className="num">{row.code}</span>
          </nav>
          <Export of="target" params={{ target: row.target, report: place.report }} />
        </div>
        <div className="spread"><h1>{name}</h1><RecordConclusion plan={row.plan} target={row} look="button button-primary no-print" /></div>
        <p className="dots target-source">
          <span>{say('target.lead')} <strong><LeadBody row={row} /></strong>{answersFor(row, lang) !== named(row, 'lead', lang) && <> {say('target.leadPrinted', { lead: named(row, 'lead', lang) })}</>}</span>
          {main && <span>{say('target.source', { plan: named(main, 'plan_short', lang), clause: main.clause })}</span>}
          {row.part !== '' && <span>{partOf(row, say)}</span>}
        </p>
      </header>
      <TargetBlocks row={row} milestones={milestones.state === 'ready' ? milestones.rows : []} />
      <div className="split target-split">
        <TrajectoryCard row={row} place={place} trend={trend} milestones={milestones} indicator={indicator} conclusions={conclusions.state === 'ready' ? conclusions.rows : NONE} />
        <div className="stack"><MilestoneList row={row} milestones={milestones} /><PaceIf row={row} report={place.report} /><TargetConclusions of={conclusions} /></div>
      </div>
      <Cuts row={row} report={place.report} />
      <Months row={row} indicator={indicator} />
      <section className="stack target-tabs" aria-label={say('target.more')}>
        <nav className="tabs" aria-label={say('target.more')} id="so-lieu">
          {TABS.map((each) => (
            <Link key={each} to="." replace resetScroll={false}
              search={(now: Address) => ({ ...now, tab: each === 'co-quan' ? undefined : each })} className="tab"
                aria-current={tab === each ? 'page' : undefined}
              activeProps={{}} activeOptions={{ exact: true }}>{say(`target.tab.${each}`)}</Link>
          ))}
        </nav>
        {tab === 'co-quan' && <ByAgency row={row} report={diem ?? place.report} trend={trend} />}
        {tab === 'nguon' && <Trace row={row} report={point} trend={trend} indicator={indicator} />}
        {tab === 'minh-chung' && <TargetEvidence row={row} />}
        {tab === 'lich-su' && <TargetHistory row={row} />}
        {tab === 'dinh-nghia' && <Definition row={row} indicator={indicator} milestones={milestones} />}
      </section>
    </div>
  );
}

function TargetSkeleton() {
  return (
    <div className="page">
      <div className="skeleton skeleton-title" />
      <Skeleton lines={3} />
      <div className="split"><div className="card chart-size skeleton" aria-hidden="true" /><Skeleton lines={6} tall /></div>
    </div>
  );
}
