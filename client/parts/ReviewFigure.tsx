// One figure that is looked at for a reason: how it moved, why it is unusual, what its sender says, and what the reviewer thinks of it.
import { UsualSpark } from '../marks/UsualSpark.tsx';
import { Icon } from '../marks/Icon.tsx';
import { figure, reportLabel } from '../format.ts';
import { keyOf } from '../review.ts';
import type { Earlier, Line, Mark, Remark } from '../review.ts';
import type { Thought } from '../thoughts.ts';
import { midSentence, useWords } from '../words.ts';
import { Evidence } from './Evidence.tsx';
import { unitOf } from './figures.ts';
import { changeOf, countsOf, levelOf, nameOf, previousOf, remarkSentence } from './review-sayings.ts';
import { ReviewMark } from './ReviewMark.tsx';

export interface FigureProps { submission: string; line: Line; earlier: Earlier[]; remarks: Remark[]; thought: Mark | Thought | undefined; think: ((lines: Thought[]) => void) | null }

export function ReviewFigure({ submission, line, earlier, remarks, thought, think }: FigureProps) {
  const { lang, say } = useWords();
  const unit = unitOf(line);
  const range = remarks.find(({ low, high }) => low !== null && high !== null);
  const past = earlier.filter((one) => keyOf(one) === keyOf(line));
  const name = nameOf(line, lang, say);
  const counts = countsOf(line, lang, say);
  const id = `f-${line.line}`;
  return (
    <article className="card review-figure" aria-labelledby={id} data-mark={thought?.mark ?? 'none'}>
      <header className="review-figure-head">
        <h3 id={id}>{name}</h3>
        <p className="review-levels num">
          {line.previous !== null && <><span className="ink-2"><span className="hidden-look">{reportLabel(line.previous_report ?? '', lang)}: </span>{previousOf(line, lang)}</span><Icon name="arrow-right" size={16} /></>}
          <span className="review-level"><span className="hidden-look">{reportLabel(line.report, lang)}: </span>{levelOf(line, lang, say)}</span>
          {line.change !== null && <span className="ink-2">{changeOf(line, lang)}</span>}
        </p>
      </header>
      <div className="review-figure-body">
        {line.level !== null && line.q !== null && past.length > 0
          ? <UsualSpark earlier={past} now={{ q: line.q, level: line.level }} low={range?.low ?? null} high={range?.high ?? null} unit={unit} />
          : <p className="note">{say('review:figure.first')}</p>}
        <dl className="facts review-facts">
          <dt>{say('review:figure.why')}</dt>
          <dd className="strong">{remarks.map((remark) => <p key={`${remark.code} ${remark.field}`}>{remarkSentence(remark, line, lang, say)}</p>)}</dd>
          <dt>{say('review:figure.note')}</dt>
          <dd>{line.note === '' ? <span className="ink-3">{say('review:figure.noNote')}</span> : <q className="review-note">{line.note}</q>}</dd>
          {counts !== null && <><dt>{say('review:figure.count')}</dt><dd className="num">{counts}</dd></>}
          {line.in_force !== null && <><dt>{say('review:figure.inForce')}</dt><dd className="num">{say('review:figure.inForceTold', { value: figure(line.in_force, unit, lang), report: midSentence(reportLabel(line.report, lang)) })}</dd></>}
          <dt>{say('review:figure.evidence')}</dt>
          <dd><Evidence of={{ kind: 'figure', agency: line.agency, report: line.report, indicator: line.indicator, part: line.part }} canAdd={false} name={name} /></dd>
        </dl>
      </div>
      <ReviewMark submission={submission} line={line} name={name} thought={thought} think={think} />
    </article>
  );
}
