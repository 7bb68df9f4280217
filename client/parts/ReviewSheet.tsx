// One sheet: what is unusual first, the rest folded; marks are saved at once and can be undone. Beside it what deciding would change.
import { useEffect, useState } from 'react';
import { Failure, useQuestion } from '../api.ts';
import { moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keyOf, thoughtsOf, useDesk } from '../review.ts';
import type { Desk, Waiting } from '../review.ts';
import { useThoughts } from '../thoughts.ts';
import type { Thought } from '../thoughts.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { ReviewEffect } from './ReviewEffect.tsx';
import { ReviewFigure } from './ReviewFigure.tsx';
import { ReviewFinish } from './ReviewFinish.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { ReviewPlain } from './ReviewPlain.tsx';
import { ReviewTold } from './ReviewTold.tsx';

/** How long one press undoes what was just marked; later the mark itself is changed. */
const UNDO_MS = 10_000;

interface Props { submission: string; row: Waiting | undefined; onDone: (told: string) => void }

export function ReviewSheet({ submission, row, onDone }: Props) {
  const { say } = useWords();
  const desk = useDesk(submission);
  return (
    <Answer of={desk} thing={say('review:thing.sheet')} skeleton={<Skeleton lines={8} tall />}>
      {(found) => <Sheet desk={found} at={desk.state === 'ready' ? desk.at : 0} row={row} onDone={onDone} />}
    </Answer>
  );
}

function Sheet({ desk, at, row, onDone }: { desk: Desk; at: number; row: Waiting | undefined; onDone: (told: string) => void }) {
  const { lang, say } = useWords();
  const { sheet, lines, remarks, earlier, can } = desk;
  const { unsaved, failure, think, saveAgain, drop } = useThoughts(sheet.submission, at);
  const [undo, setUndo] = useState<{ told: string; lines: Thought[] } | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  useEffect(() => {
    if (undo === null) return;
    const timer = setTimeout(() => setUndo(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [undo]);
  const thoughts = thoughtsOf(desk.marks, unsaved);
  const isUnusual = new Set(remarks.map(keyOf));
  const [unusual, plain] = [lines.filter((line) => isUnusual.has(keyOf(line))), lines.filter((line) => !isUnusual.has(keyOf(line)))];

  function mark(given: Thought[]): void {
    const before = given.map(({ indicator, part }): Thought => {
      const was = thoughts.get(keyOf({ indicator, part }));
      return was && was.mark !== 'none' ? { indicator, part, mark: was.mark, ...(was.mark === 'return' ? { reason: was.reason ?? 'other', told: was.told ?? '' } : {}) } : { indicator, part, mark: 'none' };
    });
    setRefused(null);
    think(given);
    setUndo({ told: say(`review:undo.${given[0]!.mark}`, { count: given.length }), lines: before });
  }
  const doing = can.decide ? mark : null;
  return (
    <>
      <div className="review-sheet stack">
        <Head desk={desk} row={row} />
        <ReviewTold desk={desk} unsaved={unsaved.size} failure={failure ?? refused} onAgain={saveAgain} onDrop={() => { drop(); setRefused(null); }} />
        {unusual.length > 0 && (
          <section className="stack" aria-labelledby="unusual">
            <div className="spread baseline">
              <h3 id="unusual" className="title">{say('review:unusual', { count: unusual.length })}</h3>
              <p className="note row no-print" aria-hidden="true"><span className="mark-text"><span className="key-usual" />{say('review:legend.usual')}</span><span className="mark-text"><span className="key-waiting" />{say('review:legend.waiting')}</span></p>
            </div>
            {unusual.map((line) => <ReviewFigure key={keyOf(line)} submission={sheet.submission} line={line} earlier={earlier} remarks={remarks.filter((one) => keyOf(one) === keyOf(line))} thought={thoughts.get(keyOf(line))} think={doing} />)}
          </section>
        )}
        {plain.length > 0 && <ReviewPlain submission={sheet.submission} lines={plain} thoughts={thoughts} think={doing} isFirst={unusual.length === 0} />}
        <div className="undo no-print" role="status">
          {undo && can.decide && <p className="notice" data-kind="done"><Icon name="check" /><span className="grow">{undo.told}</span><button type="button" className="button button-small" onClick={() => { think(undo.lines); setUndo(null); }}>{say('review:undo.press')}</button></p>}
        </div>
        <p className="note">{say('review:foot', { at: moment(sheet.received_at, lang) })}</p>
      </div>
      <aside className="review-aside" tabIndex={0} aria-label={say('review:aside')}>
        {can.decide && (
          <section className="card card-flush">
            {lines.length > 0 && <ReviewEffect desk={desk} />}
            <ReviewFinish desk={desk} unusual={unusual} thoughts={thoughts} unsaved={unsaved.size} onDone={onDone} onRefused={setRefused} />
          </section>
        )}
        {can.approve && <ReviewHead desk={desk} onDone={onDone} onRefused={setRefused} />}
      </aside>
    </>
  );
}

/** Whose sheet, who did what with it, and who else is looking. */
function Head({ desk: { sheet, acts, others }, row }: { desk: Desk; row: Waiting | undefined }) {
  const { lang, say } = useWords();
  const indicators = useQuestion('indicators', {});
  const nameOf = (id: string): string => {
    const found = indicators.state === 'ready' ? indicators.rows.find(({ indicator }) => indicator === id) : undefined;
    return found ? named(found, 'name', lang) : id;
  };
  return (
    <header className="card stack-tight">
      <h2 className="review-name"><span>{named(sheet, 'name', lang)}</span> <span className="ink-3 small num">{sheet.submission}</span></h2>
      <p className="dots"><span>{reportLabel(sheet.report, lang)}</span><span>{say('review:revision', { count: sheet.revision })}</span><span>{say('review:figures', { count: sheet.figures })}</span>
        {sheet.reason && <span>{say(`reason.${sheet.reason}`)}</span>}{sheet.basis && <span>{say('review:basis', { basis: sheet.basis })}</span>}{row && row.days_waiting > 0 && <span>{say('review:waits', { count: row.days_waiting })}</span>}</p>
      {sheet.absent.length > 0 && <p className="small">{say('review:absent', { list: sheet.absent.map(({ indicator, reason }) => `${nameOf(indicator)} (${reason})`).join('; ') })}</p>}
      <p className="small ink-2">{acts.map((act) => say(`review:act.${act.kind}`, { name: act.name ?? say('review:nobody'), at: moment(act.at, lang) })).join(' ')}</p>
      {others.length > 0 && <p className="small review-others" role="status"><Icon name="eye" size={16} />{say('review:others', { names: new Intl.ListFormat(lang).format(others), count: others.length })}</p>}
    </header>
  );
}
