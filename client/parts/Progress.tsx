// How far an activity or a milestone without a number has come, as its lead body last reported; and the form to report it anew, for that body.
import { useRef, useState } from 'react';
import { may, useMe } from '../access.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, figure, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { Evidence } from './Evidence.tsx';
import { useOnce } from './once.ts';
import { ProgressForm } from './ProgressForm.tsx';
import './evidence-words.ts';
import './evidence.css';

/** What both a row of `activities` and one of `milestones` tell of it. */
export type Progressing = Pick<Row<'activities'>, 'area' | 'progress' | 'done_on' | 'document' | 'evidence' | 'spent_million_vnd' | 'progress_note' | 'reported_at' | 'reporter' | 'reported_by' | 'reported_by_vi' | 'reported_by_en'>;

/** @param budget as the plan prints it, in million dong, where it does */
export function Progress({ kind, of, row, budget }: { kind: 'activity' | 'milestone'; of: string; row: Progressing; budget: number | null }) {
  const { lang, say } = useWords();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const [isKept, setKept] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const mayReport = useOnce(row.reporter !== null && may(me?.signed ?? null, 'submit', row.reporter));
  const proven = { kind, agency: row.reporter ?? '', of };
  /** What is done moves down the list: whoever reported it goes with it. */
  function kept(): void {
    setOpen(false);
    setKept(true);
    requestAnimationFrame(() => place.current?.focus());
  }
  return (
    <div className="stack progress" ref={place} tabIndex={-1}>
      <section className="stack-tight" aria-label={say('evidence:progress.title')}>
        <h2 className="title">{say('evidence:progress.title')}</h2>
        <dl className="facts">
          <dt>{say('evidence:progress.state')}</dt>
          <dd>{row.progress === null ? <span className="ink-2">{say('evidence:progress.none')}</span> : <ProgressState state={row.progress} />}</dd>
          {row.done_on !== null && <><dt>{say('evidence:progress.doneOn')}</dt><dd className="num">{dateLabel(row.done_on, lang)}</dd></>}
          {row.done_on !== null && row.document && <><dt>{say('evidence:progress.document')}</dt><dd lang="vi">{row.document}</dd></>}
          {(row.spent_million_vnd !== null || budget !== null) && <><dt>{say('evidence:progress.spent')}</dt><dd className="num"><Spent spent={row.spent_million_vnd} budget={budget} /></dd></>}
          {row.progress_note && <><dt>{say('evidence:progress.note')}</dt><dd lang="vi" className="as-typed">{row.progress_note}</dd></>}
          {row.reported_at !== null && row.progress !== null && <><dt>{say('evidence:progress.reported')}</dt><dd className="num">{moment(row.reported_at, lang)}{row.reported_by !== null && <span className="sub">{named(row, 'reported_by', lang)}</span>}</dd></>}
        </dl>
        {mayReport && !isOpen && <p><button type="button" className="button button-small" onClick={() => { setOpen(true); setKept(false); }}><Icon name="pencil" size={16} />{say('evidence:progress.report')}</button></p>}
        {mayReport && isOpen && <ProgressForm proven={proven} row={row} close={() => setOpen(false)} kept={kept} />}
        <p className="small" role="status">{isKept && <span className="mark-text"><Icon name="check" size={16} />{say('evidence:progress.kept')}</span>}</p>
      </section>
      <h2 className="title">{say('evidence:title')}</h2>
      <Evidence of={proven} canAdd={mayReport} area={row.area} />
    </div>
  );
}

export function ProgressState({ state }: { state: string }) {
  const { say } = useWords();
  const icons = { done: 'check', 'under-way': 'half', cannot: 'error', 'not-started': 'minus' } as const;
  return <span className="mark-text"><Icon name={icons[state as keyof typeof icons] ?? 'question'} size={16} />{say(`evidence:progress.states.${state}`)}</span>;
}

/** Money spent beside the budget that the plan prints; what was not told is no zero. */
export function Spent({ spent, budget }: { spent: number | null; budget: number | null }) {
  const { lang, say } = useWords();
  const told = spent === null ? say('evidence:progress.untold') : figure(spent, 'million-vnd', lang, { plain: true });
  return <>{budget === null ? told : say('evidence:progress.ofBudget', { spent: told, budget: figure(budget, 'million-vnd', lang, { plain: true }) })}</>;
}
