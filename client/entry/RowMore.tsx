// Under a line: what is wrong and the button that mends it, what the line means, how it went, what it may say instead of a figure.
import type { Row } from '../../queries/types.ts';
import { optionalOf } from '../cell-checks.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { Spark } from '../marks/Spark.tsx';
import { named, useWords } from '../words.ts';
import { DoubtQuestion } from './DoubtQuestion.tsx';
import type { Draft } from './draft.ts';
import { keyOf, textOf } from './grid.ts';
import type { Line } from './grid.ts';
import type { Held } from './held-cells.ts';
import { doubtful, isDoubt } from './line-look.ts';
import type { Look } from './line-look.ts';
import { fieldName, levelText, nameOf, toldOf } from './sayings.ts';
import { StateList } from './StateList.tsx';

interface Props { id: string; draft: Draft; line: Line; look: Look; cells: ReadonlyMap<string, Held>; isCurrent: boolean; asks: boolean; isReadOnly: boolean; past: readonly Row<'earlier'>[] }

export function RowMore({ id, draft, line, look, cells, isCurrent, asks, isReadOnly, past }: Props) {
  const { say } = useWords();
  return (
    <tr className="entry-more" data-current={isCurrent || undefined}>
      <td />
      <td colSpan={9}>
        <div className="stack-tight">
          <LineProblems id={id} draft={draft} line={line} look={look} cells={cells} isReadOnly={isReadOnly} isWhole={isCurrent} />
          {asks && <DoubtQuestion draft={draft} cells={doubtful(draft.look().lines, cells)} />}
          {isCurrent && (
            <div className="entry-help">
              <LineWords line={line} />
              <LinePast line={line} past={past} />
              <div className="entry-fields">
                {look.state === '' && <MoreFields draft={draft} line={line} cells={cells} isReadOnly={isReadOnly} />}
                {look.state === '' && !isReadOnly && <span className="entry-field small"><span aria-hidden="true">{say('entry:state.label')}</span><StateList draft={draft} line={line} state={look.state} isReadOnly={isReadOnly} /></span>}
              </div>
            </div>
          )}
        </div>
      </td>
    </tr>
  );
}

/** What is wrong with a line, each with what mends it; `isWhole`: what is unusual or only worth knowing, too. */
export function LineProblems({ id, draft, line, look, cells, isReadOnly, isWhole = true }: Omit<Props, 'isCurrent' | 'asks' | 'past'> & { isWhole?: boolean }) {
  const { lang, say } = useWords();
  const told = look.problems.filter((problem) => !isDoubt(problem) && (isWhole || problem.level === 'error'));
  if (told.length === 0) return null;
  return (
    <div id={id} className="stack-tight">
      {told.map((problem) => (
        <p key={`${problem.code} ${problem.column ?? ''}`} className="entry-told" data-level={problem.level}>
          <Icon name={problem.level === 'error' ? 'error' : problem.level === 'unusual' ? 'note' : 'info'} size={18} />
          <span>{toldOf(problem, line, lang, say)}</span>
          {problem.code === 'numerator-over-denominator' && !isReadOnly && (
            <button type="button" className="button button-small" onClick={() => draft.write([
              { line, field: 'numerator', ...typed('denominator') }, { line, field: 'denominator', ...typed('numerator') },
            ])}><Icon name="conflict" size={16} />{say('entry:more.swap')}</button>
          )}
        </p>
      ))}
    </div>
  );
  function typed(field: 'numerator' | 'denominator') {
    return { text: textOf(line, field, cells), reading: cells.get(keyOf(line, field))?.reading ?? '' as const };
  }
}

/** What the line counts, in one or two sentences. */
export function LineWords({ line }: { line: Line }) {
  const { lang, say } = useWords();
  const [numerator, denominator] = [named(line, 'numerator', lang), named(line, 'denominator', lang)];
  return <p className="small ink-2 entry-words">{named(line, 'definition', lang)} {numerator && denominator ? say('entry:more.fills', { numerator, denominator }) : ''}</p>;
}

/** The last reports of the line, and what a new figure is compared with. */
export function LinePast({ line, past }: { line: Line; past: readonly Row<'earlier'>[] }) {
  const { lang, say } = useWords();
  const rows = past.filter(({ indicator, part }) => indicator === line.indicator && part === line.part);
  const levels = rows.map(({ level }) => level);
  const against = line.compared_report;
  return (
    <p className="small ink-2 entry-past">
      {levels.length > 1 && <><Spark rows={rows.map(({ q, level }) => ({ q, actual: level }))} unit={line.unit} />
        <span>{say('entry:more.reports', { count: rows.length })}<br />{say('entry:more.range', { low: levelText(Math.min(...levels), line, lang), high: levelText(Math.max(...levels), line, lang) })}</span></>}
      {levels.length <= 1 && against !== null && line.compared_level !== null && <span>{say('entry:more.against', { report: reportLabel(against, lang), value: levelText(line.compared_level, line, lang) })}</span>}
    </p>
  );
}

/** What only some kinds may be given besides: the error of a survey, and what it measured. */
export function MoreFields({ draft, line, cells, isReadOnly }: { draft: Draft; line: Line; cells: ReadonlyMap<string, Held>; isReadOnly: boolean }) {
  const { lang, say } = useWords();
  const fields = [...optionalOf(line.kind), ...(line.timing === 'survey' ? ['reference' as const] : [])] as ('standard_error' | 'reference')[];
  return fields.map((field) => (
    <label key={field} className="entry-field small">{fieldName(line, field, say)}
      <input className="input" value={textOf(line, field, cells)} readOnly={isReadOnly} maxLength={80} autoComplete="off" aria-label={`${fieldName(line, field, say)}, ${line.code} ${nameOf(line, lang, say)}`}
        inputMode={field === 'reference' ? 'text' : 'decimal'} placeholder={field === 'reference' ? '2026Q3' : undefined} onChange={(event) => draft.write([{ line, field, text: event.target.value, reading: '' }], true)} />
    </label>
  ));
}
