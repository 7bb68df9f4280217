// The bodies that one set scores, one under the other by kind, since only bodies of one kind are ranked together.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pointsLabel } from '../charts/score-sayings.ts';
import type { Card } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import './matrix-words.ts';

/** Columns behind those that every list has: their heads, the cells of a body, and what these say in words where they have no room. */
export interface MoreColumns { heads: ReactNode; cellsOf: (card: Card) => ReactNode; wordsOf: (card: Card) => string; count: number }

/** @param most of each kind; all of them if left out @param to the page to which a name leads @param open the body that is looked at */
export function BodyRows({ cards, period, criteria, to, most, open, more }: { cards: Card[]; period: string; criteria: string; to: '/par/$nam' | '/par/$nam/so-sanh'; most?: number; open?: string; more?: MoreColumns }) {
  const { lang, say } = useWords();
  const kinds = [...new Set(cards.map(({ kind }) => kind))].toSorted((a, b) => Number(b === 'department') - Number(a === 'department'));
  const isClassed = cards.some((card) => card.class !== null);
  return (
    <table className="table table-dense body-rows">
      <caption className="hidden-look">{say('scores:bodies.title', { count: cards.length })}</caption>
      <thead><tr>
        <th scope="col">{say('scores:scored')}</th><th scope="col" className="num">{say('scores:index')}</th>{isClassed && <th scope="col">{say('scores:class')}</th>}<th scope="col" className="num">{say('scores:rank')}</th>
        <th scope="col" className="num desk-only">{say('scores:covered')}</th>{more?.heads}
      </tr></thead>
      {kinds.map((kind) => {
        const own = cards.filter((card) => card.kind === kind);
        const ranked = own.find(({ rank }) => rank !== null)?.ranked ?? 0;
        return (
          <tbody key={kind}>
            <tr className="body-kind"><th scope="rowgroup" colSpan={(isClassed ? 5 : 4) + (more?.count ?? 0)}>{say(`matrix:kind.${kind}`)} <span className="note num">{say(ranked > 0 ? 'scores:ranking' : 'scores:unranked', { count: own.length, ranked })}</span></th></tr>
            {own.slice(0, most).map((card) => (
              <tr key={card.scored} aria-current={card.scored === open || undefined}>
                <th scope="row" lang="vi"><Link to={to} params={{ nam: period }} search={(now: Address) => ({ ...keep(now), bo: criteria, cq: card.scored })}>{named(card, 'name', lang)}</Link><span className="sub phone-only" lang={lang}>{[say('scores:coveredOf', { assessed: pointsLabel(card.assessed, lang), maximum: pointsLabel(card.maximum, lang) }), more?.wordsOf(card)].filter(Boolean).join('; ')}</span></th>
                <td className={card.rank === null ? 'num ink-3' : 'num strong'}>{pointsLabel(card.index, lang)}</td>{isClassed && <td>{named({ class_vi: card.class_vi, class_en: card.class_en }, 'class', lang)}</td>}
                <td className="num nowrap">{card.rank === null ? '–' : say('scores:rankOf', { rank: card.rank, ranked: card.ranked })}</td><td className="num ink-2 desk-only">{pointsLabel(card.assessed, lang)}/{pointsLabel(card.maximum, lang)}</td>
                {more?.cellsOf(card)}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
