// On a phone: one line at a time, with the number pad; forth and back.
import { figuresOf, MOST_LETTERS } from '../cell-checks.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { partOf } from '../parts/figures.ts';
import { named, useWords } from '../words.ts';
import { DoubtQuestion } from './DoubtQuestion.tsx';
import type { Draft } from './draft.ts';
import type { Seen } from './seen.ts';
import { keyOf, textOf } from './grid.ts';
import type { Line } from './grid.ts';
import { doubtful, isDoubt, NO_DATA, problemAt } from './line-look.ts';
import type { Look } from './line-look.ts';
import { ProofButton } from './ProofButton.tsx';
import type { Proof } from './proof.ts';
import { LineProblems, LineWords, MoreFields } from './RowMore.tsx';
import { changeText, fieldName, levelText, nameOf } from './sayings.ts';
import { StateList } from './StateList.tsx';

interface Props { draft: Draft; seen: Seen; looks: readonly Look[]; proofs: readonly Proof[]; onProof: (line: Line) => void; isReadOnly: boolean; at: number; onAt: (at: number) => void; onCheck: () => void }

export function EntryPhone({ draft, seen: { lines, cells }, looks, proofs, onProof, isReadOnly, at, onAt, onCheck }: Props) {
  const { lang, say } = useWords();
  const [line, look] = [lines[at]!, looks[at]!];
  const following = lines[at + 1];
  const fields = figuresOf(line.kind);
  const isLast = at === lines.length - 1;
  return (
    <>
      <section className="card stack entry-card" aria-labelledby="entry-line" key={at}>
        <p className="spread ink-3"><span className="num">{line.code}</span><span>{say('entry:phone.at', { at: at + 1, all: lines.length })}</span></p>
        <h2 id="entry-line" className="section-title">{named(line, 'name', lang)}{line.part !== '' && <span className="sub">{partOf(line, say)}</span>}</h2>
        {line.previous_report !== null && <p className="row ink-2">
          <span>{reportLabel(line.previous_report, lang)} <strong className="num">{levelText(line.previous_level, line, lang)}</strong></span>
          {line.last_year_report !== null && line.last_year_report !== line.previous_report && <span>{reportLabel(line.last_year_report, lang)} <strong className="num">{levelText(line.last_year_level, line, lang)}</strong></span>}
        </p>}
        {look.state === '' && (
          <div className="entry-pair">
            {fields.map((field) => {
              const problem = problemAt(look, field);
              const kind = cells.get(keyOf(line, field))?.theirs ? 'conflict' : !problem ? undefined : isDoubt(problem) ? 'doubt' : problem.level === 'error' ? 'error' : undefined;
              return (
                <label key={field} className="field entry-big" data-kind={kind}><span className="ink-2 strong">{fieldName(line, field, say)}</span>
                  <span className="entry-input" data-kind={kind}>
                    {kind && <Icon name={kind === 'error' ? 'error' : kind === 'doubt' ? 'question' : 'conflict'} size={20} />}
                    <input className="input num" inputMode="decimal" autoComplete="off" enterKeyHint="next" aria-invalid={kind === 'error' || undefined} aria-describedby={look.problems.length > 0 ? 'entry-problems' : undefined}
                      value={textOf(line, field, cells)} readOnly={isReadOnly} maxLength={80} onChange={(event) => draft.write([{ line, field, text: event.target.value, reading: '' }], true)}
                      onPaste={(event) => {
                        const text = event.clipboardData.getData('text/plain').trim();
                        if (isReadOnly || /[\t\n]/.test(text)) return;
                        event.preventDefault();
                        draft.write([{ line, field, text: text.normalize('NFC'), reading: '' }]);
                      }} />
                  </span>
                </label>
              );
            })}
          </div>
        )}
        <LineProblems id="entry-problems" draft={draft} line={line} look={look} cells={cells} isReadOnly={isReadOnly} />
        {look.progress === 'doubt' && <DoubtQuestion draft={draft} cells={doubtful(lines, cells)} />}
        <p className="spread entry-result"><span className="ink-2">{say('entry:phone.result')}</span><span className="num"><strong>{levelText(look.level, line, lang)}</strong>{look.change !== null && <span className="ink-2"> {changeText(look.change, line, lang)}</span>}</span></p>
        <div className="entry-fields">
          {look.state === '' && <MoreFields draft={draft} line={line} cells={cells} isReadOnly={isReadOnly} />}
          <label className="field"><span className="ink-2">{say('entry:state.label')}</span><StateList draft={draft} line={line} state={look.state} isReadOnly={isReadOnly} /></label>
          <label className="field"><span className="ink-2">{say('entry:field.note')}</span>
            <input className="input" value={textOf(line, 'note', cells)} readOnly={isReadOnly} maxLength={MOST_LETTERS} placeholder={look.state === NO_DATA ? say('entry:state.why') : undefined} onChange={(event) => draft.write([{ line, field: 'note', text: event.target.value, reading: '' }], true)} />
          </label>
        </div>
        <p><ProofButton line={line} proof={proofs[at]!} onOpen={onProof} isLong /></p>
        <LineWords line={line} />
      </section>
      {following && (
        <button type="button" className="card entry-following" onClick={() => onAt(at + 1)}>
          <span className="ink-3 num">{following.code}</span><span className="grow">{nameOf(following, lang, say)}</span>
          {looks[at + 1]!.progress === 'error' && <Icon name="error" className="late-ink" label={say('entry:count.error', { count: 1 })} />}
          {looks[at + 1]!.progress === 'doubt' && <Icon name="question" className="soon-ink" label={say('entry:count.doubt', { count: 1 })} />}
          {looks[at + 1]!.progress === 'done' && <Icon name="check" label={say('entry:filled')} />}
          <Icon name="chevron-right" />
        </button>
      )}
      <div className="entry-foot no-print">
        <button type="button" className="button" disabled={at === 0} onClick={() => onAt(at - 1)}>{say('entry:phone.previous')}</button>
        <button type="button" className="button button-primary grow" onClick={() => (isLast ? onCheck() : onAt(at + 1))}>{say(isLast ? 'entry:phone.last' : 'entry:phone.next')}</button>
      </div>
    </>
  );
}
