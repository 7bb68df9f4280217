// How a card stands as one sentence and one bar: what it has, what it lost, what people are asked about, and until when it is scored.
import type { Row } from '../../queries/types.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { say as sayOf } from '../charts/words.ts';
import { dateLabel, listLabel } from '../format.ts';
import { PartKey, ScoreBar } from '../marks/ScoreBar.tsx';
import type { ScorePart } from '../marks/ScoreBar.tsx';
import { midSentence, named } from '../names.ts';
import { isScoredByPeople, periodLabel } from '../scores.ts';
import type { Campaign, Card } from '../scores.ts';
import { useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import type { Looked } from './score-place.ts';

type Sums = Row<'score_tree'>;
/** Areas that together hold most of what is lost are named up to this many. */
const MOST_NAMED = 3;

/** The areas that hold the largest shares of what is lost, fewest first that hold at least 40 % of it. */
function concentrated(tree: Sums[]): { count: number; share: number } | null {
  const areas = tree.filter(({ area, criterion, share_to }) => area !== '' && criterion === '' && share_to !== null).toSorted((a, b) => a.share_to! - b.share_to!);
  const at = areas.findIndex(({ share_to }) => share_to! >= 40);
  return at < 0 || at >= MOST_NAMED || areas.length < 4 ? null : { count: at + 1, share: areas[at]!.share_to! };
}

/** By whom the points in force were all given; `mixed` where some still follow from the data alone. */
function saidBy(card: Card, { points }: Sums): 'final' | 'first' | 'self' | 'data' | 'mixed' {
  return (['final', 'first', 'self', 'data'] as const).find((by) => card[by] !== null && points !== null && Math.abs(card[by] - points) < 0.005) ?? 'mixed';
}

/** What a card is called: its set, and of a monthly one the month. */
export function cardName(campaign: Pick<Campaign, 'short_vi' | 'short_en' | 'period' | 'every'>, lang: Lang, say: Say): string {
  const set = named(campaign, 'short', lang);
  return campaign.every === 'year' && set.includes(campaign.period) ? say('scores:name.whole', { set }) : say('scores:name.of', { set, period: midSentence(periodLabel(campaign.period, lang)) });
}

/** The one sentence of a card. */
export function cardSentence(card: Card, campaign: Campaign, tree: Sums[], lang: Lang, say: Say): string {
  const whole = tree.find(({ area }) => area === '');
  const of = { maximum: pointsLabel(whole?.maximum, lang) };
  const told = campaign.stage === 'closed' && card.rank !== null && card.index !== null ? say('scores:said.closed', { index: pointsLabel(card.index, lang) })
    : !whole || whole.points === null ? say('scores:said.none', of) : say(`scores:said.${campaign.stage === 'none' && card.self === null ? 'alone' : saidBy(card, whole)}`, { ...of, points: pointsLabel(whole.points, lang) });
  const most = concentrated(tree);
  return most ? say('scores:said.joined', { told, held: say('scores:said.held', { count: most.count, share: Math.round(most.share) }) }) : told;
}

export function ScoreTotal({ looked: { campaign, card }, tree }: { looked: Pick<Looked, 'campaign' | 'card'>; tree: Sums[] }) {
  const { lang, say } = useWords();
  return (
    <section className="card score-total" aria-labelledby="score-total">
      <div className="spread baseline"><h2 className="title" id="score-total">{cardSentence(card, campaign, tree, lang, say)}</h2><Until campaign={campaign} /></div>
      <CardBar card={card} tree={tree} />
    </section>
  );
}

/** A card as one bar with what its parts are called, and the facts below it. */
export function CardBar({ card, tree }: { card: Card; tree: Sums[] }) {
  const { lang, say } = useWords();
  const whole = tree.find(({ area }) => area === '');
  if (!whole) return <Facts card={card} />;
  const total = whole.maximum + whole.survey_maximum;
  const points = whole.points ?? 0;
  const parts: ScorePart[] = [
    { tone: 'done', from: 0, to: points }, { tone: 'lost', from: points, to: whole.assessed }, { tone: 'open', from: whole.assessed, to: whole.maximum },
    { tone: 'surveyed', from: whole.maximum, to: whole.maximum + (whole.survey ?? 0) }, { tone: 'survey', from: whole.maximum + (whole.survey ?? 0), to: total },
  ];
  const earlier = whole.before !== null && whole.before_period !== null ? say('scores:bar.before', { period: midSentence(periodLabel(whole.before_period, lang)), points: pointsLabel(whole.before, lang) }) : null;
  // A rule that stands further right is said there.
  const isAhead = (whole.before ?? 0) > whole.assessed;
  const told = {
    done: whole.points === null ? null : say(`scores:bar.${saidBy(card, whole)}`, { points: pointsLabel(whole.points, lang) }), lost: whole.lost === null || whole.lost <= 0 ? null : say('scores:bar.lost', { points: pointsLabel(whole.lost, lang) }),
    open: whole.assessed < whole.maximum ? say('scores:bar.open') : null,
    survey: whole.survey_maximum === 0 ? null : whole.survey === null ? say('scores:bar.survey', { points: pointsLabel(whole.survey_maximum, lang) }) : say('scores:bar.surveyed', { points: pointsLabel(whole.survey, lang), maximum: pointsLabel(whole.survey_maximum, lang) }),
  };
  const sentence = sayOf(lang, 'charts:score.bar.whole', { total: pointsLabel(total, lang), parts: listLabel([told.done, earlier, told.lost, told.open, told.survey].filter((one) => one !== null), lang) });
  return (
    <>
      <ScoreBar parts={parts} total={total} rule={earlier ? whole.before : null} label={sentence} />
      <div className="score-labels small" aria-hidden="true">
        <p className="score-done" style={{ flexBasis: `${(points / Math.max(total, 1e-9)) * 100}%` }}>{told.done && <strong className="mark-text"><PartKey tone="done" />{told.done}</strong>}{earlier && !isAhead && <span className="ink-2 mark-text"><span className="key-rule" />{earlier}</span>}</p>
        {told.lost && <p className="plan-ink strong mark-text"><PartKey tone="lost" />{told.lost}</p>}
        {earlier && isAhead && <p className="ink-2 mark-text"><span className="key-rule" />{earlier}</p>}
        {told.open && <p className="ink-2 mark-text"><PartKey tone="open" />{told.open}</p>}
        {told.survey && <p className="ink-2 mark-text score-surveyed"><PartKey tone={whole.survey === null ? 'survey' : 'surveyed'} />{told.survey}</p>}
      </div>
      <Facts card={card} />
    </>
  );
}

/** The index with class and rank, bonus and penalty, and what the official body says. */
function Facts({ card }: { card: Card }) {
  const { lang, say } = useWords();
  const label = (value: number | null): string => pointsLabel(value, lang);
  const facts = [
    card.index !== null && (card.rank === null ? say('scores:fact.indexOf', { index: label(card.index), assessed: label(card.assessed), maximum: label(card.maximum) }) : say('scores:fact.index', { index: label(card.index) })), (lang === 'vi' ? card.class_vi : card.class_en) && say('scores:fact.class', { name: lang === 'vi' ? card.class_vi : card.class_en }),
    card.rank !== null && card.ranked > 1 && say('scores:fact.rank', { rank: card.rank, ranked: card.ranked }), card.bonus !== null && card.bonus !== 0 && say('scores:fact.bonus', { points: label(card.bonus) }),
    card.penalty !== null && card.penalty !== 0 && say('scores:fact.penalty', { points: label(card.penalty) }), card.official !== null && say('scores:fact.official', { points: label(card.official) }),
    say('scores:fact.scored', { with: card.with_points, of: card.components }), card.evidence_asked > 0 && say('scores:fact.evidence', { given: card.evidence_given, asked: card.evidence_asked }),
  ].filter(Boolean) as string[];
  return <p className="dots score-facts">{facts.map((fact) => <span key={fact}>{fact}</span>)}</p>;
}

/** Which stage the campaign is in, and how long it stays. */
export function Until({ campaign }: { campaign: Campaign }) {
  const { lang, say } = useWords();
  const { stage, until, days_left } = campaign;
  if (stage === 'none' && !isScoredByPeople(campaign)) return null;
  if (until === null || stage === 'none' || stage === 'closed') return <p className="small ink-2">{say(`scores:stage.${stage}`)}</p>;
  const left = days_left === null ? '' : days_left === 0 ? say('scores:leftToday') : say('scores:left', { count: days_left });
  return <p className="small ink-2">{[say(`scores:ends.${stage}`, { date: dateLabel(until, lang) }), left].filter(Boolean).join(', ')}</p>;
}
