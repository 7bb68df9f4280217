// Everything that keeps a sheet from being taken in: a summary with links, then every place with what, why and how.
import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import type { Failure, SheetProblem } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

const LINKS = 10;
/** Problems that are settled by saying how numbers are written. */
const WRITING = ['ambiguous-number', 'english-number'];

export function Problems({ failure, onNumbers,
  onRetry }: { failure: Failure; onNumbers: (numbers: 'vi' | 'en') => void; onRetry: () => void }) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  const { problems } = failure;
  const isWriting = (problem: SheetProblem): boolean => WRITING.includes(problem.code);
  const linked = problems.map((problem, place) => ({ problem, place })).filter(({ problem }) => !isWriting(problem));
  const doubt = problems.find((problem) => problem.code === WRITING[0]) ?? problems.find(isWriting);
  return (
    <div className="stack problems" tabIndex={-1} ref={box}>
      {doubt && <Doubt doubt={doubt} onNumbers={onNumbers} />}
      <div className="notice" data-kind="error" role="alert">
        <Icon name="error" />
        <div className="grow stack-tight">
          <p className="strong">{problems.length > 0 ? say('problem.title', { count: problems.length }) : say('problem.refused')}</p>
          <p>{problems.length > 0 ? say('problem.told') : failure.detail || say('state.unknown')}</p>
          {linked.length > 0 && (
            <ul className="problem-links">
              {linked.slice(0, LINKS).map(({ problem, place }) => <li key={place}>
                <a href={`#p${place + 1}`} onClick={(event) => jump(event, place)}>{problem.what}</a>
              </li>)}
              {problems.length > Math.min(LINKS, linked.length)
                && <li className="ink-2">{say('problem.more', { count: problems.length - Math.min(LINKS, linked.length) })}</li>}
            </ul>
          )}
          {problems.length === 0 && <p className="note">{say('state.code', { code: failure.code })}</p>}
        </div>
        {problems.length === 0 && <button type="button" className="button button-small" onClick={onRetry}>{say('state.retry')}</button>}
      </div>
      {problems.length > 0 && (
        <section className="card card-flush">
          <table className="table problem-rows">
            <caption className="hidden-look">{say('problem.title', { count: problems.length })}</caption>
            <thead><tr>
              <th scope="col">{say('problem.cell')}</th><th scope="col">{say('problem.what')}</th><th scope="col">{say('problem.how')}</th>
            </tr></thead>
            <tbody>
              {problems.map((problem, place) => (
                <tr key={place} id={`p${place + 1}`} tabIndex={-1} data-code={problem.code} data-cell={problem.cell ?? ''}>
                  <td className="problem-cell mono">
                    {problem.cell ?? (problem.line === null ? say('problem.whole') : say('problem.line', { line: problem.line }))}
                      {problem.sheet && <span className="sub">{problem.sheet}</span>}
                  </td>
                  <td><p className="mark-text strong">
                    <Icon name={isWriting(problem) ? 'question' : 'error'} size={16}
                      className={isWriting(problem) ? 'soon-ink' : 'late-ink'} /> {problem.what}
                  </p><p className="ink-2">{problem.why}</p></td>
                  <td>{problem.how}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

/** Asked once for the whole sheet: how its numbers are written. */
function Doubt({ doubt, onNumbers }: { doubt: SheetProblem; onNumbers: (numbers: 'vi' | 'en') => void }) {
  const { lang, say } = useWords();
  const number = (value: string | number | undefined): string => (
    typeof value === 'number'
      ? new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9, useGrouping: false }).format(value)
        : String(value ?? ''));
  const { given, vi, en } = doubt.params;
  return (
    <div className="card stack doubt">
      <p className="mark-text strong"><Icon name="question" size={18} className="soon-ink" /> {say('doubt.title', { given })}</p>
      <p className="small ink-2">{say('doubt.told')}</p>
      <div className="row">
        {typeof vi === 'number'
          && <button type="button" className="button" onClick={() => onNumbers('vi')}>
            {say('doubt.vi', { given, value: number(vi) })}
          </button>}
        <button type="button" className="button" onClick={() => onNumbers('en')}>{say('doubt.en', { given, value: number(en) })}</button>
      </div>
    </div>
  );
}

function jump(event: MouseEvent, place: number): void {
  event.preventDefault();
  const row = document.getElementById(`p${place + 1}`);
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
}
