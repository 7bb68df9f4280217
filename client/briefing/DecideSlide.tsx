import { widthOf } from '../charts/grammar.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { useWords } from '../words.ts';
import { askOf } from './asking.ts';
import { HIGH, isFar } from './scale.ts';
import { issueOf, titleOf } from './sayings.ts';
import { decisionsIn, moreOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

/** A row of the least height, and what title, head and footer take, px. */
const ROW = 162;
const TAKEN = 312;
/** What names on the panel of an ask are set in, and the room they have, px. */
const LETTER = 32;
const PANEL = 760;

/** What waits for a ruling: the fact on bare ground, what is asked for on a panel. */
export function DecideSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const all = decisionsIn(shown.answers);
  const shownRows = all.slice(0, Math.max(1, Math.floor((HIGH * 0.9 - TAKEN * Math.sqrt(raise)) / (ROW * raise))));
  const more = moreOf(shown.answers, shownRows.length, say);
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      {all.length === 0 ? <p className="slide-empty">{say('decide.none')}</p> : (
        <>
          <p className="decide-heads" aria-hidden="true"><span /><span>{say('briefing:decide.issue')}</span><span>{say('briefing:decide.ask')}</span></p>
          <ol className="decide-rows">
            {shownRows.map((decision, at) => {
              const [issue, ask] = [issueOf(shown, decision, lang, say), askOf(shown, decision, lang, say)];
              return (
                <li key={`${decision.row.target} ${decision.kind}`} className="decide-row">
                  <span className="decide-number num" aria-hidden="true">{at + 1}</span>
                  {decision.kind === 'behind' ? <StatusGlyph status={decision.row.status} size={52} named /> : <Icon name="conflict" size={52} className="plan-ink" />}
                  <div className="decide-issue"><p className="decide-main">{issue.head}</p>{!isFar(raise) && <p className="decide-line">{issue.line}</p>}</div>
                  <div className="decide-ask"><span className="hidden-look">{say('briefing:decide.ask')}: </span><p className="decide-main">{ask.ask}</p>{ask.of !== '' && !isFar(raise) && widthOf(ask.of, LETTER) < PANEL && <p className="decide-line">{ask.of}</p>}</div>
                </li>
              );
            })}
          </ol>
          {more && <p className="slide-aside">{more}</p>}
        </>
      )}
    </>
  );
}
