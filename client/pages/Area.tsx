// Does this area pull or push the whole? Its targets with their way to the milestone, and beside them the tasks of the plan.
import { Link, useParams } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { reportLabel } from '../format.ts';
import { groupOf } from '../marks/status.ts';
import type { Group } from '../marks/status.ts';
import { StatusStrip } from '../marks/StatusStrip.tsx';
import { GROUP_STATUSES, STATUS_WORD, keep, useAddress, writeAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { AppLink } from '../parts/AppLink.tsx';
import { LeadBody } from '../parts/LeadBody.tsx';
import { AreaTargets } from '../parts/AreaTargets.tsx';
import { AreaTasks } from '../parts/AreaTasks.tsx';
import { BulletLegend } from '../parts/BulletLegend.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { midSentence, named, useWords } from '../words.ts';
import '../parts/matrix-words.ts';
import '../parts/matrix.css';

export function Area() {
  const { lang, say } = useWords();
  const { so } = useParams({ from: '/linh-vuc/$so' });
  const place = usePlace();
  const asked = place.plan ? { plan: place.plan.plan, ...(place.report ? { report: place.report } : {}) } : null;
  const overview = useQuestion('overview', asked);
  const targets = useQuestion('targets', asked);
  const known = overview.state === 'ready' ? overview.rows.find((row) => row.area !== '' && (row.number.toLowerCase() === so.toLowerCase() || row.area === so)) : undefined;
  useTitle(known ? `${known.number}. ${named(known, 'name', lang)}` : say('room.areas'));
  return (
    <div className="page area-page">
      <Answer of={afterPlans(place, together({ overview, targets }))} thing={say('matrix:area.thing')} skeleton={<><div className="skeleton skeleton-title" /><Skeleton lines={8} tall /></>}>
        {(rows) => {
          const areas = rows.overview.filter(({ area }) => area !== '');
          const area = areas.find((row) => row.number.toLowerCase() === so.toLowerCase() || row.area === so);
          return area ? <Known area={area} areas={areas} rows={rows.targets.filter((row) => row.area === area.area)} asked={asked!} report={place.report ?? place.latest?.report ?? null} />
            : <Unknown so={so} areas={areas} />;
        }}
      </Answer>
    </div>
  );
}

function Known({ area, areas, rows, asked, report }: { area: Row<'overview'>; areas: Row<'overview'>[]; rows: Row<'targets'>[]; asked: { plan: string; report?: string }; report: string | null }) {
  const { lang, say } = useWords();
  const address = useAddress();
  const shown = rows.filter(({ status }) => !address.tt || address.tt.includes(STATUS_WORD[status as keyof typeof STATUS_WORD]));
  const worst = rows.find((row) => groupOf(row.status) === 'off-track');
  const sentence = area.total === 0 ? say('matrix:area.noTargets') : area.off_track > 0 && worst ? say('matrix:area.behind', { late: area.off_track, total: area.total, name: midSentence(named(worst, 'short', lang)) })
    : area.at_risk > 0 ? say('matrix:area.risk', { risk: area.at_risk, total: area.total }) : area.with_data === 0 ? say('matrix:area.noData') : area.not_assessed > 0 ? say('matrix:area.unassessed', { unassessed: area.not_assessed, total: area.total }) : say('matrix:area.calm', { total: area.total });
  return (
    <>
      <nav className="row no-print area-tabs" aria-label={say('areas.title')}>
        {areas.map((each) => <Link key={each.area} to="/linh-vuc/$so" params={{ so: each.number }} search={keep} className="chip" aria-current={each === area ? 'true' : undefined}>{each.number}. {say(`terms:areaShort.${each.area}`)}</Link>)}
      </nav>
      <header className="stack-tight">
        <p className="dots"><span>{area.number}. {named(area, 'name', lang)}</span>{report && <span>{reportLabel(report, lang)}</span>}</p>
        <h1>{sentence}</h1>
        <p className="dots">
          <span>{say('matrix:area.lead')}: {rows[0] ? <LeadBody row={rows[0]} /> : named(area, 'lead', lang)}</span>
          <span>{say('matrix:area.withData', { known: area.with_data, total: area.total })}</span>
        </p>
      </header>
      {area.total > 0 && (
        <section className="card standing" aria-label={say('overview.standing')}>
          <StatusStrip counts={area} tiles={rows} hrefOf={(group) => writeHref(area, address, group)} link={({ href, className, style, label, children }) => <AppLink href={href} className={className} style={style} aria-label={label}>{children}</AppLink>} />
        </section>
      )}
      {address.tt && <p className="row"><Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, tt: undefined })} className="chip chip-on">{say('matrix:area.lift', { shown: shown.length, total: rows.length })}</Link></p>}
      <section className="stack" aria-labelledby="area-results">
        <h2 id="area-results">{say('matrix:area.results')}</h2>
        {shown.length > 0 ? <><AreaTargets rows={shown} area={area.area} asked={asked} /><BulletLegend /></> : <p className="card">{say(rows.length === 0 ? 'matrix:area.noTargets' : 'matrix:area.noneLeft')}</p>}
      </section>
      <AreaTasks area={area.area} plan={asked.plan} />
    </>
  );
}

/** The same page with only this group's targets. */
function writeHref(area: Row<'overview'>, address: Address, group: Group): string {
  return `/linh-vuc/${area.number}${writeAddress({ ...keep(address), tt: GROUP_STATUSES[group].map((status) => STATUS_WORD[status]) })}`;
}

function Unknown({ so, areas }: { so: string; areas: Row<'overview'>[] }) {
  const { lang, say } = useWords();
  return (
    <div className="stack">
      <h1>{say('matrix:area.unknown', { so })}</h1>
      <ul className="card rows">{areas.map((each) => <li key={each.area}><Link to="/linh-vuc/$so" params={{ so: each.number }} search={keep}>{each.number}. {named(each, 'name', lang)}</Link></li>)}</ul>
    </div>
  );
}
