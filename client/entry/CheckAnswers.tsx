// Every figure once more before it is sent: what stops it, what it changes, who declares it. One press sends.
import { useRef, useState } from 'react';
import { figuresOf } from '../cell-checks.ts';
import { Failure } from '../api.ts';
import type { Receipt } from '../api.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { midSentence, named, useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Seen } from './seen.ts';
import { isCorrecting, keyOf, textOf } from './grid.ts';
import type { Line } from './grid.ts';
import { isDoubt, NO_DATA } from './line-look.ts';
import type { Look, Told } from './line-look.ts';
import { firstMissing } from './proof.ts';
import type { Proof } from './proof.ts';
import { ProofButton } from './ProofButton.tsx';
import { changeText, levelText, nameOf, shownText, toldOf } from './sayings.ts';

const REASONS = ['late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] as const;
const BULK_LETTERS = 200;
const BASIS_LETTERS = 300;
const MOST_PROBLEMS = 20;

interface Props { draft: Draft; seen: Seen; looks: readonly Look[]; proofs: readonly Proof[]; onProof: (line: Line) => void; name: string; onBack: (row?: number) => void; onSent: (receipt: Receipt) => void }

export function CheckAnswers({ draft, seen, looks, proofs, onProof, name, onBack, onSent }: Props) {
  const { lang, say } = useWords();
  const { lines, cells, due } = seen;
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<{ text: string; isLost: boolean; problems: Failure['problems'] } | null>(null);
  const key = useRef<string | null>(null);
  const stops = looks.map((look, row) => ({ look, row })).filter(({ look }) => !['done', 'empty'].includes(look.progress));
  const empty = lines.filter((line, row) => looks[row]!.progress === 'empty' && (!due?.submission || line.handed_stands));
  const hasConflict = [...cells.values()].some(({ theirs }) => theirs);
  const corrects = seen.isCorrection && lines.some((line) => isCorrecting(line, cells));
  const isReady = stops.length === 0 && empty.length === 0 && !hasConflict && (!corrects || reason !== '');
  const missing = proofs.filter(({ isMissing }) => isMissing).length;
  const isAfar = seen.saving === 'afar';

  async function send(): Promise<void> {
    key.current ??= crypto.randomUUID();
    setSending(true);
    setTold(null);
    try {
      onSent(await draft.send(key.current, corrects ? reason : null, corrects ? basis : null));
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(0, 'draft/unreadable');
      const isLost = failure.status === 0 && failure.code !== 'draft/not-kept';
      if (!isLost) key.current = null;
      setTold({ isLost, problems: failure.problems, text: isLost ? say('entry:send.lost') : failure.code === 'draft/not-kept' ? say('entry:send.notKept') : failure.detail });
    } finally {
      setSending(false);
    }
  }

  return (
    <>
      <header className="stack-tight">
        <p><button type="button" className="button-text mark-text" onClick={() => onBack()}><Icon name="arrow-left" size={16} />{say('entry:send.back')}</button></p>
        <h2 className="section-title">{say('entry:send.title')}</h2>
        <p className="ink-2">{say('entry:send.told')}</p>
      </header>
      {stops.length > 0 && (
        <section className="notice" data-kind="error" role="alert">
          <Icon name="error" />
          <div className="stack-tight">
            <p className="strong">{say('entry:send.stops', { count: stops.length })}</p>
            <ul className="problem-links">{stops.slice(0, MOST_PROBLEMS).map(({ look, row }) => (
              <li key={row}><button type="button" className="button-text" onClick={() => onBack(row)}>{stopOf(look, row)}</button></li>
            ))}</ul>
          </div>
        </section>
      )}
      {empty.length > 0 && (
        <form className="notice empties" onSubmit={(event) => {
          event.preventDefault();
          const why = String(new FormData(event.currentTarget).get('why') ?? '').trim() || say('entry:send.emptyDefault');
          draft.write(empty.flatMap((line) => [{ line, field: 'state' as const, text: NO_DATA, reading: '' as const }, { line, field: 'note' as const, text: why, reading: '' as const }]));
        }}>
          <Icon name="note" />
          <div className="stack-tight grow">
            <p className="strong">{say('entry:send.empty', { count: empty.length })}</p>
            <p>{say('entry:send.emptyTold')}</p>
            <div className="row">
              <label className="grow"><span className="hidden-look">{say('entry:send.emptyReason')}</span><input className="input" name="why" maxLength={BULK_LETTERS} defaultValue={say('entry:send.emptyDefault')} /></label>
              <button type="submit" className="button">{say('entry:send.emptySet')}</button>
            </div>
          </div>
        </form>
      )}
      {missing > 0 && (
        <div className="notice"><Icon name="evidence" />
          <div className="stack-tight grow">
            <p>{say('entry:send.proof', { count: missing })}</p>
            <p><button type="button" className="button button-small" onClick={() => onProof(lines[firstMissing(proofs)]!)}>{say('entry:proof.first')}</button></p>
          </div>
        </div>
      )}
      <section className="card card-flush scroll">
        <table className="table table-dense table-phone check-rows">
          <caption className="hidden-look">{say('entry:send.figures')}</caption>
          <thead><tr>
            <th scope="col">{say('entry:column.code')}</th><th scope="col">{say('entry:column.line')}</th><th scope="col" className="num">{say('entry:send.figures')}</th><th scope="col" className="num">{say('entry:column.result')}</th>
            <th scope="col" className="num">{say('entry:column.change')}</th><th scope="col">{say('entry:column.proof')}</th><th scope="col">{say('entry:column.note')}</th>
          </tr></thead>
          <tbody>
            {lines.map((line, row) => {
              const look = looks[row]!;
              const figures = figuresOf(line.kind).map((field) => shownText(line, field, { text: textOf(line, field, cells), reading: cells.get(keyOf(line, field))?.reading ?? '' }, lang));
              return (
                <tr key={`${line.indicator} ${line.part}`} data-progress={look.progress}>
                  <td>{line.code}</td><th scope="row">{nameOf(line, lang, say)}</th>
                  <td className="num">{look.state !== '' ? say(`entry:state.${look.state}`) : figures.filter(Boolean).join(' / ') || '–'}</td>
                  <td className="num strong" data-label={say('entry:column.result')}>{levelText(look.level, line, lang)}</td>
                  <td className="num" data-label={say('entry:column.change')}>{look.change === null ? '–' : changeText(look.change, line, lang)}</td>
                  <td><ProofButton line={line} proof={proofs[row]!} onOpen={onProof} /></td>
                  <td className="small break">{textOf(line, 'note', cells)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section className="card stack">
        {corrects && (
          <div className="field reason">
            <label htmlFor="reason">{say('entry:send.reason')}</label>
            <select id="reason" className="select" value={reason} onChange={(event) => setReason(event.target.value)}>
              <option value="">{say('entry:send.choose')}</option>
              {REASONS.map((code) => <option key={code} value={code}>{say(`reason.${code}`)}</option>)}
            </select>
            <label htmlFor="basis">{say('entry:send.basis')}</label>
            <p id="basis-told" className="note">{say('entry:send.basisTold')}</p>
            <input id="basis" className="input" value={basis} maxLength={BASIS_LETTERS} aria-describedby="basis-told" onChange={(event) => setBasis(event.target.value)} />
          </div>
        )}
        <p className="measure declaration">{say('entry:send.declare', { name, agency: due ? named(due, 'name', lang) : '' })}</p>
        {told && <p className="field-error" role="alert"><Icon name={told.isLost ? 'chain-break' : 'error'} size={16} />{told.text}</p>}
        {told && told.problems.length > 0 && <ul className="problem-links">{told.problems.slice(0, MOST_PROBLEMS).map((problem, at) => <li key={at} className="small">{problemOf(problem as Told)}</li>)}</ul>}
        {isAfar && <p className="mark-text" id="afar" role="status"><Icon name="chain-break" size={16} />{say('entry:send.afar')}</p>}
        <p><button type="button" className="button button-primary button-wide" disabled={!isReady || isSending || isAfar} aria-describedby={isAfar ? 'afar' : undefined} onClick={() => void send()}>
          <Icon name="send" size={18} />{say(isSending ? 'entry:send.sending' : told?.isLost ? 'entry:send.again' : 'entry:send.send', { report: midSentence(reportLabel(draft.report, lang)) })}
        </button></p>
      </section>
    </>
  );

  /** At its line where it has one. */
  function problemOf(problem: Told): string {
    const line = lines.find(({ indicator, part }) => indicator === problem.indicator && part === problem.part);
    return line ? toldOf(problem, line, lang, say) : [problem.what, problem.how].filter(Boolean).join(' ');
  }

  function stopOf(look: Look, row: number): string {
    const line = lines[row]!;
    const [problem] = look.problems.filter((each) => !isDoubt(each)).concat(look.problems);
    const place = { code: line.code || nameOf(line, lang, say) };
    if (look.progress === 'part') return say('entry:lineOnly', { ...place, what: say('entry:send.partMissing') });
    if (look.state === NO_DATA || !problem) return say('entry:lineOnly', { ...place, what: say('entry:send.explain') });
    return toldOf(problem, line, lang, say);
  }
}
