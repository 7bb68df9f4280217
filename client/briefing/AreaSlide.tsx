import { Bullet } from '../marks/Bullet.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { actualOf, goalOf } from '../parts/figures.ts';
import { named, useWords } from '../words.ts';
import { HIGH, isFar } from './scale.ts';
import { areaOf, courseOf, missingOf, titleOf } from './sayings.ts';
import { MOST_IN_AREA, rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

/** A row, one that has a second line, and what title and footer take, px. */
const ROW = 82;
const TALL = 126;
const TAKEN = 270;

/** One area: its targets as bullets, the worst first. */
export function AreaSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const all = rowsOf(shown.answers, 'targets').filter(({ area }) => area === slide.about);
  const room = HIGH * 0.9 - TAKEN * Math.sqrt(raise);
  const rows = all.slice(0, Math.max(2, Math.min(MOST_IN_AREA, Math.floor(room / (ROW * raise)))));
  const isTall = !isFar(raise) && rows.length * TALL <= room;
  if (!areaOf(shown, slide.about) || all.length === 0) return <><h1>{say(`terms:areaShort.${slide.about}`)}</h1><p className="slide-empty">{say('briefing:area.gone')}</p></>;
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      <ol className="area-rows">
        {rows.map((row) => {
          const missing = missingOf(row, lang);
          const line = [row.due !== null && say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) }), courseOf(row, lang) ?? (missing !== null && row.due !== null ? say('briefing:target.missing', { due: row.due, value: missing }).replaceAll('**', '') : null)].filter(Boolean).join(' · ');
          return (
            <li key={row.target} className="area-row">
              <StatusGlyph status={row.status} size={48} named />
              <div><p className="area-name">{named(row, 'short', lang)}{row.met_late !== null && !isFar(raise) && <span className="area-late"> {say('briefing:area.metLate')}</span>}</p>{isTall && <p className="decide-line">{line}</p>}</div>
              {!isFar(raise) && <div className="area-bullet" aria-hidden="true"><Bullet row={row} height={18} /></div>}
              <strong className="num area-value">{row.actual === null ? say('briefing:target.none') : actualOf({ ...row, ranked_of: null }, lang)}</strong>
            </li>
          );
        })}
      </ol>
      {rows.length < all.length && <p className="slide-aside">{say('briefing:area.more', { count: all.length - rows.length })}</p>}
    </>
  );
}
