// At most five things that wait for a ruling: the targets furthest behind, and milestones that contradict each other.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { decisionsOf } from '../deciding.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { behindTold, disputeTold } from './decision-words.ts';
import { actualOf, goalOf } from './figures.ts';
import { Told } from './Told.tsx';

/** @param rows targets of the plan, worst first */
export function Decisions({ rows }: { rows: Row<'targets'>[] }) {
  const { say } = useWords();
  const decisions = decisionsOf(rows);
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide">{say('decide.title')}</h2>
      {decisions.length === 0 && <p className="ink-2">{say('decide.none')}</p>}
      <ol className="rows decisions">
        {decisions.map(({ row, kind }, place) => (kind === 'behind'
          ? <Behind key={row.target} row={row} place={place + 1} />
            : <Disputed key={`${row.target}-disputed`} row={row} place={place + 1} />))}
      </ol>
    </section>
  );
}

function Behind({ row, place }: { row: Row<'targets'>; place: number }) {
  const { lang, say } = useWords();
  return (
    <Item place={place} target={row.target} name={named(row, 'short', lang)} glyph={<StatusGlyph status={row.status} size={20} named />}
      told={behindTold(row, lang, say)}>
      <strong className="num">{actualOf(row, lang)}</strong>
      {row.due !== null
        && <span className="mark-text ink-2">
          <Icon name="milestone" size={13} className="plan-ink" /> {say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) })}
        </span>}
    </Item>
  );
}

function Disputed({ row, place }: { row: Row<'targets'>; place: number }) {
  const { lang, say } = useWords();
  const answer = useQuestion('target', { target: row.target });
  const { name, told } = disputeTold(row, answer.state === 'ready' ? answer.rows : [], lang, say);
  return <Item place={place} target={row.target} name={name} glyph={<Icon name="conflict" size={20} className="plan-ink" />} told={told} hash="moc" />;
}

function Item(props: { place: number; target: string; name: string; glyph: ReactNode; told: string; hash?: string; children?: ReactNode }) {
  const { say } = useWords();
  const to = { to: '/chi-tieu/$ma', params: { ma: props.target }, hash: props.hash ?? '', search: keep } as const;
  return (
    <li className="decision">
      <span className="decision-place ink-3 num" aria-hidden="true">{props.place}</span>
      {props.glyph}
      <div className="grow">
        <p className="decision-name"><Link {...to} className="decision-link strong balance">{props.name}</Link> {props.children}</p>
        <p className="small ink-2"><Told text={props.told} /></p>
      </div>
      <Link {...to} className="button desk-only" aria-label={say('decide.seeName', { name: props.name })}>{say('decide.see')}</Link>
    </li>
  );
}
