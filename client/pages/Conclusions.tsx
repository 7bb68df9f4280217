// What the Committee has concluded: what is done, what is overdue, and by whom.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { Icon } from '../marks/Icon.tsx';
import { CONCLUSION_WORD, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { ConclusionRows, nameOf } from '../parts/ConclusionRows.tsx';
import { conclusionsHeadline } from '../parts/conclusions-headline.ts';
import { ConclusionSign } from '../parts/ConclusionState.tsx';
import { ConclusionTimeline } from '../parts/ConclusionTimeline.tsx';
import { choicesOf, FilterChip, NothingLeft } from '../parts/FilterChip.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { RecordConclusion } from '../parts/RecordConclusion.tsx';
import { isFollowed } from '../deciding.ts';
import { collator } from '../format.ts';
import { named, useWords } from '../words.ts';
import '../parts/conclusion-words.ts';
import '../parts/conclusions.css';

const VIEWS = [undefined, 'co-quan', 'thoi-gian'] as const;

export function Conclusions() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const rows = useQuestion('conclusions', plan ? { plan: plan.plan } : null);
  const counts = useQuestion('conclusion_counts', plan ? { plan: plan.plan } : null);
  useTitle(say('conclusions:title'));
  return (
    <div className="page">
      <Answer of={afterPlans(place, rows)} thing={say('conclusions:thing')} skeleton={<Skeleton lines={8} tall />}
        empty={<><header className="spread"><h1>{say('conclusions:title')}</h1>{plan && <RecordConclusion plan={plan.plan} look="button button-primary" />}</header><p className="card">{say('conclusions:none')}</p></>}>
        {(all) => plan && (
          <>
            <header className="stack-tight">
              <p className="dots"><span>{named(plan, 'short', lang)}</span><span>{say('conclusions:title')}</span></p>
              <div className="spread"><h1>{counts.state === 'ready' ? conclusionsHeadline(counts.rows[0]!, say) : say('conclusions:title')}</h1><RecordConclusion plan={plan.plan} look="button button-primary" /></div>
            </header>
            <Viewed key={plan.plan} all={all} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Viewed({ all }: { all: Row<'conclusions'>[] }) {
  const { lang, say } = useWords();
  const address = useAddress();
  const { compare } = collator(lang);
  const word = (row: Row<'conclusions'>): string => CONCLUSION_WORD[row.state] ?? row.state;
  const rows = all.filter((row) => (!address.kl || address.kl.includes(word(row))) && (!address.lv || address.lv.some((area) => area === row.area)));
  const states = choicesOf(all, (row) => ({ value: word(row), word: say(`conclusions:state.${row.state}`), mark: <ConclusionSign state={row.state} size={15} /> }));
  // Drafts and what is followed no more are not among those that the heading counts.
  const aside = new Set(all.filter((row) => !isFollowed(row)).map(word));
  const counted = (state: (typeof states)[number]) => <li key={state.value} className="mark-text">{state.mark} <strong className="num">{state.count}</strong> {state.word.toLocaleLowerCase()}</li>;
  const leads = [...new Set(rows.map((row) => nameOf(row, lang)))].sort(compare);
  return (
    <>
      <div className="row filters no-print" role="group" aria-label={say('filter.filters')}>
        <div className="segmented" role="group" aria-label={say('conclusions:views')}>
          {VIEWS.map((view) => (
            <Link key={view ?? 'bang'} to="." replace resetScroll={false} search={(now: Address) => ({ ...now, xem: view })} aria-current={address.xem === view ? 'page' : undefined} activeProps={{}} activeOptions={{ exact: true }}>{say(`conclusions:view.${view ?? 'bang'}`)}</Link>
          ))}
        </div>
        <FilterChip of="kl" word={say('conclusions:standing')} choices={states} />
        <FilterChip of="lv" word={say('filter.area')} choices={choicesOf(all, (row) => (row.area ? { value: row.area, word: say(`terms:areaShort.${row.area}`) } : null))} />
      </div>
      {rows.length === 0 ? <section className="card"><NothingLeft thing={say('conclusions:things')} names={{ kl: say('conclusions:standing'), lv: say('filter.area') }} /></section>
        : address.xem === 'co-quan' ? leads.map((lead) => {
          const own = rows.filter((row) => nameOf(row, lang) === lead);
          return <section key={lead} className="card card-flush" aria-label={lead}><div className="card-head"><h2 className="title" lang="vi">{lead} <span className="note num">{own.length}</span></h2></div><ConclusionRows rows={own} withLead={false} /></section>;
        })
          : (
            <section className="card card-flush">
              <div className="card-head"><ul className="row small">{states.filter(({ value }) => !aside.has(value)).map(counted)}{aside.size > 0 && <li className="ink-3">{say('conclusions:besides')}</li>}{states.filter(({ value }) => aside.has(value)).map(counted)}</ul></div>
              {address.xem === 'thoi-gian' ? <ConclusionTimeline rows={rows} /> : <ConclusionRows rows={rows} />}
              <p className="card-foot note"><Icon name="lock" size={14} /> {say('conclusions:honest')}</p>
            </section>
          )}
    </>
  );
}
