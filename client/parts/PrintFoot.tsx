// Says on paper what a screen says around the page: plan, report, moment, snapshot, coverage, filter, and that figures are made up.
import { useEffect } from 'react';
import type { Health } from '../api.ts';
import { dateLabel, moment, reportLabel } from '../format.ts';
import { setFoot } from '../print.ts';
import { useReadPublication } from '../publications.ts';
import { asPublished, usePublished } from '../published.ts';
import { named, useWords } from '../words.ts';
import { usePlaceOfPage } from './place.ts';

/** All of it in one line; of a target's page with the target's own plan. */
function usePrintLine(health: Health | null): string {
  const { lang, say } = useWords();
  const place = usePlaceOfPage();
  const published = useReadPublication();
  const { as_of: at } = asPublished(usePublished());
  const reports = place.reports.state === 'ready' ? place.reports.rows : [];
  const report = reports.find((one) => one.report === place.report) ?? place.latest;
  return [
    health?.demo ? say('frame.demo').toLocaleUpperCase(lang) : '', place.plan ? named(place.plan, 'short', lang) : '', report ? reportLabel(report.report, lang) : '', report ? say('overview.dataTo', { date: dateLabel(report.ends, lang) }) : '',
    published ? say('print.published', { ...published, snapshot: published.seq, moment: moment(published.at, lang) }) : at !== undefined ? say('print.past', { moment: moment(at, lang) }) : health ? say('print.live', { snapshot: health.snapshot, moment: moment(new Date(), lang) }) : '',
    report && report.agencies_expected > 0 ? say('print.coverage', { received: report.agencies_received, expected: report.agencies_expected }) : '',
  ].filter((part) => part !== '').join(' · ');
}

/** The line at the foot of each printed page, and once at the end of the page for browsers that print no feet. */
export function PrintFoot({ health }: { health: Health | null }) {
  const line = usePrintLine(health);
  useEffect(() => {
    // What is filtered stands on the page that filters.
    const write = (): void => setFoot([line, ...[...document.querySelectorAll<HTMLElement>('[data-filters]')].map(({ dataset }) => dataset.filters ?? '')].filter((part) => part !== '').join(' · '));
    write();
    window.addEventListener('beforeprint', write);
    return () => window.removeEventListener('beforeprint', write);
  }, [line]);
  return <p className="print-only">{line}</p>;
}
