// Conclusions in a few lines, beside what they are about: a target, a body that carries them out.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { ConclusionSign } from './ConclusionState.tsx';
import './conclusion-words.ts';
import './conclusions.css';

/** @param of the body on whose page they stand: of some it is a partner alone */
export function ConclusionLines({ rows, of }: { rows: Row<'conclusions'>[]; of?: string }) {
  const { lang, say } = useWords();
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.conclusion} className="mark-text">
          <ConclusionSign state={row.state} />
          <span className="stack-tight">
            <Link to="/ket-luan/$so" params={{ so: row.conclusion }} search={keep} lang="vi" className="small clamp-two">{say('conclusions:short', { conclusion: row.conclusion })} · {row.text}</Link>
            <span className={row.state === 'overdue' ? 'note late-ink' : 'note'}>
              {of !== undefined && row.partners.includes(`|${of}|`) && `${say('conclusions:partners')} · `}{row.state === 'overdue' ? say('conclusions:overdueBy', { count: -(row.days_left ?? 0) }) : row.state === 'done' ? say('conclusions:doneOnDay', { date: dateLabel(row.done_on, lang) }) : `${say(`conclusions:state.${row.state}`)}, ${say('conclusions:dueOn', { date: dateLabel(row.due, lang) })}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
