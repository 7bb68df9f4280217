// Which target, where, in what state? Every target of the plan, worst first.
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { asStatus, statuses } from '../marks/status.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { leadOf } from '../filters.ts';
import { FRESHNESS_WORD, STATUS_WORD, slug, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { filterWords } from '../parts/filter-words.ts';
import { filtersOf, listed, narrowed } from '../parts/listed.ts';
import { BulletLegend } from '../parts/BulletLegend.tsx';
import { Counted } from '../parts/Counted.tsx';
import { Export } from '../parts/Export.tsx';
import { FilterChip, NothingLeft, choicesOf } from '../parts/FilterChip.tsx';
import { answersFor, partOf } from '../parts/figures.ts';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { TargetRows } from '../parts/TargetRows.tsx';
import { named, useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';

export function Catalogue() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const address = useAddress();
  const { dem } = address;
  const asked = plan ? { plan: plan.plan, ...(place.report ? { report: place.report } : {}) } : null;
  const targets = useQuestion('targets', asked);
  const looked = place.report ?? place.latest?.report;
  useTitle(say('catalogue.title'));
  return (
    <div className="page catalogue">
      <header className="stack-tight">
        <div className="spread">
          <p className="dots">
            {plan && <span>{named(plan, 'short', lang)}</span>}
            {looked && <span>{reportLabel(looked, lang)}</span>}
            {plan && <span>{say('catalogue.count', { count: plan.targets })}</span>}
          </p>
          {asked && <Export of="catalogue" params={{ ...asked, ...narrowed(address) }} />}
        </div>
        <h1>{say('catalogue.title')}</h1>
      </header>
      <Answer of={afterPlans(place, targets)} thing={say('thing.targets')} skeleton={<Skeleton lines={10} tall />}
        empty={<p className="card">{say('catalogue.none')}</p>}>
        {(rows, renewing) => {
          const list = (known: Row<'targets'>[]) => <Filtered key={plan?.plan} rows={known} renewing={renewing} lang={lang} say={say} />;
          if (!dem || !asked) return list(rows);
          return <Counted asked={asked} column={dem}>{(pages) => list(rows.filter((row) => pages.has(row.target)))}</Counted>;
        }}
      </Answer>
    </div>
  );
}

function Filtered({ rows, renewing, lang, say }: { rows: Row<'targets'>[]; renewing: boolean; lang: Lang; say: Say }) {
  const address = useAddress();
  const shown = useMemo(() => listed(rows, address, lang), [rows, address, lang]);
  const names = { lv: say('filter.area'), tt: say('filter.status'), cap: say('filter.part'), ct: say('filter.lead'),
    dl: say('filter.freshness'), tim: say('filter.text'), dem: say('filter.counted') };
  const inOrder = collator(lang).compare;
  const left = filterWords(filtersOf(address), address.dem, rows, shown.length, lang, say);
  const words = left.length === 0 ? '' : say('print.filters', { filters: left.join('; ') });
  return (
    <>
      {words.length > 0 && <p className="print-only" data-filters={words}>{words}</p>}
      <div className="spread filters no-print">
        <div className="row" role="group" aria-label={say('filter.filters')}>
          <FilterChip of="lv" word={names.lv}
            choices={choicesOf(rows,
              (row) => ({ value: row.area, word: `${row.area_number}. ${say(`terms:areaShort.${row.area}`)}` })).toSorted((a,
                b) => inOrder(a.word, b.word))} />
          <FilterChip of="tt" word={names.tt}
            choices={choicesOf(rows,
              (row) => (
                { value: STATUS_WORD[asStatus(row.status)], word: say(`terms:status.${asStatus(row.status)}`),
                  mark: <StatusGlyph status={row.status} size={15} /> }))
            .toSorted((a, b) => place(a.value) - place(b.value))} />
          <FilterChip of="cap" word={names.cap}
            choices={choicesOf(rows, (row) => ({ value: slug(row.part), word: partOf(row, say) || say('filter.whole') }))} />
          <FilterChip of="ct" word={names.ct}
            choices={choicesOf(rows, (row) => ({ value: leadOf(row), word: answersFor(row, lang) })).toSorted((a,
              b) => inOrder(a.word, b.word))} />
          <FilterChip of="dl" word={names.dl}
            choices={choicesOf(rows,
              (row) => ({ value: FRESHNESS_WORD[row.freshness] ?? row.freshness, word: say(`terms:freshness.${row.freshness}`) }))} />
          {address.tim && <TextChip text={address.tim} />}
        </div>
        <Order />
      </div>
      <section className={renewing ? 'card card-flush dimmed' : 'card card-flush'}>
        {shown.length > 0 ? <TargetRows rows={shown} /> : <NothingLeft thing={say('catalogue.thing')} names={names} />}
      </section>
      <div className="spread">
        <BulletLegend />
        <p className="note num" aria-live="polite">{say('catalogue.shown', { shown: shown.length, total: rows.length })}</p>
      </div>
    </>
  );
}

function place(word: string): number {
  return statuses.findIndex((status) => STATUS_WORD[status] === word);
}

function Order() {
  const { say } = useWords();
  const { sx } = useAddress();
  const navigate = useNavigate();
  return (
    <label className="picker order">
      <Icon name="sort" size={16} />
      <span className="hidden-look">{say('order.name')}</span>
      <select className="select" value={sx ?? ''}
        onChange={(event) =>
          void navigate({ to: '.', replace: true, resetScroll: false,
            search: (now: Address) => ({ ...now, sx: (event.target.value || undefined) as Address['sx'] }) })}>
        <option value="">{say('order.worst')}</option>
        <option value="ma">{say('order.code')}</option>
        <option value="ten">{say('order.title')}</option>
      </select>
    </label>
  );
}

function TextChip({ text }: { text: string }) {
  const { say } = useWords();
  return (
    <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, tim: undefined })} className="chip chip-on"
      aria-label={say('filter.liftText', { text })}>
      <span>{say('filter.text')}<strong>: {text}</strong></span> <Icon name="close" size={14} />
    </Link>
  );
}
