// Conclusions as rows, worst first: what, whose, until when, how it stands.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, listLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { ConclusionState, timeLeft } from './ConclusionState.tsx';

type Conclusion = Row<'conclusions'>;

export function ConclusionRows({ rows, withLead = true }: { rows: Conclusion[]; withLead?: boolean }) {
  const { lang, say } = useWords();
  return (
    <table className="table table-phone conclusions">
      <caption className="hidden-look">{say('conclusions:title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('conclusions:number')}</th><th scope="col">{say('conclusions:text')}</th>{withLead && <th scope="col">{say('conclusions:lead')}</th>}
          <th scope="col">{say('conclusions:due')}</th><th scope="col">{say('conclusions:standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.conclusion} data-conclusion={row.conclusion}>
            <td className="ink-3 c-number">{row.conclusion}</td>
            <th scope="row" className="c-text" lang="vi">
              <Link to="/ket-luan/$so" params={{ so: row.conclusion }} search={keep} className="clamp-two">{row.text}</Link>
              <span className="sub" lang={lang}>{[row.notice, row.short_vi ? named({ short_vi: row.short_vi, short_en: row.short_en }, 'short', lang) : row.area ? say(`terms:areaShort.${row.area}`) : null].filter(Boolean).join(' · ')}</span>
            </th>
            {withLead && <td lang="vi">{nameOf(row, lang)}<Partners row={row} /></td>}
            <td><Deadline row={row} /></td>
            <td><ConclusionState row={row} /><span className="sub">{timeLeft(row, say)}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const nameOf = (row: Conclusion, lang: 'vi' | 'en'): string => named({ lead_vi: row.lead_vi, lead_en: row.lead_en }, 'lead', lang) || row.lead;

/** The deadline, with the first one where it was moved. */
export function Deadline({ row }: { row: Conclusion }) {
  const { lang, say } = useWords();
  return (
    <>
      <span className="nowrap">{dateLabel(row.due, lang)}</span>
      {row.extensions > 0 && <span className="sub">{say('conclusions:firstDue', { date: dateLabel(row.first_due, lang), count: row.extensions })}</span>}
    </>
  );
}

function Partners({ row }: { row: Conclusion }) {
  const { lang, say } = useWords();
  const names = usePartners(row);
  return names.length === 0 ? null : <span className="sub">{say('conclusions:with', { names: listLabel(names, lang) })}</span>;
}

/** Names of the bodies that co-operate. */
export function usePartners({ partners }: Conclusion): string[] {
  const { lang } = useWords();
  const codes = partners.split('|').filter(Boolean);
  const answer = useQuestion('agencies', codes.length > 0 ? {} : null);
  const bodies = answer.state === 'ready' ? answer.rows : [];
  return codes.map((code) => {
    const body = bodies.find(({ agency }) => agency === code);
    return body ? named(body, 'name', lang) : code;
  });
}
