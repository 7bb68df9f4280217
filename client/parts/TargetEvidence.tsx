// Documents that prove the figures of a target: report by report, the latest first, each under whose it is.
import { useQuestion } from '../api.ts';
import { reportLabel } from '../format.ts';
import type { Row } from '../../queries/types.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { NothingSeen } from './NothingSeen.tsx';
import './evidence-words.ts';
import './evidence.css';

export function TargetEvidence({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const documents = useQuestion('evidence', { target: row.target });
  const nothing = <div className="card"><NothingSeen words={say('evidence:noneOfTarget')} area={row.area} /></div>;
  return (
    <Answer of={documents} thing={say('evidence:thing')} skeleton={<Skeleton lines={6} />} empty={nothing}>
      {(rows) => [...Map.groupBy(rows, ({ report }) => report)].toSorted(([a], [b]) => (closing(a) < closing(b) ? 1 : -1)).map(([report, ofReport]) => (
        <section key={report} className="card stack" aria-label={reportLabel(report, lang)}>
          <h2 className="title">{reportLabel(report, lang)} <span className="ink-3">{say('evidence:count', { count: new Set(ofReport.map(({ evidence }) => evidence)).size })}</span></h2>
          {[...Map.groupBy(ofReport, ({ agency }) => agency).values()].map((all) => (
            <div key={all[0]!.agency} className="stack-tight">
              <h3 className="small strong">{named(all[0]!, 'name', lang)}</h3>
              <EvidenceList rows={all} canRemove={false} />
            </div>
          ))}
        </section>
      ))}
    </Answer>
  );
}

/** The quarter that a report closes, or its month, as text that sorts. */
function closing(report: string): string {
  return report.replace('H1', 'Q2').replace(/Y$/, 'Q4').replace(/Q(\d)$/, (_, quarter: string) => `M${String(Number(quarter) * 3).padStart(2, '0')}~`);
}
