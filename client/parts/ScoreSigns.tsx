// Signs that figures were made to fit, for the appraiser alone: a sign is a question, not a finding.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import type { OfCard } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';

type Sign = Row<'score_signs'>;
/** How many of one sign are drawn before the rest is asked for. */
const MOST = 20;

export function ScoreSigns({ of }: { of: OfCard }) {
  const { say } = useWords();
  const signs = useQuestion('score_signs', { criteria: of.criteria, period: of.period });
  return (
    <section className="card card-flush score-signs" aria-labelledby="signs">
      <div className="card-head"><div className="stack-tight"><h2 className="title" id="signs">{say('scores:signs.title')}</h2><p className="note">{say('scores:signs.told')}</p></div></div>
      <Answer of={signs} thing={say('scores:signs.thing')} skeleton={<Skeleton lines={3} />} empty={<p className="small ink-2 card-foot">{say('scores:signs.none')}</p>}>
        {(rows) => <>{[...new Set(rows.map(({ sign }) => sign))].map((sign) => <OfSign key={sign} sign={sign} rows={rows.filter((row) => row.sign === sign)} />)}</>}
      </Answer>
    </section>
  );
}

function OfSign({ sign, rows }: { sign: string; rows: Sign[] }) {
  const { lang, say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const plain = (value: number | null): string => figure(value, 'none', lang, { plain: true, decimals: 2 });
  return (
    <details className="signs-of" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(`scores:signs.${sign}`)} <strong className="num">{rows.length}</strong></summary>
      {isOpen && (
        <table className="table table-dense table-phone">
          <caption className="hidden-look">{say(`scores:signs.${sign}`)}</caption>
          <thead><tr><th scope="col">{say('scores:signs.component')}</th><th scope="col">{say('scores:signs.body')}</th><th scope="col" className="num">{say('scores:signs.valueHead')}</th><th scope="col" className="num">{say('scores:signs.beforeHead')}</th></tr></thead>
          <tbody>{(isWhole ? rows : rows.slice(0, MOST)).map((row) => (
            <tr key={`${row.component} ${row.scored}`}>
              <th scope="row">{row.component ? <>{row.component} {named(row, 'name', lang)}</> : say('scores:signs.whole')}</th><td lang="vi">{named(row, 'scored', lang) || say('scores:signs.province')}</td>
              <td className="num" data-label={say('scores:signs.valueHead')}>{plain(row.value)}</td><td className="num" data-label={say('scores:signs.beforeHead')}>{plain(row.before)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {isOpen && rows.length > MOST && !isWhole && <p className="card-foot"><button type="button" className="button-text" onClick={() => setWhole(true)}>{say('scores:signs.all', { count: rows.length })}</button></p>}
    </details>
  );
}
