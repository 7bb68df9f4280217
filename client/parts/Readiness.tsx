// How complete each plan is, and what is still open: of what is published next, or as it was when it was published.
import type { Row } from '../../queries/types.ts';
import { useQuestion } from '../api.ts';
import { listLabel, reportLabel } from '../format.ts';
import { named, useWords } from '../words.ts';

export function Readiness({ rows }: { rows: Row<'readiness'>[] }) {
  const { lang, say } = useWords();
  const plans = useQuestion('plans', {});
  const nameOf = (plan: string): string => {
    const row = plans.state === 'ready' ? plans.rows.find((one) => one.plan === plan) : undefined;
    return row ? named(row, 'short', lang) : plan;
  };
  const of = (count: number, whole: number): string => say('publication:of', { count, whole });
  return (
    <ul className="list readiness">
      {rows.map((row) => (
        <li key={row.plan} className="stack-tight">
          <p className="spread"><strong>{nameOf(row.plan)}</strong><span className="small ink-2">{row.report === null ? say('publication:noReport') : reportLabel(row.report, lang)}</span></p>
          {row.report !== null && (
            <p className="dots small">
              <span>{say('publication:received')} <b className="num">{of(row.agencies_received, row.agencies_expected)}</b></span>
              <span>{say('publication:accepted')} <b className="num">{of(row.agencies_accepted, row.agencies_expected)}</b></span>
              <span>{say('publication:unassessed')} <b className="num">{of(row.not_assessed, row.pages)}</b></span>
            </p>
          )}
          {row.report !== null && <p className="small ink-2">{open(row).length === 0 ? say('publication:noWarnings') : say('publication:warn', { what: listLabel(open(row).map(([word, count]) => say(`publication:${word}`, { count })), lang) })}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What is open, by its word. */
function open(row: Row<'readiness'>): [word: string, count: number][] {
  const all: [string, number][] = [['warnMissing', row.agencies_missing], ['warnWaiting', row.waiting], ['warnReturned', row.returned]];
  return all.filter(([, count]) => count > 0);
}
