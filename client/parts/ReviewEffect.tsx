// What deciding as marked would change, page by page: verdict, level, agencies. Figures not marked yet count as taken.
import { useEffect, useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import { figure } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { toneOf } from '../marks/status.ts';
import { keyOf, useEffectOf, useEffectOfMany } from '../review.ts';
import type { Desk, Effect } from '../review.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { unitOf } from './figures.ts';

/** Several presses in a row are asked about once. */
const REST_MS = 500;
/** Pages shown before the rest is folded. */
const SHOWN = 4;

/** The effect of deciding as marked; asked once for whoever shows it or waits for it. `isTold`: it is that of what is marked now, or cannot be told. */
export function useDeskEffect({ sheet, marks }: Desk): { effect: Answered<Effect[]>; isTold: boolean } {
  const asked = marks.filter(({ mark }) => mark === 'return').map(keyOf).sort().join('|');
  const given = useRested(asked);
  const effect = useEffectOf(sheet.submission, given);
  return { effect, isTold: given === asked && (effect.state === 'failed' || (effect.state !== 'waiting' && !effect.renewing)) };
}

export function ReviewEffect({ desk }: { desk: Desk }) {
  const { say } = useWords();
  const { marks, lines } = desk;
  const returned = marks.filter(({ mark }) => mark === 'return');
  const { effect } = useDeskEffect(desk);
  return (
    <div className="review-effect stack" aria-live="polite">
      <Effects of={effect} told={say('review:effect.told', { accepted: lines.length - returned.length, returned: returned.length })} none={returned.length === lines.length ? say('review:effect.none') : null} />
    </div>
  );
}

/** What accepting several sheets at once would change. */
export function ManyEffect({ submissions, figures }: { submissions: string[]; figures: number }) {
  const { say } = useWords();
  const given = useRested(submissions.join('|'));
  const effect = useEffectOfMany(given === '' ? [] : given.split('|'));
  return <div className="stack" aria-live="polite">{given !== '' && <Effects of={effect} told={say('review:effect.told', { accepted: figures, returned: 0 })} none={null} />}</div>;
}

/** @param none the head line where nothing is taken */
function Effects({ of, told, none }: { of: Answered<Effect[]>; told: string; none: string | null }) {
  const { say } = useWords();
  return (
    <Answer of={of} thing={say('review:thing.effect')} skeleton={<Skeleton lines={4} />}>
      {(pages, renewing) => {
        const turned = pages.filter((page) => page.status_before !== page.status_after);
        const others = pages.filter((page) => page.status_before === page.status_after);
        const seen = Math.max(0, SHOWN - turned.length);
        return (
          <div className={renewing ? 'stack dimmed' : 'stack'}>
            <header className="stack-tight">
              <h3 className="title">{none ?? (turned.length > 0 ? say('review:effect.turned', { count: turned.length }) : pages.length > 0 ? say('review:effect.same') : say('review:effect.nothing'))}</h3>
              <p className="small ink-2">{told}</p>
            </header>
            {pages.length > 0 && <ul className="rows">{[...turned, ...others.slice(0, seen)].map((page) => <Page key={`${page.plan} ${page.target}`} page={page} />)}</ul>}
            {others.length > seen && (
              <details>
                <summary>{say('review:effect.more', { count: others.length - seen })}</summary>
                <ul className="rows">{others.slice(seen).map((page) => <Page key={`${page.plan} ${page.target}`} page={page} />)}</ul>
              </details>
            )}
          </div>
        );
      }}
    </Answer>
  );
}

function Page({ page }: { page: Effect }) {
  const { lang, say } = useWords();
  const plans = useQuestion('plans', {});
  const plan = plans.state === 'ready' ? plans.rows.find((row) => row.plan === page.plan) : undefined;
  const unit = unitOf(page);
  const isTurned = page.status_before !== page.status_after;
  return (
    <li className="stack-tight" data-turned={isTurned}>
      <p className="small ink-2">{named(page, 'short', lang)}{plan && <span className="note"> · {named(plan, 'short', lang)}</span>}</p>
      <p className="review-effect-levels num"><span className="ink-2">{figure(page.before, unit, lang)}</span><Icon name="arrow-right" size={15} label={say('review:effect.becomes')} /><strong>{figure(page.after, unit, lang)}</strong></p>
      <p className="row small">
        <span className="tint" data-tone={toneOf(page.status_before)}><StatusWord status={page.status_before} /></span>
        {isTurned ? <><Icon name="arrow-right" size={15} label={say('review:effect.becomes')} /><span className="tint" data-tone={toneOf(page.status_after)}><StatusWord status={page.status_after} /></span></> : <span className="ink-3">{say('review:effect.unchanged')}</span>}
      </p>
      {page.agencies_expected !== null && page.agencies_before !== page.agencies_after && (
        <p className="small ink-2 num">{say('review:effect.agencies', { before: `${page.agencies_before ?? 0}/${page.agencies_expected}`, after: `${page.agencies_after ?? 0}/${page.agencies_expected}` })}</p>
      )}
    </li>
  );
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
