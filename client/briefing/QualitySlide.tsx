import { dateLabel, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { Told } from '../parts/Told.tsx';
import { midSentence, named, useWords } from '../words.ts';
import { HIGH } from './scale.ts';
import { titleOf } from './sayings.ts';
import { rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

const ROW = 60;
const TAKEN = 440;

/** How far the figures can be trusted: who handed in, what is still open, who is late. */
export function QualitySlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const ready = rowsOf(shown.answers, 'readiness')[0];
  const late = rowsOf(shown.answers, 'reporting').filter(({ state }) => state === 'late' || state === 'missing');
  const most = Math.max(2, Math.floor((HIGH * 0.9 - TAKEN) / (ROW * raise)));
  if (!ready) return <h1>{titleOf(shown, slide, lang, say)}</h1>;
  const facts = [
    ['missing', ready.agencies_missing], ['waiting', ready.waiting], ['returned', ready.returned], ['unassessed', ready.not_assessed],
  ] as const;
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      {ready.report !== null && <p className="quality-of">{say('briefing:quality.of', { report: midSentence(reportLabel(ready.report, lang)), date: dateLabel(ready.data_to, lang) })}</p>}
      <div className="quality-body">
        <div>
          <p className="target-key num">{say('briefing:quality.share', { received: ready.agencies_received, expected: ready.agencies_expected })}</p>
          <ul className="quality-facts">
            {facts.map(([word, count]) => <li key={word}><Told text={say(`briefing:quality.${word}`, { count })} /></li>)}
          </ul>
        </div>
        <div>
          <h2>{say('briefing:quality.late')}</h2>
          {late.length === 0 ? <p className="slide-empty">{say('briefing:quality.none')}</p> : (
            <ul className="quality-late">
              {late.slice(0, late.length > most ? most - 1 : most).map((row) => (
                <li key={row.agency}>
                  <Icon name={row.state === 'missing' ? 'minus' : 'clock'} size={34} />
                  <span className="grow">{named(row, 'name', lang)}</span>
                  <span className="num ink-2">{say(`briefing:quality.${row.state === 'missing' ? 'notYet' : 'days'}`, { count: row.days_late ?? 0 })}</span>
                </li>
              ))}
              {late.length > most && <li className="ink-2">{say('briefing:quality.more', { count: late.length - most + 1 })}</li>}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}
