// The activities of a plan, and its milestones without a number: what is done by a document, what is past its date, what comes next.
import { useMemo } from 'react';
import { today, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { ActivityRows } from '../parts/ActivityRows.tsx';
import { stateIcon } from '../parts/ActivityState.tsx';
import { ACTIVITY_WORD, slug, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { FilterChip, NothingLeft, choicesOf } from '../parts/FilterChip.tsx';
import type { Choice } from '../parts/FilterChip.tsx';
import { PlainMilestones } from '../parts/PlainMilestones.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

export function Activities() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const activities = useQuestion('activities', plan ? { plan: plan.plan } : null);
  useTitle(say('room.activities'));
  return (
    <div className="page">
      <Answer of={afterPlans(place, activities)} thing={say('thing.activities')} skeleton={<Skeleton lines={8} tall />}
        empty={<><h1>{say('room.activities')}</h1><p className="card">{say('activity.none')}</p></>}>
        {(rows) => plan && (
          <>
            <header className="stack-tight">
              <p className="dots">
                <span>{named(plan, 'short', lang)}</span><span>{say('activity.asOf', { date: dateLabel(today(), lang) })}</span>
              </p>
              <h1>{sentence(rows, say)}</h1>
              <p className="ink-2 measure">{say('activity.honest')}</p>
            </header>
            <Filtered key={plan.plan} rows={rows} plan={plan} />
            <PlainMilestones key={`${plan.plan} milestones`} plan={plan} />
          </>
        )}
      </Answer>
    </div>
  );
}

function sentence(rows: Row<'activities'>[], say: (key: string, params?: Record<string, unknown>) => string): string {
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const [overdue, soon] = [count('overdue'), count('due-soon')];
  if (overdue > 0) return say('activity.overdue', { overdue, count: rows.length });
  return soon > 0 ? say('activity.soon', { soon, count: rows.length }) : say('activity.calm', { count: rows.length });
}

function Filtered({ rows, plan }: { rows: Row<'activities'>[]; plan: Row<'plans'> }) {
  const { lang, say } = useWords();
  const address = useAddress();
  const shown = useMemo(() => rows.filter((row) => passes(row, address)), [rows, address]);
  const names = { lv: say('filter.area'), ct: say('filter.lead'), hd: say('filter.state') };
  const { compare } = collator(lang);
  const states = choicesOf(rows,
    (row) => (
      { value: ACTIVITY_WORD[row.state] ?? row.state, word: say(`activity.state.${row.state}`),
        mark: <Icon {...stateIcon(row.state)} size={15} /> }));
  const byName = (a: Choice, b: Choice): number => compare(a.word, b.word);
  return (
    <>
      <div className="row filters no-print" role="group" aria-label={say('filter.filters')}>
        <FilterChip of="lv" word={names.lv}
          choices={choicesOf(rows,
            (row) => ({ value: row.area, word: `${row.area_number}. ${say(`terms:areaShort.${row.area}`)}` })).toSorted(byName)} />
        <FilterChip of="ct" word={names.ct}
          choices={choicesOf(rows, (row) => (row.lead ? { value: slug(row.lead), word: row.lead } : null)).toSorted(byName)} />
        <FilterChip of="hd" word={names.hd} choices={states} />
      </div>
      <section className="card card-flush">
        <div className="card-head">
          <ul className="row small">
            {states.map((state) => <li key={state.value} className="mark-text">
              {state.mark} <strong className="num">{state.count}</strong> {state.word.toLocaleLowerCase()}
            </li>)}
          </ul>
        </div>
        {shown.length > 0 ? <ActivityRows rows={shown} plan={plan} today={today()} />
          : <NothingLeft thing={say('activity.thing')} names={names} />}
        <ul className="card-foot row legend">
          <li><svg width="24" height="10" aria-hidden="true">
            <path d="M.5.5h23v9H.5z" fill="var(--surface-2)" stroke="var(--border-strong)" />
          </svg> {say('legend.span')}</li>
          <li><svg width="14" height="16" aria-hidden="true">
            <path d="M7 1.5 12.5 8 7 14.5 1.5 8Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" />
          </svg> {say('legend.due')}</li>
          <li><svg width="24" height="10" aria-hidden="true">
            <path d="M0 3h24v4H0z" fill="var(--status-off-track)" />
          </svg> {say('legend.late')}</li>
          <li className="push num">{say('activity.shown', { shown: shown.length, total: rows.length })}</li>
        </ul>
      </section>
    </>
  );
}

function passes(row: Row<'activities'>, { lv, ct, hd }: Address): boolean {
  const within = (list: string[] | undefined, value: string): boolean => !list || list.includes(value);
  return within(lv, row.area) && within(ct, slug(row.lead)) && within(hd, ACTIVITY_WORD[row.state] ?? row.state);
}
