// The journal: every act, newest first, and whether the chain of them is whole.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { askedOf, useActs, useChain } from '../acts.ts';
import type { Acts } from '../acts.ts';
import { searchOf } from '../api.ts';
import { figure, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { ActFilters } from '../parts/ActFilters.tsx';
import { ActRows } from '../parts/ActRows.tsx';
import { useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import '../parts/audit-words.ts';
import '../parts/audit.css';
import { useWords } from '../words.ts';

export function Audit() {
  const { lang, say } = useWords();
  const address = useAddress();
  const acts = useActs(address);
  const asked = askedOf(address);
  const isFiltered = Object.values(asked).some((value) => value !== undefined);
  useTitle(say('audit:title'));
  return (
    <div className="page">
      <header className="stack-tight">
        <h1>{say('audit:title')}</h1>
        <p className="ink-2 measure">{say('audit:told')}</p>
      </header>
      <Wholeness />
      <Answer of={acts} thing={say('audit:thing')} skeleton={<Skeleton lines={10} tall />}>
        {(found, renewing) => (
          <>
            <ActFilters key={JSON.stringify(asked)} actors={found.actors} />
            <section className={renewing ? 'card card-flush dimmed' : 'card card-flush'} aria-label={say('audit:title')}>
              {found.acts.length > 0 ? <ActRows acts={found.acts} /> : <p className="empty" role="status">{say(isFiltered ? 'audit:nothing' : 'audit:none')}</p>}
              <div className="card-foot spread no-print">
                <Pages found={found} />
                {found.acts.length > 0 && <a className="button button-small" href={`/api/acts.csv?${searchOf({ ...asked, lang })}`} download><Icon name="download" size={16} />{say('audit:csv')}</a>}
              </div>
            </section>
          </>
        )}
      </Answer>
    </div>
  );
}

/** The chain, followed by the server: whole, or which act is not what it was. */
function Wholeness() {
  const { lang, say } = useWords();
  const [anew, setAnew] = useState(0);
  const chain = useChain(anew);
  return (
    <Answer of={chain} thing={say('audit:chainThing')} skeleton={<p className="notice"><Icon name="clock" />{say('audit:checking')}</p>}>
      {({ acts, head, at, findings }, renewing) => (
        <div className={renewing ? 'notice chain-line dimmed' : 'notice chain-line'} data-kind={findings.length > 0 ? 'error' : 'done'} role={findings.length > 0 ? 'alert' : 'status'}>
          <Icon name={findings.length > 0 ? 'chain-break' : 'link'} />
          <div className="grow stack-tight">
            {findings.length > 0 ? (
              <>
                <p className="strong">{say('audit:broken', { when: moment(at, lang) })}</p>
                <ul className="stack-tight">{findings.map(({ code, told }, place) => <li key={`${code} ${place}`}>{told}</li>)}</ul>
              </>
            ) : <p>{say('audit:whole', { acts: figure(acts, 'count', lang, { bare: true }), when: moment(at, lang), hash: head.hash.slice(0, 12) || '–' })}</p>}
          </div>
          <button type="button" className="button button-small no-print" onClick={() => setAnew((times) => times + 1)}>{say('audit:again')}</button>
        </div>
      )}
    </Answer>
  );
}

function Pages({ found: { older, newer } }: { found: Acts }) {
  const { say } = useWords();
  const { truoc, sau } = useAddress();
  const to = (more: Partial<Address>) => (now: Address): Address => ({ ...now, mo: undefined, truoc: undefined, sau: undefined, ...more });
  return (
    <nav className="row" aria-label={say('audit:pages')}>
      {(truoc !== undefined || sau !== undefined) && <Link to="." className="button button-small" search={to({})}>{say('audit:newest')}</Link>}
      {newer !== null && <Link to="." className="button button-small" search={to({ sau: String(newer) })}><Icon name="chevron-left" size={16} />{say('audit:newer')}</Link>}
      {older !== null && <Link to="." className="button button-small" search={to({ truoc: String(older) })}>{say('audit:older')}<Icon name="chevron-right" size={16} /></Link>}
    </nav>
  );
}
