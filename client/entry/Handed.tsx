// What was handed in for the report, as it stands: read only, with the ways to take it back or to correct it.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { change, toldOf } from '../access.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import '../parts/receipt-words.ts';
import { useWords } from '../words.ts';
import type { Seen } from './seen.ts';
import type { Line } from './grid.ts';
import type { Proof } from './proof.ts';
import { ProofButton } from './ProofButton.tsx';
import { levelText, nameOf } from './sayings.ts';

/** A reviewer has not begun while it is only sent, or approved by the head. */
const NOT_BEGUN = ['sent', 'approved'];

export function Handed({ seen, proofs, onProof, onCorrect, onWithdrawn }: { seen: Seen; proofs: readonly Proof[]; onProof: (line: Line) => void; onCorrect: () => void; onWithdrawn: () => void }) {
  const { lang, say } = useWords();
  const [told, setTold] = useState('');
  const { due, lines, isCorrection } = seen;
  if (!due?.submission) return null;
  const { submission, stage } = due;
  const missing = proofs.filter(({ isMissing }) => isMissing).length;
  const canChange = (due.is_open || isCorrection) && !NOT_BEGUN.includes(stage);
  return (
    <>
      <section className="card stack" aria-labelledby="handed">
        <div className="spread">
          <h2 id="handed" className="title mark-text"><Icon name="check" />{say(`entry:stage.${stage}`)}</h2>
          <div className="row">
            <Link className="button" to="/phieu/$phieu" params={{ phieu: submission }} search={keep}><Icon name="print" />{say('receipt:print')}</Link>
            {NOT_BEGUN.includes(stage) && <button type="button" className="button" onClick={() => void change('POST', `submissions/${submission}/withdrawal`, lang, {}).then(onWithdrawn, (error: unknown) => setTold(toldOf(error, say('state.no-answer'))))}>{say('entry:handed.withdraw')}</button>}
            {canChange && <button type="button" className="button button-primary" onClick={onCorrect}>{say('entry:handed.correct')}</button>}
          </div>
        </div>
        <p>{say('entry:handed.told', { receipt: submission, when: moment(due.staged_at, lang) })} {NOT_BEGUN.includes(stage) && say('entry:handed.withdrawTold')}</p>
        {missing > 0 && <p className="soon-ink mark-text"><Icon name="evidence" size={18} />{say('entry:count.proof', { count: missing })}</p>}
        {told !== '' && <p className="field-error" role="alert"><Icon name="error" size={16} />{told}</p>}
      </section>
      <section className="card card-flush scroll">
        <table className="table table-dense table-phone">
          <caption className="hidden-look">{say('entry:handed.title')}</caption>
          <thead><tr><th scope="col">{say('entry:column.code')}</th><th scope="col">{say('entry:column.line')}</th><th scope="col" className="num">{say('entry:send.figures')}</th><th scope="col">{say('entry:column.proof')}</th><th scope="col">{say('entry:column.note')}</th></tr></thead>
          <tbody>{lines.map((line, row) => (
            <tr key={`${line.indicator} ${line.part}`}>
              <td>{line.code}</td><th scope="row">{nameOf(line, lang, say)}</th>
              <td className="num">{line.handed_state === null || !line.handed_stands ? '–' : line.handed_state !== 'reported' ? say(`entry:state.${line.handed_state}`) : line.handed_numerator !== null ? `${number(line.handed_numerator)} / ${number(line.handed_denominator)}` : levelText(line.handed_value, line, lang)}</td>
              <td><ProofButton line={line} proof={proofs[row]!} onOpen={onProof} /></td>
              <td className="small break">{line.handed_note}</td>
            </tr>
          ))}</tbody>
        </table>
      </section>
    </>
  );

  function number(value: number | null): string {
    return value === null ? '–' : new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9 }).format(value);
  }
}
