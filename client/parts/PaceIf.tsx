// In which quarter the milestone would be reached if more were gained each quarter than so far: tried, told in words, kept nowhere.
import { useId, useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, quarterLabel, signed } from '../format.ts';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { unitOf } from './figures.ts';
import './history-words.ts';
import { Told } from './Told.tsx';
import { decimalsOf } from './why.ts';

/** How many places the slider has. */
const PLACES = 20;

export function PaceIf({ row, report }: { row: Row<'targets'>; report: string | undefined }) {
  const { lang, say } = useWords();
  const id = useId();
  const [more, setMore] = useState(0);
  const isAsked = row.pace_kept !== null && row.pace_needed !== null && (row.remaining ?? 0) > 0 && row.status !== 'ended' && !row.closed;
  const answer = useQuestion('pace_if', isAsked ? { target: row.target, more, ...(report ? { report } : {}) } : null);
  if (!isAsked) return null;
  const unit = unitOf(row);
  const step = stepOf(Math.max(Math.abs(row.pace_needed!), Math.abs(row.pace_kept!)));
  const decimals = Math.max(decimalsOf([row.pace_kept, row.pace_needed]), -Math.floor(Math.log10(step) + 1e-9));
  const told = (value: number): string => signed(value, unit, lang, { decimals });
  // Of what is to be brought down, more is less.
  const gained = told(more * Math.sign(row.pace_needed!));
  return (
    <section className="card stack-tight no-print" aria-labelledby={`${id}-title`}>
      <h2 className="title" id={`${id}-title`}>{say('history:pace.title')}</h2>
      <p className="spread small"><label htmlFor={id}>{say('history:pace.label', { kept: told(row.pace_kept!) })}</label><output htmlFor={id} className="num strong">{gained}</output></p>
      <input id={id} type="range" className="range" min={0} max={PLACES * step} step={step} value={more} aria-valuetext={gained} onChange={(event) => setMore(Number(event.target.value))} />
      <div aria-live="polite">
        <Answer of={answer} thing={say('history:pace.thing')} skeleton={<Skeleton lines={2} />} empty={null}>
          {([tried]) => {
            const goal = figure(tried!.goal, unit, lang, { plain: true });
            const quarter = tried!.reached === null ? '' : quarterLabel(tried!.reached, 'inline', lang);
            return <p className="num"><Told text={tried!.reached === null ? say('history:pace.never', { goal }) : tried!.late! <= 0 ? say('history:pace.inTime', { goal, quarter, due: tried!.due }) : say('history:pace.late', { goal, quarter, due: tried!.due, count: tried!.late })} /></p>;
          }}
        </Answer>
      </div>
      <p className="note">{say('history:pace.told')}</p>
    </section>
  );
}

/** A round step, so that all places together are about twice the pace. @param pace that is needed or kept, the larger */
function stepOf(pace: number): number {
  const about = Math.max(pace, 1e-6) * 2 / PLACES;
  const ten = 10 ** Math.floor(Math.log10(about));
  return [1, 2, 5].map((one) => one * ten).find((one) => one >= about * 0.999) ?? 10 * ten;
}
