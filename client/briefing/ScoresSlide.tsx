import { BridgeBar } from '../marks/BridgeBar.tsx';
import { pointsLabel } from '../charts/score-sayings.ts';
import { named, useWords } from '../words.ts';
import { lostNote, lostOf } from './lost.ts';
import { titleOf } from './sayings.ts';
import { cardIn, rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

/** Areas that have room: from far away fewer. */
const MOST = 8;

/** Where points of the index are lost: from zero, area by area, and all of them together. */
export function ScoresSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const [card, lost] = [cardIn(shown.answers), lostOf(rowsOf(shown.answers, 'score_tree'))];
  const rows = lost?.areas.slice(0, Math.max(3, Math.floor(MOST / raise))) ?? [];
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      {card && lost && (
        <>
          <ol className="lost-rows">
            {rows.map((area) => (
              <li key={area.area} className="lost-row"><span className="lost-name">{area.area}. {named(area, 'name', lang)}</span><span className="lost-count num">{pointsLabel(area.lost, lang)}</span>
                <BridgeBar from={area.lost_before ?? 0} to={(area.lost_before ?? 0) + area.lost!} most={lost.whole.lost!} tone="loss" high={28} /></li>
            ))}
            <li className="lost-row" data-whole=""><span className="lost-name">{say('briefing:scores.sum')}</span><strong className="lost-count num">{pointsLabel(lost.whole.lost, lang)}</strong><BridgeBar from={0} to={lost.whole.lost!} most={lost.whole.lost!} tone="whole" high={28} /></li>
          </ol>
          <p className="slide-aside">{lostNote(card, lost, rowsOf(shown.answers, 'criteria_sets'), lang, say)}{rows.length < lost.areas.length && ` ${say('briefing:scores.more', { count: lost.areas.length - rows.length })}`}</p>
        </>
      )}
    </>
  );
}
