// The lines of the sheet that an agency owes, with the figure it last handed in.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, reportLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { partOf, unitOf } from './figures.ts';

export function Owed({ agency, report }: { agency: string; report: string }) {
  const { lang, say } = useWords();
  const owed = useQuestion('owed', { agency, report });
  return (
    <Answer of={owed} thing={say('thing.owed')} skeleton={<Skeleton lines={2} />}
      empty={<p className="small ink-2">{say('submit.nothingOwed')}</p>}>
      {(rows) => (
        <details className="owed">
          <summary>{say('submit.owed', { count: rows.length })}</summary>
          <table className="table table-dense owed-rows">
            <caption className="hidden-look">{say('submit.owed', { count: rows.length })}</caption>
            <thead><tr>
              <th scope="col">{say('column.target')}</th><th scope="col">{say('submit.fills')}</th>
                <th scope="col" className="num">{say('submit.previous')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.indicator} ${row.part} ${row.passed_from ?? ''}`}>
                  <th scope="row">{named(row, 'name', lang)}{row.part !== '' && <span className="sub">{partOf(row, say)}</span>}
                    {row.passed_from !== null && <span className="sub">{say('submit.passedFrom', { name: named(row, 'passed_from', lang) })}</span>}</th>
                  <td className="small ink-2">{fills(row, lang) || say(`terms:unit.${row.unit}`)}</td>
                  <td className="num">
                    {previous(row, lang)}{row.previous_report && <span className="sub">{reportLabel(row.previous_report, lang)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Answer>
  );
}

function fills(row: Row<'owed'>, lang: 'vi' | 'en'): string {
  return [named(row, 'numerator', lang), named(row, 'denominator', lang)].filter(Boolean).join(' / ');
}

function previous(row: Row<'owed'>, lang: 'vi' | 'en'): string {
  if (row.previous_numerator !== null || row.previous_denominator !== null)
    return `${figure(row.previous_numerator, 'count', lang)} / ${figure(row.previous_denominator, 'count', lang)}`;
  return figure(row.previous_value, unitOf(row), lang);
}
