import { widthOf } from '../charts/grammar.ts';
import { trajectoryConclusion } from '../charts/told.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { actualOf, unitOf } from '../parts/figures.ts';
import { paceOf } from '../parts/why.ts';
import { Told } from '../parts/Told.tsx';
import { useWords } from '../words.ts';
import { askOf, asksAt } from './asking.ts';
import { isFar } from './scale.ts';
import { courseOf, missingOf, targetOf, titleOf, wholeOf } from './sayings.ts';
import { SlideChart } from './SlideChart.tsx';
import { rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

/** How wide a title of one line may be, px. */
const ROOM = 1728;

/** One target: one number, one trajectory, one ask. */
export function TargetSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const row = targetOf(shown, slide.about);
  if (!row) return <><h1>{slide.about}</h1><p className="slide-empty">{say('briefing:target.gone')}</p></>;
  const { ask, of } = askOf(shown, { row, kind: 'behind' }, lang, say);
  const value = row.actual === null ? say('briefing:target.none') : actualOf({ ...row, ranked_of: null }, lang);
  // `27.430 biên chế`: the number is what is read from afar.
  const [, number = value, unit = ''] = /^([−\d.,]+%?)(?:[ \u00a0](.+))?$/.exec(value) ?? [];
  const input = {
    rows: rowsOf(shown.answers, 'trend', slide.about), milestones: rowsOf(shown.answers, 'target', slide.about), indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo: wholeOf(shown).data_to ?? '',
  };
  const title = titleOf(shown, slide, lang, say);
  // Under a title of two lines there is room for one fact; the gap stands in the chart too.
  const isTight = widthOf(title, 60, 700) > ROOM;
  const [course, missing, pace] = [courseOf(row, lang), missingOf(row, lang), paceOf(row, lang, say)];
  return (
    <>
      <h1>{title}</h1>
      <div className="target-body">
        <div className="target-facts">
          <p className="target-key num" data-long={number.length > 8 ? 'very' : number.length > 5 ? 'yes' : undefined}>{number}</p>
          {unit && <p className="target-unit">{unit}</p>}
          <p className="target-status"><StatusGlyph status={row.status} size={56} />{say(`terms:status.${row.status}`)}</p>
          {isTight && pace !== null && !isFar(raise) ? null : course !== null ? <p className="target-fact">{course}</p> : missing !== null && row.due !== null && <p className="target-fact"><Told text={say('briefing:target.missing', { due: row.due, value: missing })} /></p>}
          {!isFar(raise) && pace !== null && unitOf(row) !== 'rank' && <p className="target-fact"><Told text={pace} /></p>}
        </div>
        <SlideChart input={input} isFar={isFar(raise)} conclusion={trajectoryConclusion(input)} />
      </div>
      {asksAt(shown, row) && <div className="target-ask"><span className="target-ask-word">{say('briefing:decide.ask')}</span><p><span className="target-ask-main">{ask}</span>{of !== '' && !isFar(raise) && <span className="target-ask-of">{of}</span>}</p></div>}
    </>
  );
}
