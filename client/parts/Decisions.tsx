// What waits for a decision: targets behind of which nothing was concluded, milestones that contradict each other, overdue conclusions.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { usePublished } from '../published.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { nameOf } from './ConclusionRows.tsx';
import { ConclusionSign } from './ConclusionState.tsx';
import { behindTold, disputeTold } from './decision-words.ts';
import { actualOf, goalOf } from './figures.ts';
import { PutOff } from './PutOff.tsx';
import { RecordConclusion } from './RecordConclusion.tsx';
import { Told } from './Told.tsx';
import './conclusion-words.ts';
import './conclusions.css';

const MOST = 5;
type Decision = Row<'decisions'>;

/** @param rows targets of the plan @param decisions what waits, in its order; what was put off last */
export function Decisions({ rows, decisions }: { rows: Row<'targets'>[]; decisions: Decision[] }) {
  const { say } = useWords();
  const plan = rows[0]?.plan;
  const conclusions = useQuestion('conclusions', plan && decisions.some(({ kind }) => kind === 'overdue') ? { plan } : null);
  const followed = conclusions.state === 'ready' ? conclusions.rows : [];
  const waiting = decisions.filter(({ place }) => place !== null);
  const rest = waiting.slice(MOST);
  const later = decisions.filter(({ place }) => place === null);
  const nameOfSubject = ({ kind, subject }: Decision): ReactNode => (kind === 'overdue' ? <Link to="/ket-luan/$so" params={{ so: subject }} search={keep}>{say('conclusions:one', { conclusion: subject })}</Link> : <TargetLink row={rows.find(({ target }) => target === subject)} />);
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide">{say('decide.title')} {waiting.length > 0 && <span className="small ink-2 num">{say('conclusions:decide.count', { count: waiting.length })}</span>}</h2>
      {waiting.length === 0 && <p className="ink-2">{say('decide.none')}</p>}
      <ol className="rows decisions">
        {waiting.slice(0, MOST).map((decision) => {
          const row = rows.find(({ target }) => target === decision.subject);
          const key = `${decision.kind} ${decision.subject}`;
          if (decision.kind === 'overdue') return <Overdue key={key} decision={decision} row={followed.find(({ conclusion }) => conclusion === decision.subject)} />;
          if (!row) return null;
          return decision.kind === 'behind' ? <Behind key={key} row={row} decision={decision} /> : <Disputed key={key} row={row} decision={decision} />;
        })}
      </ol>
      {rest.length > 0 && (
        <details className="small decisions-rest">
          <summary><Icon name="chevron-down" size={14} />{say('conclusions:decide.rest', { count: rest.length })}</summary>
          <ol className="plain stack-tight" start={MOST + 1}>{rest.map((one) => <li key={`${one.kind} ${one.subject}`}><span className="ink-3 num" aria-hidden="true">{one.place}</span> {say(`conclusions:later.kind.${one.kind}`)}: {nameOfSubject(one)}</li>)}</ol>
        </details>
      )}
      {later.length > 0 && (
        <details className="small decisions-later">
          <summary><Icon name="chevron-down" size={14} />{say('conclusions:later.count', { count: later.length })}</summary>
          <ul className="plain stack-tight">{later.map((one) => <li key={`${one.kind} ${one.subject}`}>{say(`conclusions:later.kind.${one.kind}`)}: {nameOfSubject(one)}. <Until decision={one} /></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function TargetLink({ row }: { row: Row<'targets'> | undefined }) {
  const { lang } = useWords();
  return row ? <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep}>{named(row, 'short', lang)}</Link> : null;
}

function Until({ decision: { until, reason } }: { decision: Decision }) {
  const { lang, say } = useWords();
  return <><span className="num">{say('conclusions:later.back', { date: dateLabel(until, lang) })}</span>: <span lang="vi">{reason}</span></>;
}

function Behind({ row, decision }: { row: Row<'targets'>; decision: Decision }) {
  const { lang, say } = useWords();
  const name = named(row, 'short', lang);
  return (
    <Item decision={decision} to={{ to: '/chi-tieu/$ma', params: { ma: row.target } }} name={name} glyph={<StatusGlyph status={row.status} size={20} named />} told={behindTold(row, lang, say)}
      act={<RecordConclusion plan={row.plan} target={row} of={name} />}
      facts={<>
        <strong className="num">{actualOf(row, lang)}</strong>
        {row.due !== null
          && <span className="mark-text ink-2">
            <Icon name="milestone" size={13} className="plan-ink" /> {say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) })}
          </span>}
      </>} />
  );
}

function Disputed({ row, decision }: { row: Row<'targets'>; decision: Decision }) {
  const { lang, say } = useWords();
  const me = useMe();
  const answer = useQuestion('target', { target: row.target });
  const { name, told } = disputeTold(row, decision.due, answer.state === 'ready' ? answer.rows : [], lang, say);
  const mayRule = usePublished() === undefined && may(me?.signed ?? null, 'rule');
  return (
    <Item decision={decision} to={{ to: '/chi-tieu/$ma', params: { ma: row.target }, hash: 'moc' }} name={name} glyph={<Icon name="conflict" size={20} className="plan-ink" />}
      told={told}
      act={mayRule ? <Link to="/ke-hoach" search={keep} hash={`xung-dot-${row.target}`} className="button" aria-label={`${say('conclusions:rule')}: ${name}`}>{say('conclusions:rule')}</Link> : null} />
  );
}

function Overdue({ decision, row }: { decision: Decision; row: Row<'conclusions'> | undefined }) {
  const { lang, say } = useWords();
  const name = row ? say('conclusions:decide.overdue', { conclusion: decision.subject, count: -(row.days_left ?? 0) }) : say('conclusions:one', { conclusion: decision.subject });
  return (
    <Item decision={decision} to={{ to: '/ket-luan/$so', params: { so: decision.subject } }} name={name} glyph={<ConclusionSign state="overdue" size={20} />} act={null}
      told={row ? [`${nameOf(row, lang)}:`, row.told ?? row.text, row.extensions > 0 ? say('conclusions:decide.extended', { count: row.extensions }) : null].filter(Boolean).join(' ') : ''}
      facts={row && <span className="small ink-2 num">{say('conclusions:dueOn', { date: dateLabel(row.due, lang) })}</span>} />
  );
}

type To = { to: '/chi-tieu/$ma'; params: { ma: string }; hash?: string } | { to: '/ket-luan/$so'; params: { so: string }; hash?: string };

/** @param act the press that settles it, for whoever may; to see it is for everybody */
function Item({ decision, to, name, glyph, told, act, facts }: { decision: Decision; to: To; name: string; glyph: ReactNode; told: string; act: ReactNode; facts?: ReactNode }) {
  const { say } = useWords();
  return (
    <li className="decision">
      <span className="decision-place ink-3 num" aria-hidden="true">{decision.place}</span>
      {glyph}
      <div className="grow">
        <p className="decision-name"><Link {...to} search={keep} className="decision-link strong balance">{name}</Link> {facts}</p>
        <p className="small ink-2"><Told text={told} /></p>
      </div>
      <span className="decision-acts no-print">
        {act}
        <Link {...to} search={keep} className="button desk-only" aria-label={say('decide.seeName', { name })}>{say('decide.see')}</Link>
        <PutOff kind={decision.kind} subject={decision.subject} name={name} />
      </span>
    </li>
  );
}
