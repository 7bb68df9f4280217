// How timely a body was in the last eight reports: a dot and a word for each.
import { useQuestion } from '../api.ts';
import { reportLabel } from '../format.ts';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';

const LAST = 8;

export function AgencyTimeliness({ agency }: { agency: string }) {
  const { lang, say } = useWords();
  const dues = useQuestion('dues', { agency });
  return (
    <section className="card stack" aria-labelledby="agency-timeliness">
      <h2 id="agency-timeliness">{say('matrix:body.timeliness')}</h2>
      <Answer of={dues} thing={say('matrix:body.dues')} skeleton={<Skeleton lines={2} />} empty={<p className="ink-2">{say('matrix:body.noTimes')}</p>}>
        {(all) => {
          const rows = all.filter((row) => row.agency === agency && row.timeliness !== 'not-due').slice(0, LAST).toReversed();
          if (rows.length === 0) return <p className="ink-2">{say('matrix:body.noTimes')}</p>;
          return (
            <ol className="times">
              {rows.map((row) => (
                <li key={row.report} data-timeliness={row.timeliness}>
                  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                    {row.timeliness === 'on-time' ? <circle cx="8" cy="8" r="6.5" fill="var(--data-actual)" />
                      : row.timeliness === 'late' ? <><circle cx="8" cy="8" r="6" fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="2" /><path d="M8 2a6 6 0 0 0 0 12Z" fill="var(--data-actual)" /></>
                        : <circle cx="8" cy="8" r="6" fill="none" stroke="var(--status-off-track)" strokeWidth="2" strokeDasharray="3 2" />}
                  </svg>
                  <span className="small strong">{reportLabel(row.report, lang)}</span>
                  <span className="note">{say(`matrix:timeliness.${row.timeliness}`, { days: row.days_late ?? 0 })}</span>
                </li>
              ))}
            </ol>
          );
        }}
      </Answer>
    </section>
  );
}
