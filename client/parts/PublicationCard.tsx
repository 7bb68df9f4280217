// One publication: when, how complete, what has changed since the one before, and whether it still says what it said.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Row } from '../../queries/types.ts';
import { call, useQuestion } from '../api.ts';
import { figure, listLabel, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import type { Address } from './address.ts';
import { Answer } from './Answer.tsx';
import { usePlace } from './place.ts';
import { Readiness } from './Readiness.tsx';

export interface Publication { number: number; at: string; by: string | null; title: string; note: string; plans: Row<'readiness'>[]; locked: number }

export function PublicationCard({ one, before }: { one: Publication; before: Publication | null }) {
  const { lang, say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const when = moment(one.at, lang);
  return (
    <article className="card stack" aria-labelledby={`publication-${one.number}`}>
      <div className="spread">
        <div className="stack-tight">
          <h3 id={`publication-${one.number}`} className="title">{say('publication:number', { number: one.number })}: {one.title}</h3>
          <p className="small ink-2">{one.by ? say('publication:by', { name: one.by, when }) : say('publication:on', { when })}</p>
        </div>
        <div className="row">
          <Link to="/tai-lieu" search={(now: Address) => ({ lang: now.lang, kh: now.kh, cb: String(one.number) })} className="button button-quiet"><Icon name="files" size={16} />{say('publication:files')}</Link>
          <Link to="/trinh-chieu" search={(now: Address) => ({ lang: now.lang, kh: now.kh })} className="button">{say('room.briefings')}</Link>
          <Link to="/" search={(now: Address) => ({ lang: now.lang, kh: now.kh, cb: String(one.number) })} className="button">{say('publication:see')}</Link>
        </div>
      </div>
      {one.note !== '' && <p>{one.note}</p>}
      <Readiness rows={one.plans.filter(({ report }) => report !== null)} />
      {one.locked > 0 && <p className="small mark-text"><Icon name="lock" size={16} />{say('publication:locked', { count: one.locked })}</p>}
      {before && (
        <details className="small" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say('publication:changes', { number: before.number })}</summary>
          {isOpen && <Changes from={before.at} to={one.at} />}
        </details>
      )}
      <Check number={one.number} />
    </article>
  );
}

/** What differs between two publications of the plan looked at, each difference with its causes. */
function Changes({ from, to }: { from: string; to: string }) {
  const { lang, say } = useWords();
  const { plan } = usePlace();
  const changes = useQuestion('changes', plan ? { plan: plan.plan, from, to } : null);
  return (
    <Answer of={changes} thing={say('thing.changes')} empty={<p>{say('publication:noChanges')}</p>}>
      {(rows) => (
        <div className="scroll">
          <table className="table table-dense">
            <caption className="hidden-look">{plan && named(plan, 'short', lang)}</caption>
            <thead><tr><th scope="col">{say('publication:changed')}</th><th scope="col" className="num">{say('publication:from')}</th><th scope="col" className="num">{say('publication:to')}</th><th scope="col">{say('publication:why')}</th></tr></thead>
            <tbody>
              {pagesOf(rows).map((page) => (
                <tr key={page[0]!.target}>
                  <th scope="row">{named(page[0]!, 'short', lang)}</th>
                  <td className="num">{figure(page[0]!.whole_before, page[0]!.unit, lang)}<span className="sub"><StatusWord status={page[0]!.status_before} /></span></td>
                  <td className="num">{figure(page[0]!.whole_after, page[0]!.unit, lang)}<span className="sub"><StatusWord status={page.at(-1)!.status_after} /></span></td>
                  <td>{listLabel([...new Set(page.map(({ cause }) => say(`publication:cause.${cause}`)))], lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answer>
  );
}

/** The stages of each page that something changed at, in order. */
function pagesOf(rows: Row<'changes'>[]): Row<'changes'>[][] {
  return [...Map.groupBy(rows, ({ target }) => target).values()];
}

/** Holds a publication to what it said. */
function Check({ number }: { number: number }) {
  const { lang, say } = useWords();
  const check = useQuery({ queryKey: ['publications', 'check', number], enabled: false, queryFn: async () => (await call(`/api/publications/${number}/check`, lang)).json() as Promise<{ plans: Record<string, boolean> }> });
  const wrong = Object.entries(check.data?.plans ?? {}).filter(([, same]) => !same).map(([plan]) => plan);
  return (
    <p className="row small" role="status">
      <button type="button" className="button button-small" disabled={check.isFetching} onClick={() => void check.refetch()}>{say('publication:check')}</button>
      {check.data && <span className="mark-text"><Icon name={wrong.length > 0 ? 'error' : 'check'} size={16} />{wrong.length > 0 ? say('publication:differs', { plans: listLabel(wrong, lang) }) : say('publication:same')}</span>}
    </p>
  );
}
