// What people said of cards, in the order of time, some of it after the moment that is looked at; campaigns, documents, days, publications.
import type { Draw } from '../../method/generate/draw.ts';
import type { CampaignStep, Kept, ScoreStep, Scoring } from '../world.ts';
import { SUBJECTS } from './sets.ts';

const START = Date.parse('2026-09-01T03:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();
type Card = Pick<ScoreStep, 'criteria' | 'period' | 'scored'>;

/** Adds the acts; the moment of the world is one of theirs, or after all. */
export function drawActs(draw: Draw, scoring: Scoring): Scoring {
  const { world, sets } = scoring;
  const periods = sets.flatMap((set) => (set.every === 'year' ? [String(set.year)] : world.calendar.filter((one) => one.kind === 'M').map((one) => one.report)).map((period) => ({ criteria: set.id, period })));
  const cards = periods.flatMap((one) => ['t', ...world.agencies.map(({ id }) => id)].map((scored): Card => ({ ...one, scored })));
  const acted: Scoring = { ...scoring, said: [], campaigns: periods.filter(() => draw.chance(30)).map((one, index) => campaign(draw, scoring, one, index)) };
  for (const card of cards) say(draw, acted, card);
  acted.said = acted.said.map((one, index) => ({ ...one, seq: 100 + index, taken_at: at(100 + index) }));
  acted.kept = publications(draw, scoring, cards);
  const now = draw.chance(30) ? at(100 + draw.whole(acted.said.length)) : world.as_of;
  acted.world = { ...world, as_of: now < world.as_of ? now : world.as_of, also: { ...world.also, proofs: proofs(draw), registry_activities: SUBJECTS.map((id, line) => ({ id, plan: 'p', line })), evidence: evidence(draw, scoring, cards) } };
  return acted;
}

function say(draw: Draw, scoring: Scoring, card: Card): void {
  const components = [...new Map(scoring.components.filter((one) => one.criteria === card.criteria).map((one) => [one.component, one])).values()];
  const add = (component: string, step: ScoreStep['step'], points: number | null): void => {
    scoring.said.push({ ...card, component, step, points, note: draw.chance(50) ? 'Lý do đã được nêu' : null, agency: null, person: null, document: null, taken_at: '', seq: 0 });
  };
  for (const { component, max, mode, rule } of components) {
    const points = (): number => (max * draw.pick([4, 3, 2, 1, 0])) / 4 * (rule === 'penalty' ? -1 : 1);
    if (mode === 'self' && draw.chance(30)) add(component, 'self', points());
    if (mode === 'self' && draw.chance(8)) add(component, 'self', points());
    if (mode === 'survey' && draw.chance(40)) add(component, 'survey', points());
    if (draw.chance(12)) add(component, 'first', points());
    if (draw.chance(4)) add(component, 'explained', null);
    if (draw.chance(8)) add(component, 'final', points());
    if (draw.chance(5)) add(component, 'excused', null);
    if (draw.chance(3)) add(component, 'included', null);
    if (draw.chance(3)) add(component, 'official', points());
  }
  if (draw.chance(10)) add('', 'official', 77.5);
}

function campaign(draw: Draw, { world }: Scoring, one: Pick<Card, 'criteria' | 'period'>, index: number): CampaignStep {
  const named = draw.some(world.agencies.map(({ id }) => id), 70);
  const [self_until, first_until, explain_until, final_until] = draw.pick([['2026-10-05', '2026-10-06', '2026-12-16', '2027-01-10'], ['2026-12-15', '2026-12-16', '2027-01-09', '2027-01-10'], ['2026-09-05', '2026-09-06', '2026-09-07', '2026-10-04']] as const);
  return { ...one, step: draw.pick(['opened', 'changed']), taken_at: at(index), self_until, first_until, explain_until, final_until, agencies: draw.chance(70) || named.length === 0 ? '' : `|${named.join('|')}|`, scored: null, component: null, stage: null, until: null, note: null, seq: index + 1 };
}

/** Two publications; each keeps what components that read a snapshot measured, of those that measured anything. */
function publications(draw: Draw, { components }: Scoring, cards: Card[]): Kept[] {
  return [at(20), at(draw.pick([40, 60_000, 200_000]))].flatMap((published_at, publication) => cards.filter(() => draw.chance(50)).flatMap((card) => [...new Map(components.filter((one) => one.criteria === card.criteria && one.reading === 'snapshot' && one.indicator + one.subject !== '').map((one) => [one.component, one])).values()]
    .filter(() => draw.chance(80)).map(({ component, rule, subject }): Kept => {
      const isDone = draw.chance(60);
      const isShare = rule.startsWith('ratio') || (rule === 'steps' && subject === '');
      const denominator = draw.pick([10, 40, 0]);
      return {
        ...card, component, numerator: isShare ? (denominator * draw.whole(10)) / 10 : null, denominator: isShare ? denominator : null, value: isShare ? null : subject !== '' ? Number(isDone) : draw.whole(100), done_on: subject !== '' && isDone ? '2026-03-31' : null,
        at_period: subject === '' ? '2026Q3' : null, published_at, seq: 10_000 + publication,
      };
    })));
}

function proofs(draw: Draw): object[] {
  return SUBJECTS.slice(0, 2).flatMap((subject, place) => draw.pick([['under-way', 'done'], ['done'], ['done', 'cannot'], ['done', ''], ['under-way'], []]).map((state, index) => ({
    subject, state, done_on: state === 'done' ? draw.pick(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01', '2027-01-05', '2025-06-01']) : null, proved_at: at(10 * place + index), seq: 20_000 + 10 * place + index,
  })));
}

function evidence(draw: Draw, { components }: Scoring, cards: Card[]): object[] {
  return cards.flatMap((card) => components.filter((one) => one.criteria === card.criteria && one.evidence !== '' && draw.chance(40)).map((one) => ({ card, component: one.component, slot: 1 + draw.whole(2) }))).map(({ card, component, slot }, index) => ({
    link: `l${index}`, evidence: `e${index}`, kind: 'component', agency: 'b0', report: card.period, indicator: component, part: `slot=${slot}`, subject: `${card.criteria}/${card.scored}`, added_at: at(50), linked_at: at(draw.pick([50, 150, 250])),
    unlinked_at: draw.chance(10) ? at(draw.pick([120, 300])) : null, seq: 30_000 + index,
  }));
}
