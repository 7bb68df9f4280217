import { ConclusionSign, timeLeft } from '../parts/ConclusionState.tsx';
import { named, useWords } from '../words.ts';
import { HIGH, isFar } from './scale.ts';
import { titleOf } from './sayings.ts';
import { followedIn, rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

const ROW = 134;
const TAKEN = 420;
const PARTS = ['done', 'in_time', 'to_confirm', 'overdue'] as const;

/** What became of the Committee's conclusions: how many stand how, and those furthest overdue. */
export function ConclusionsSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const counts = rowsOf(shown.answers, 'conclusion_counts')[0];
  const open = followedIn(shown.answers).filter(({ state }) => state !== 'done');
  const rows = open.slice(0, Math.max(2, Math.floor((HIGH * 0.9 - TAKEN) / (ROW * raise))));
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      {!counts || counts.total === 0 ? <p className="slide-empty">{say('briefing:conclusions.noneTold')}</p> : (
        <>
          <ul className="followed-counts">{PARTS.map((part) => <li key={part} data-part={part}><strong className="num">{counts[part]}</strong> {say(`conclusions:part.${part}`)}</li>)}</ul>
          <ol className="followed-rows">
            {rows.map((row) => (
              <li key={row.conclusion} className="followed-row" data-late={row.state === 'overdue' || undefined}>
                <ConclusionSign state={row.state} size={44} />
                <div><p className="followed-text" lang="vi">{row.text}</p>{!isFar(raise) && !row.text.startsWith(row.lead_vi ?? '\n') && <p className="followed-lead">{named(row, 'lead', lang)}</p>}</div>
                <span className="followed-when">{row.state === 'overdue' ? say('conclusions:overdueBy', { count: -(row.days_left ?? 0) }) : row.state === 'to-confirm' ? say('conclusions:state.to-confirm') : timeLeft(row, say)}</span>
              </li>
            ))}
          </ol>
          {rows.length < open.length && <p className="slide-aside">{say('briefing:conclusions.more', { count: open.length - rows.length })}</p>}
        </>
      )}
    </>
  );
}
