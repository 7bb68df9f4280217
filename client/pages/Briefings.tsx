// The decks that can be shown: one for each plan of each publication, the latest first.
import { Link } from '@tanstack/react-router';
import { may, useMe } from '../access.ts';
import { useDecks } from '../briefing/shown.ts';
import type { DeckLine } from '../briefing/shown.ts';
import { dateLabel, reportTo } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep, useAddress } from '../parts/address.ts';
import { Answer } from '../parts/Answer.tsx';
import '../parts/briefing-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

export function Briefings() {
  const { lang, say } = useWords();
  const me = useMe();
  const { plan } = usePlace();
  const decks = useDecks();
  const isSecretary = may(me?.signed ?? null, 'publish');
  useTitle(say('briefing:title'));
  return (
    <div className="page">
      <header className="stack-tight"><h1>{say('briefing:title')}</h1><p className="ink-2 measure">{say('briefing:told')}</p></header>
      <Answer of={decks} thing={say('briefing:decks')}>
        {(rows) => {
          const numbers = [...new Set(rows.map(({ number }) => number))];
          const ordered = (number: number): DeckLine[] => rows.filter((row) => row.number === number).toSorted((a, b) => Number(b.plan === plan?.plan) - Number(a.plan === plan?.plan));
          if (rows.length === 0) return <Nothing isSecretary={isSecretary} />;
          return numbers.map((number, at) => (
            <section key={number} className="stack" aria-labelledby={`decks-${number}`}>
              <h2 id={`decks-${number}`} className="title">{say('briefing:of', { number, title: rows.find((row) => row.number === number)!.title, date: dateLabel(rows.find((row) => row.number === number)!.at, lang) })}</h2>
              <ul className="card list">{ordered(number).map((row, place) => <Line key={row.deck} row={row} isFirst={at === 0 && place === 0} isSecretary={isSecretary} />)}</ul>
            </section>
          ));
        }}
      </Answer>
      {may(me?.signed ?? null, 'administer') && <p><Link to="/man-hinh" search={keep}>{say('briefing:screens.title')}</Link></p>}
    </div>
  );
}

/** Before the first publication: why there is nothing, and what to do. */
function Nothing({ isSecretary }: { isSecretary: boolean }) {
  const { say } = useWords();
  return (
    <div className="card stack">
      <p className="strong">{say('briefing:none')}</p>
      <p className="measure">{say(isSecretary ? 'briefing:noneSecretary' : 'briefing:noneOthers')}</p>
      {isSecretary && <p><Link to="/cong-bo" search={keep} className="button button-primary">{say('briefing:toPublish')}</Link></p>}
    </div>
  );
}

function Line({ row, isFirst, isSecretary }: { row: DeckLine; isFirst: boolean; isSecretary: boolean }) {
  const { lang, say } = useWords();
  const here = useAddress();
  const { plans } = usePlace();
  const plan = plans.state === 'ready' ? plans.rows.find((each) => each.plan === row.plan) : undefined;
  const name = plan ? named(plan, 'short', lang) : row.plan;
  const to = { params: { id: row.deck }, search: { lang: here.lang, kh: here.kh } };
  return (
    <li className="spread" data-deck={row.deck}>
      <div className="stack-tight grow">
        <p className="strong">{name}</p>
        <p className="small ink-2">{reportTo(row.report, row.data_to, lang)}{row.changed_at !== null && <> · {say('briefing:arranged', { date: dateLabel(row.changed_at, lang) })}</>}</p>
      </div>
      <div className="row">
        <Link to="/trinh-chieu/$id" {...to} className={isFirst ? 'button button-primary' : 'button'} aria-label={say('briefing:showOf', { name })}><Icon name="screen" size={18} />{say('briefing:show')}</Link>
        <Link to="/trinh-chieu/$id/dieu-khien" {...to} className="button" aria-label={say('briefing:presenter.of', { name })}>{say('briefing:presenter.title')}</Link>
        {isSecretary && <Link to="/trinh-chieu/$id/sap-xep" {...to} className="button" aria-label={say('briefing:arrange.of', { name })}>{say('briefing:arrange.title')}</Link>}
      </div>
    </li>
  );
}
