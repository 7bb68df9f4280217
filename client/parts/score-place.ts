// Which card a page of scorecards looks at: the one that the address names, else the map's, else that of its reader's own body; with those beside it on its map.
import { useParams } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { together, useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import type { Campaign, Card, OfCard } from '../scores.ts';
import { useAddress } from './address.ts';
import { afterPlans, usePlace } from './place.ts';

export interface Looked { of: OfCard; campaign: Campaign; card: Card; cards: Card[]; campaigns: Campaign[]; set: Row<'criteria_sets'> | undefined }

/** Ready with null where the address names no card that there is. */
export function useLooked(): Answered<Looked | null> {
  const { nam } = useParams({ strict: false }) as { nam: string };
  const { bo, cq } = useAddress();
  const place = usePlace();
  const me = useMe();
  const isPeriod = /^20\d\d(M(0[1-9]|1[0-2]))?$/.test(nam);
  const campaigns = useQuestion('campaigns', isPeriod ? {} : null);
  const known = campaigns.state === 'ready' ? campaigns.rows.filter(({ period }) => period === nam) : [];
  const campaign = bo ? known.find(({ criteria }) => criteria === bo) : known[0];
  const asked = campaign ? { criteria: campaign.criteria, period: nam } : null;
  const cards = useQuestion('scorecards', asked);
  const sets = useQuestion('criteria_sets', {});
  if (!isPeriod) return nothing();
  if (campaigns.state === 'empty' || (campaigns.state === 'ready' && !campaign)) return nothing();
  const all = afterPlans(place, together({ campaigns, cards, sets }));
  if (all.state !== 'ready') return all as Answered<Looked | null>;
  const { plan } = place;
  // Whose card comes first depends on the plan; where there are none, on nothing.
  if (!plan && place.plans.state !== 'empty') return place.plans.state === 'failed' ? place.plans : { state: 'waiting' };
  const own = new Set(me?.signed?.grants.map(({ agency }) => agency).filter(Boolean));
  const here = all.rows.cards.filter(({ territory }) => plan === null || territory === plan.territory);
  const card = cq ? all.rows.cards.find(({ scored }) => scored === cq) : here.find(({ kind }) => kind === 'province') ?? here.find(({ scored }) => own.has(scored)) ?? here[0];
  if (!campaign || !card) return { ...all, rows: null };
  return { ...all, rows: { of: { criteria: campaign.criteria, period: nam, scored: card.scored }, campaign, card, cards: all.rows.cards.filter(({ territory }) => territory === card.territory), campaigns: known, set: all.rows.sets.find(({ criteria }) => criteria === campaign.criteria) } };
}

function nothing(): Answered<null> {
  return { state: 'ready', rows: null, renewing: false, failure: null, at: 0, retry: () => undefined };
}
