// One family of sets: how its latest card stands, the bodies that it ranks, and the periods before it.
import { Link } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { Icon } from '../marks/Icon.tsx';
import { periodLabel } from '../scores.ts';
import type { Campaign, Card } from '../scores.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { BodyRows } from './BodyRows.tsx';
import { Certainty, SetNote } from './ScoreNotes.tsx';
import { CardBar, cardName, cardSentence, Until } from './ScoreTotal.tsx';

/** How many bodies of a kind are listed before the rest is left to the comparison. */
const MOST = 8;

export function FamilyCard({ campaign, campaigns, territory }: { campaign: Campaign; campaigns: Campaign[]; territory: string }) {
  const { say } = useWords();
  const { criteria, period } = campaign;
  const cards = useQuestion('scorecards', { criteria, period, territory });
  return (
    <Answer of={cards} thing={say('scores:thing')} skeleton={<Skeleton lines={6} />} empty={<NoCards campaign={campaign} />}>
      {(rows, renewing) => {
        const province = rows.find(({ kind }) => kind === 'province');
        const bodies = rows.filter(({ kind }) => kind !== 'province');
        if (!province && bodies.length === 0) return <NoCards campaign={campaign} />;
        return (
          <section className={renewing ? 'card card-flush dimmed' : 'card card-flush'} aria-labelledby={`family-${criteria}`}>
            <Head campaign={campaign} />
            {province && <Whole campaign={campaign} card={province} />}
            {bodies.length > 0 && <Bodies rows={bodies} campaign={campaign} />}
            <Earlier campaigns={campaigns} now={campaign} scored={province?.scored} />
            <Noted criteria={criteria} />
          </section>
        );
      }}
    </Answer>
  );
}

function NoCards({ campaign }: { campaign: Campaign }) {
  const { say } = useWords();
  return <section className="card card-flush" aria-labelledby={`family-${campaign.criteria}`}><Head campaign={campaign} /><p className="card-foot">{say('scores:noCards')}</p></section>;
}

function Head({ campaign }: { campaign: Campaign }) {
  const { lang, say } = useWords();
  return (
    <div className="card-head">
      <div className="stack-tight"><h2 className="section-title" id={`family-${campaign.criteria}`}>{cardName(campaign, lang, say)}</h2><p className="dots"><Certainty of={campaign.certainty} /></p></div>
      <Until campaign={campaign} />
    </div>
  );
}

function Whole({ campaign, card }: { campaign: Campaign; card: Card }) {
  const { lang, say } = useWords();
  const tree = useQuestion('score_tree', { criteria: campaign.criteria, period: campaign.period, scored: card.scored });
  const search = (now: Address): Address => ({ ...keep(now), bo: campaign.criteria, cq: card.scored });
  return (
    <div className="family-whole stack">
      <Answer of={together({ tree })} thing={say('scores:thing')} skeleton={<Skeleton lines={2} />}>
        {(known) => <><p className="title">{cardSentence(card, campaign, known.tree, lang, say)}</p><CardBar card={card} tree={known.tree} /></>}
      </Answer>
      <p className="row no-print"><Link to="/par/$nam" params={{ nam: campaign.period }} search={search} className="button"><Icon name="list" size={16} />{say('scores:toDesk')}</Link>
        <Link to="/par/$nam/so-sanh" params={{ nam: campaign.period }} search={search} className="button"><Icon name="conflict" size={16} />{say('scores:whereLost')}</Link></p>
    </div>
  );
}

function Bodies({ rows, campaign }: { rows: Card[]; campaign: Campaign }) {
  const { say } = useWords();
  return (
    <div className="family-bodies">
      <BodyRows cards={rows} period={campaign.period} criteria={campaign.criteria} to="/par/$nam" most={MOST} />
      <p className="card-foot no-print"><Link to="/par/$nam/so-sanh" params={{ nam: campaign.period }} search={(now: Address) => ({ ...keep(now), bo: campaign.criteria })}>{say('scores:allBodies', { count: rows.length })}</Link></p>
    </div>
  );
}

/** The periods before it, newest first, each by the set of its time. */
function Earlier({ campaigns, now, scored }: { campaigns: Campaign[]; now: Campaign; scored: string | undefined }) {
  const { lang, say } = useWords();
  const family = useQuestion('scorecards', scored ? { family: now.family, kind: 'province' } : null);
  if (scored && family.state === 'waiting') return null;
  const cards = family.state === 'ready' ? family.rows.filter((row) => row.period < now.period && row.scored === scored).toSorted((a, b) => b.period.localeCompare(a.period)) : [];
  const rows = cards.length > 0 ? cards.map(({ period, criteria, index, rank, official }) => ({ period, criteria, index: rank === null ? null : index, official })) : campaigns.filter(({ period }) => period < now.period).toSorted((a, b) => b.period.localeCompare(a.period)).map(({ period, criteria }) => ({ period, criteria, index: null, official: null }));
  if (rows.length === 0) return null;
  return (
    <nav className="card-foot family-earlier" aria-labelledby={`earlier-${now.criteria} family-${now.criteria}`}>
      <span id={`earlier-${now.criteria}`}>{say('scores:earlier')}</span>
      <ul className="row">{rows.slice(0, 12).map(({ period, criteria, index, official }) => <li key={`${criteria} ${period}`}><Link to="/par/$nam" params={{ nam: period }} search={(search: Address) => ({ ...keep(search), bo: criteria, cq: scored })}>{periodLabel(period, lang)}</Link>{index !== null && <strong className="num"> {pointsLabel(index, lang)}</strong>}{official !== null && <span className="num"> ({say('scores:fact.official', { points: pointsLabel(official, lang) }).toLocaleLowerCase(lang)})</span>}</li>)}</ul>
    </nav>
  );
}

function Noted({ criteria }: { criteria: string }) {
  const sets = useQuestion('criteria_sets', {});
  const set = sets.state === 'ready' ? sets.rows.find((row) => row.criteria === criteria) : undefined;
  return set ? <div className="card-foot"><SetNote set={set} /></div> : null;
}
