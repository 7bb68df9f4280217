// What a body owes now: reports that are due or late, figures given back, documents that are missing.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';

/** Reports that stand in sight; those of long ago are opened. */
const SHOWN = 6;

export function AgencyDuties({ agency, plan }: { agency: string; plan: string }) {
  const { lang, say } = useWords();
  const dues = useQuestion('dues', { agency });
  const evidence = useQuestion('evidence_missing', { plan, agency });
  const mine = useMine(agency);
  const lacking = evidence.state === 'ready' ? evidence.rows.filter((row) => row.missing > 0) : [];
  const line = (row: Row<'dues'>): ReactNode => (
    <li key={`${row.agency} ${row.report}`} className="spread" data-report={row.report}>
      <span>{mine ? <Link to="/nop/$ky/$cq" params={{ ky: row.report, cq: row.agency }} search={keep}>{reportLabel(row.report, lang)}</Link> : reportLabel(row.report, lang)}
        {row.agency !== agency && <span className="sub">{say('matrix:body.for', { name: lang === 'vi' ? row.name_vi : row.name_en })}</span>}</span>
      <Due row={row} />
    </li>
  );
  return (
    <section className="card stack" aria-labelledby="agency-duties">
      <h2 id="agency-duties">{say('matrix:body.duties')}</h2>
      <Answer of={dues} thing={say('matrix:body.dues')} skeleton={<Skeleton lines={3} />} empty={<p className="ink-2">{say('matrix:body.noDues')}</p>}>
        {(rows) => {
          const open = rows.filter((row) => (row.is_open && (row.stage === 'none' || row.missing > 0)) || row.returned > 0);
          if (open.length === 0 && lacking.length === 0) return <p className="ink-2">{say('matrix:body.noDues')}</p>;
          return (
            <>
              <ul className="rows">
                {open.slice(0, SHOWN).map(line)}
                {lacking.slice(0, 3).map((row) => <li key={`evidence ${row.report}`}><span className="mark-text"><Icon name="evidence" size={16} /> {say('matrix:body.evidence', { missing: row.missing, figures: row.figures, report: reportLabel(row.report, lang) })}</span></li>)}
              </ul>
              {open.length > SHOWN && <details className="small"><summary>{say('matrix:body.earlier', { count: open.length - SHOWN })}</summary><ul className="rows">{open.slice(SHOWN).map(line)}</ul></details>}
            </>
          );
        }}
      </Answer>
      {evidence.state === 'failed' && <p className="note">{say('matrix:body.noEvidence')}</p>}
    </section>
  );
}

function Due({ row }: { row: Row<'dues'> }) {
  const { lang, say } = useWords();
  const late = row.days_left < 0 && row.stage === 'none';
  return (
    <span className={late ? 'small late-ink strong' : 'small ink-2'}>
      {row.returned > 0 ? say('matrix:body.returned', { count: row.returned })
        : late ? say('matrix:body.late', { days: -row.days_left }) : say(row.stage === 'none' ? 'matrix:body.due' : 'matrix:body.partly', { date: dateLabel(row.due, lang), missing: row.missing, owed: row.owed })}
    </span>
  );
}

/** Whether whoever is signed in hands in for this body. */
function useMine(agency: string): boolean {
  const signed = useMe()?.signed ?? null;
  return may(signed, 'submit', agency);
}
