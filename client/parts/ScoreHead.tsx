// What a page of scorecards is about: the set, the period, whose card; and the ways to the other ones, to the comparison and to the files.
import { Link, useNavigate } from '@tanstack/react-router';
import { collator, dateLabel } from '../format.ts';
import { today } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { usePublished } from '../published.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { ScoreExport } from './ScoreExport.tsx';
import { Certainty } from './ScoreNotes.tsx';
import type { Looked } from './score-place.ts';
import { cardName } from './ScoreTotal.tsx';

/** @param compares whether the page is the one that compares */
export function ScoreHead({ looked, compares = false }: { looked: Looked; compares?: boolean }) {
  const { lang, say } = useWords();
  const published = usePublished();
  const { of, campaign, card } = looked;
  const name = cardName(campaign, lang, say);
  const search = (now: Address): Address => ({ ...keep(now), bo: now.bo, cq: now.cq });
  return (
    <header className="stack-tight">
      <nav className="crumbs" aria-label={say('scores:crumbs')}><Link to="/par" search={keep}>{say('scores:title')}</Link>{compares && <Link to="/par/$nam" params={{ nam: of.period }} search={search}>{name}</Link>}</nav>
      <div className="spread">
        <h1>{compares ? say('scores:compare.title', { name }) : name}</h1>
        <div className="row no-print">
          {compares ? <Link to="/par/$nam" params={{ nam: of.period }} search={search} className="button"><Icon name="list" size={16} />{say('scores:toDesk')}</Link>
            : <Link to="/par/$nam/so-sanh" params={{ nam: of.period }} search={search} className="button"><Icon name="conflict" size={16} />{say('scores:toCompare')}</Link>}
          <ScoreExport of={of} />
        </div>
      </div>
      <p className="dots"><span>{named(card, 'name', lang)}</span>{campaign.stage !== 'closed' && published === undefined && <span>{say('scores:provisional', { date: dateLabel(today(), lang) })}</span>}<Certainty of={campaign.certainty} /></p>
      <Choices looked={looked} />
    </header>
  );
}

/** Whose card, and of which set; only where there is a choice. */
function Choices({ looked: { of, cards, campaigns } }: { looked: Looked }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const { compare } = collator(lang);
  const go = (more: Partial<Address>): void => void navigate({ to: '.', search: (now: Address) => ({ ...now, ...more }) });
  if (cards.length < 2 && campaigns.length < 2) return null;
  const sorted = cards.toSorted((a, b) => Number(b.kind === 'province') - Number(a.kind === 'province') || compare(named(a, 'name', lang), named(b, 'name', lang)));
  return (
    <div className="row score-choices no-print">
      {campaigns.length > 1 && (
        <label className="picker"><span className="hidden-look">{say('scores:set')}</span>
          <select className="select" value={of.criteria} onChange={(event) => go({ bo: event.target.value, cq: undefined })}>{campaigns.map((each) => <option key={each.criteria} value={each.criteria}>{named(each, 'short', lang)}</option>)}</select></label>
      )}
      {cards.length > 1 && (
        <label className="picker"><span className="hidden-look">{say('scores:scored')}</span>
          <select className="select" value={of.scored} onChange={(event) => go({ bo: of.criteria, cq: event.target.value })}>{sorted.map((each) => <option key={each.scored} value={each.scored} lang="vi">{named(each, 'name', lang)}</option>)}</select></label>
      )}
    </div>
  );
}
