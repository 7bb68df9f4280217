// What was said of a component of a card, the latest first.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { moment } from '../format.ts';
import type { OfCard } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';

export function ScoreHistory({ of, component }: { of: OfCard; component: string }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="score-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('scores:history')}</summary>
      {isOpen && <Steps of={of} component={component} />}
    </details>
  );
}

function Steps({ of, component }: { of: OfCard; component: string }) {
  const { lang, say } = useWords();
  const steps = useQuestion('score_history', { ...of, component });
  const agencies = useQuestion('agencies', {});
  const bodies = agencies.state === 'ready' ? agencies.rows : [];
  const nameOf = (agency: string): string => {
    const body = bodies.find((one) => one.agency === agency);
    return body ? named(body, 'name', lang) : agency;
  };
  return (
    <Answer of={steps} thing={say('scores:historyThing')} skeleton={<Skeleton lines={3} />} empty={<p className="small ink-2">{say('scores:noHistory')}</p>}>
      {(rows) => (
        <ol className="rows">
          {rows.toReversed().map((step) => (
            <li key={`${step.taken_at} ${step.step}`} className="stack-tight">
              <p className="spread small"><span><strong>{say(`scores:step.${step.step}`)}</strong>{step.points !== null && <span className="num"> {pointsLabel(step.points, lang)}</span>}</span><span className="note num">{moment(step.taken_at, lang)}</span></p>
              {step.agency && <p className="note" lang="vi">{nameOf(step.agency)}</p>}
              {step.document && <p className="small num" lang="vi">{step.document}</p>}
              {step.note && <p className="small as-typed" lang="vi">{step.note}</p>}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}
