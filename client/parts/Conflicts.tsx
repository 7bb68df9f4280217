// Milestones that contradict each other, side by side: what each document says, which is in use and why, and the ruling that settles it.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, figure, goalWords, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { usePublished } from '../published.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { RulingDialog } from './RulingDialog.tsx';
import './ruling-words.ts';
import './rulings.css';

export type Conflict = Row<'conflicts'>;

export function Conflicts({ plan, report }: { plan: Row<'plans'>; report: string | undefined }) {
  const { lang, say } = useWords();
  const answer = useQuestion('conflicts', { plan: plan.plan, ...(report ? { report } : {}) });
  return (
    <Answer of={answer} thing={say('rulings:thing')} skeleton={<Skeleton lines={5} tall />} empty={<section className="card"><p className="ink-2">{say('rulings:none', { plan: named(plan, 'short', lang) })}</p></section>}>
      {(rows) => {
        const groups = [...Map.groupBy(rows, (row) => `${row.target} ${row.due}`).values()];
        const open = groups.filter((group) => !group.some(({ why }) => why === 'ruling')).length;
        return (
          <section className="card card-flush conflicts" aria-labelledby="xung-dot">
            <div className="card-head"><h2 className="title mark-text" id="xung-dot"><Icon name="conflict" size={20} className="plan-ink" />{say('rulings:title', { plan: named(plan, 'short', lang) })}</h2>
              <p className="small ink-2">{say(open > 0 ? 'rulings:open' : 'rulings:settled', { count: groups.length, open })}</p></div>
            <ul className="rows">{groups.map((group) => <Disputed key={`${group[0]!.target} ${group[0]!.due}`} rows={group} />)}</ul>
          </section>
        );
      }}
    </Answer>
  );
}

/** Rows of one plan that say the same stand together, the one in use first. */
export function sidesOf(rows: Conflict[]): Conflict[][] {
  const sides = Map.groupBy(rows, (row) => [row.plan, row.comparator, row.goal, row.goal_max].join(' '));
  return [...sides.values()].map((side) => side.toSorted((a, b) => Number(b.operative) - Number(a.operative)));
}

export const goalOfSide = (row: Conflict, lang: 'vi' | 'en'): string => goalWords(row.goal_shown, row.kind === 'rank' ? 'rank' : row.unit, row.comparator_shown, lang, row.goal_max);

function Disputed({ rows }: { rows: Conflict[] }) {
  const { lang, say } = useWords();
  const me = useMe();
  const [ruling, setRuling] = useState<'rule' | 'withdraw' | null>(null);
  const sides = sidesOf(rows);
  const inUse = rows.find(({ operative }) => operative)!;
  const ruled = inUse.why === 'ruling';
  const mayRule = usePublished() === undefined && may(me?.signed ?? null, 'rule');
  const name = named(inUse, 'short', lang);
  return (
    <li className="conflict" id={`xung-dot-${inUse.target}`}>
      <div className="conflict-of stack-tight">
        <p className="strong balance"><Link to="/chi-tieu/$ma" params={{ ma: inUse.target }} search={keep} hash="moc" className="decision-link">{name}</Link></p>
        <p className="small ink-2 num">{inUse.code} · {say('rulings:year', { year: inUse.due })}{inUse.actual !== null && <>: <strong>{figure(inUse.actual, inUse.kind === 'rank' ? 'rank' : inUse.unit, lang, { goal: inUse.goal, goalMax: inUse.goal_max, comparator: inUse.comparator, step: inUse.rounding })}</strong></>}</p>
      </div>
      <ul className="conflict-sides">{sides.map((side) => <Side key={side[0]!.milestone} rows={side} />)}</ul>
      <div className="conflict-effect stack-tight">
        <p className="small mark-text">{inUse.turns ? <><Icon name="conflict" size={15} className="plan-ink" /><strong>{say('rulings:turns')}</strong></> : <span className="ink-2">{say('rulings:same')}</span>}</p>
        <p className="small">{ruled ? <>{say('rulings:why.ruling', { document: inUse.document, date: dateLabel(inUse.ruled_at, lang) })}{inUse.note && <span className="sub" lang="vi">{inUse.note}</span>}</> : <span className="ink-2">{say(`rulings:why.${inUse.why}`, { plan: named(inUse, 'plan_short', lang), date: inUse.signed ? dateLabel(inUse.signed, lang) : '' })}</span>}</p>
        {mayRule && (
          <p className="row no-print">
            <button type="button" className={inUse.turns && !ruled ? 'button button-primary' : 'button'} onClick={() => setRuling('rule')} aria-label={`${say(ruled ? 'rulings:again' : 'rulings:rule')}: ${name}`}>{say(ruled ? 'rulings:again' : 'rulings:rule')}</button>
            {ruled && <button type="button" className="button button-quiet" onClick={() => setRuling('withdraw')} aria-label={`${say('rulings:withdraw')}: ${name}`}>{say('rulings:withdraw')}</button>}
          </p>
        )}
      </div>
      {ruling && <RulingDialog rows={rows} kind={ruling} close={() => setRuling(null)} />}
    </li>
  );
}

function Side({ rows }: { rows: Conflict[] }) {
  const { lang, say } = useWords();
  const [first] = rows as [Conflict];
  return (
    <li className={first.operative ? 'conflict-side plan-tint' : 'conflict-side'}>
      <p className="row"><span className="mark-text plan-ink"><Icon name="milestone" size={14} /><strong className="num">{goalOfSide(first, lang)}</strong></span>{first.operative && <span className="pill pill-plan">{say('milestones.inUse')}</span>}</p>
      <p className="small"><StatusWord status={first.status} /></p>
      <p className="small">{named(first, 'plan_short', lang)}<span className="sub num">{[first.number, first.signed ? dateLabel(first.signed, lang) : null].filter(Boolean).join(' · ')}</span></p>
      <details><summary>{say('rulings:clause', { clause: first.clause })}</summary>{rows.map((row) => <blockquote key={row.milestone} lang="vi" className="small">{row.quote}<span className="sub">{say('milestone.source', { plan: named(row, 'plan_short', lang), clause: row.clause, source: row.source, line: row.line })}</span></blockquote>)}</details>
      {first.ruled_at && <p className="note">{moment(first.ruled_at, lang)}</p>}
    </li>
  );
}
