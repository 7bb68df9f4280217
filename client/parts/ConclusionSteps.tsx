// What was said of a conclusion, the latest first.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, moment } from '../format.ts';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';

export function ConclusionSteps({ row }: { row: Row<'conclusions'> }) {
  const { lang, say } = useWords();
  const steps = useQuestion('conclusion', { conclusion: row.conclusion });
  return (
    <section className="card" aria-labelledby="steps">
      <h2 className="title" id="steps">{say('conclusions:steps')}</h2>
      <Answer of={steps} thing={say('conclusions:stepsThing')} skeleton={<Skeleton lines={4} />}>
        {(all) => (
          <ol className="rows conclusion-steps">
            {all.map((step) => (
              <li key={`${step.step} ${step.taken_at}`} className="stack-tight">
                <p className="strong">{say(`conclusions:step.${step.step}`)}</p>
                <p className="note num">{moment(step.taken_at, lang)}</p>
                {step.step === 'signed' && <p className="small num">{step.notice}, {dateLabel(step.signed_on, lang)}</p>}
                {step.step === 'extended' && <p className="small num">{say('conclusions:newDue', { date: dateLabel(step.due, lang) })}</p>}
                {step.step === 'claimed' && <p className="small num">{[dateLabel(step.done_on, lang), step.document].filter(Boolean).join(', ')}</p>}
                {step.note && <p className="small as-typed" lang="vi">{step.note}</p>}
              </li>
            ))}
          </ol>
        )}
      </Answer>
    </section>
  );
}
