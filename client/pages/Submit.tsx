// Hands in a sheet: whose, which report, the sheet to fill, the filled one; then a receipt or everything that needs mending.
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { templateAddress, today, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel, moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { Owed } from '../parts/Owed.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { recall, remember } from '../parts/remembered.ts';
import { SendSheet } from '../parts/SendSheet.tsx';
import { named, useWords } from '../words.ts';

export function Submit() {
  const { say } = useWords();
  const place = usePlace();
  useTitle(say('room.submit'));
  return (
    <div className="page submit">
      <header className="stack-tight">
        <h1>{say('submit.title')}</h1>
        <p className="ink-2 measure">{say('submit.told')}</p>
      </header>
      <Answer of={place.reports} thing={say('thing.reports')} skeleton={<Skeleton lines={5} tall />}
        empty={<p className="card">{say('reports.none')}</p>}>
        {(reports) => place.plan && <ForPlan key={place.plan.plan} plan={place.plan} reports={reports} />}
      </Answer>
    </div>
  );
}

function ForPlan({ plan, reports }: { plan: Row<'plans'>; reports: Row<'reports'>[] }) {
  const { lang, say } = useWords();
  const address = useAddress();
  const navigate = useNavigate();
  const opened = reports.filter((row) => row.opens <= today() && row.agencies_expected > 0).toReversed();
  const kept = recall(plan.plan);
  const wanted = address.bc ?? kept?.report;
  const report = opened.find((row) => row.report === wanted) ?? opened.findLast((row) => row.due >= today()) ?? opened[0] ?? null;
  const reporting = useQuestion('reporting', report ? { plan: plan.plan, report: report.report } : null);
  const bodies = reporting.state === 'ready'
    ? reporting.rows.toSorted((a, b) => collator(lang).compare(named(a, 'name', lang), named(b, 'name', lang))) : [];
  const wantedAgency = address.cq ?? kept?.agency;
  const agency = bodies.find((row) => row.agency === wantedAgency) ?? null;
  useEffect(() => {
    if (agency && report) remember(plan.plan, { agency: agency.agency, report: report.report });
  }, [agency, report, plan.plan]);
  if (!report) return <p className="card">{say('submit.noReport')}</p>;
  const levels = [...new Set(bodies.map((row) => row.level))];
  return (
    <>
      <section className="card stack" aria-labelledby="who">
        <h2 id="who" className="title">{say('submit.who')}</h2>
        <div className="columns">
          <div className="field">
            <label htmlFor="agency">{say('submit.agency')}</label>
            <select id="agency" className="select" value={agency?.agency ?? ''}
              onChange={(event) =>
                void navigate({ to: '.', replace: true, resetScroll: false,
                  search: (now: Address) => ({ ...now, cq: event.target.value || undefined }) })}>
              <option value="">{say('submit.choose')}</option>
              {levels.map((level) => (
                <optgroup key={level} label={say(`terms:level.${level}`)}>
                  {bodies.filter((row) => row.level === level).map((row) => <option key={row.agency} value={row.agency}>
                    {named(row, 'name', lang)}
                  </option>)}
                </optgroup>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="report">{say('submit.report')}</label>
            <select id="report" className="select" value={report.report}
              onChange={(event) =>
                void navigate({ to: '.', replace: true, resetScroll: false,
                  search: (now: Address) => ({ ...now, bc: event.target.value }) })}>
              {opened.map((row) => <option key={row.report} value={row.report}>
                {reportLabel(row.report, lang)} · {say('submit.dueShort', { date: dateLabel(row.due, lang) })}
              </option>)}
            </select>
          </div>
        </div>
        <p className="dots">
          <span>{say('submit.window', { from: dateLabel(report.opens, lang), to: dateLabel(report.ends, lang) })}</span>
          <span>{say('submit.due', { date: dateLabel(report.due, lang) })}</span>
          <span>{say('submit.closes', { date: dateLabel(report.closes, lang) })}</span>
        </p>
        {agency && <Standing row={agency} />}
        {reporting.state === 'failed' && <Answer of={reporting} thing={say('thing.reporting')}>{() => null}</Answer>}
      </section>
      {agency && (
        <>
          <section className="card stack" aria-labelledby="template">
            <div className="spread">
              <h2 id="template" className="title">{say('submit.template')}</h2>
              <a className="button" href={templateAddress(agency.agency, report.report, lang)} download>
                <Icon name="download" size={16} />{say('submit.download')}
              </a>
            </div>
            <Owed agency={agency.agency} report={report.report} />
          </section>
          <SendSheet key={`${agency.agency} ${report.report}`} plan={plan} agency={agency} report={report} />
        </>
      )}
    </>
  );
}

/** What the house already has from this agency for this report. */
function Standing({ row }: { row: Row<'reporting'> }) {
  const { lang, say } = useWords();
  const when = row.received_at === null ? '' : moment(row.received_at, lang);
  const told = row.received_at === null
    ? say(row.state === 'missing' ? 'submit.state.missing' : 'submit.state.open', { count: row.days_late ?? 0 })
    : say(row.days_late === null ? 'submit.state.received' : 'submit.state.late',
      { when, revisions: row.revisions, figures: row.figures, count: row.days_late ?? 0 });
  return <p className="small mark-text" role="status">
    <Icon name={row.received_at === null ? 'clock' : 'check'} size={16} className={row.state === 'missing' ? 'late-ink' : undefined} />
      {told}
  </p>;
}
