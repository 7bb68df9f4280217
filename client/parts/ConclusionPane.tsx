// Conclusions that are followed, on the overview: how many of them stand how, and the worst.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import { useWords } from '../words.ts';
import { CONCLUSION_WORD, keep } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { ConclusionSign } from './ConclusionState.tsx';
import { nameOf } from './ConclusionRows.tsx';
import './conclusion-words.ts';
import './conclusions.css';

const PARTS = [['done', ['done']], ['in_time', ['extended', 'under-way', 'new']], ['to_confirm', ['to-confirm']], ['overdue', ['overdue']]] as const;
const MOST = 2;

export function ConclusionPane({ plan }: { plan: string }) {
  const { lang, say } = useWords();
  const counts = useQuestion('conclusion_counts', { plan });
  const rows = useQuestion('conclusions', { plan });
  const worst = rows.state === 'ready' ? rows.rows.filter(({ state }) => state === 'overdue').slice(0, MOST) : [];
  return (
    <div className="stack-tight conclusion-pane">
      <h2 className="title"><Link to="/ket-luan" search={keep} className="decision-link">{say('conclusions:followed')}</Link></h2>
      <Answer of={counts} thing={say('conclusions:thing')} skeleton={<Skeleton lines={2} />}>
        {([count]) => (count!.total === 0 ? <p className="small ink-2">{say('conclusions:none')}</p> : (
          <>
            <p className="spread">
              <span><Link to="/ket-luan" search={keep} className="traced"><strong className="block-value num">{count!.total}</strong></Link> <span className="ink-2">{say('conclusions:things')}</span></span>
              <span className="conclusion-bar" aria-hidden="true">{PARTS.map(([part]) => count![part] > 0 && <span key={part} data-part={part} style={{ flexGrow: count![part] }} />)}</span>
            </p>
            <ul className="row small">
              {PARTS.map(([part, states]) => count![part] > 0 && (
                <li key={part} className={part === 'overdue' ? 'mark-text late-ink' : 'mark-text'}>
                  {part === 'overdue' && <ConclusionSign state="overdue" size={15} />}
                  <Link to="/ket-luan" search={(now: Address) => ({ ...keep(now), kl: states.map((state) => CONCLUSION_WORD[state]!) })} className="traced"><strong className="num">{count![part]}</strong> {say(`conclusions:part.${part}`)}</Link>
                </li>
              ))}
            </ul>
            {worst.map((row) => (
              <p key={row.conclusion} className="small">
                <Link to="/ket-luan/$so" params={{ so: row.conclusion }} search={keep} lang="vi" className="decision-link">{say('conclusions:short', { conclusion: row.conclusion })}: {nameOf(row, lang)}</Link>, <span className="late-ink nowrap">{say('conclusions:overdueBy', { count: -(row.days_left ?? 0) }).toLocaleLowerCase()}</span>
              </p>
            ))}
          </>
        ))}
      </Answer>
    </div>
  );
}
