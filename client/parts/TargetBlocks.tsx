// The figure, the open verdict, what remains, the locked verdict: four blocks that are never mixed.
import type { Row } from '../../queries/types.ts';
import { distance, figure, quarterLabel } from '../format.ts';
import { Arrow } from '../marks/Arrow.tsx';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { useWords } from '../words.ts';
import { actualOf, gapOf, goalOf, hasOpen, passedGoalOf, passedOf, share, unitOf } from './figures.ts';
import { Told } from './Told.tsx';

const SMALL = 30;

/** Four blocks: the figure, the milestone ahead, the way left, the milestone judged for good. */
export function TargetBlocks({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const isOpen = hasOpen(row);
  const passed = passedOf(row);
  const judged = passed?.actual ?? null;
  const gap = gapOf(row, lang, say);
  return (
    <section className="card blocks" aria-label={say('target.standing')}>
      <div>
        <p className="block-label">{row.quarter === null ? say('target.noFigure') : quarterLabel(row.quarter, 'long', lang)}</p>
        <p className={row.unit === 'percent' || row.kind === 'rank' ? 'key-number' : 'key-number key-number-long'}>{actualOf(row, lang)}</p>
        <Behind row={row} />
      </div>
      {isOpen && (
        <div>
          <p className="block-label">
            <Icon name="milestone" size={14} className="plan-ink" />{say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) })}
          </p>
          <p><StatusWord status={row.status} large /></p>
          <p className="small">{gap ?? say(`terms:statusMeaning.${row.status}`)}</p>
        </div>
      )}
      {isOpen && row.remaining !== null && row.actual !== null && (
        <div>
          <p className="block-label">{say('target.remains', { due: row.due })}</p>
          <p className="block-value">{row.remaining > 0 ? distance(row.remaining, unit, lang).replaceAll('\u00a0', ' ') : say('target.reached')}</p>
          {row.pace !== null && row.path !== null
            && <p className="small">
              <Told text={say('target.pace', { share: share(row.pace, lang), path: figure(row.path, unit, lang) })} />
            </p>}
          {row.arrow !== null
            && <p className="small mark-text">
              <Arrow arrow={row.arrow} /> <span><Told text={say('target.arrow', { share: share(row.arrow, lang) })} /></span>
            </p>}
        </div>
      )}
      <div>
        <p className="block-label">
          <Icon name="lock" size={14} />
            {passed === null ? say('milestone.lockedNone')
              : say(isJudged(passed.status) ? 'milestone.locked' : 'milestone.past',
                { due: passed.due, goal: passedGoalOf(row, passed, lang) })}
        </p>
        {passed === null ? <p className="small ink-2">{say('milestone.noneYet')}</p> : (
          <>
            <p><StatusWord status={passed.status} large /></p>
            <p className="small">{judged === null ? say(`terms:statusMeaning.${passed.status}`)
              : <Told text={say('milestone.judged',
                { due: passed.due, value: figure(judged, unit, lang, { goal: passed.goal, comparator: passed.comparator }) })} />}</p>
            {!isOpen && passed.status === 'missed'
              && <p className="small ink-2">
                {row.met_late ? say('milestone.reachedSince')
                  : row.remaining === null ? '' : say('milestone.stillMissing', { value: distance(row.remaining, unit, lang) })}
              </p>}
          </>
        )}
      </div>
    </section>
  );
}

function isJudged(status: string): boolean {
  return status === 'achieved' || status === 'missed' || status === 'ended';
}

/** What a figure is made of, and whatever a reader must know before trusting it. */
function Behind({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const notes: string[] = [];
  if (row.actual === null && row.provisional === null) notes.push(say('fresh.none'));
  if (row.provisional !== null) notes.push(say('fresh.provisional', { value: figure(row.provisional, unit, lang) }));
  if (row.freshness === 'late' && row.quarter) notes.push(say('fresh.late', { quarter: quarterLabel(row.quarter, 'inline', lang) }));
  if (row.revised_from !== null)
    notes.push(say('fresh.revised', { from: figure(row.revised_from, unit, lang), to: figure(row.actual, unit, lang) }));
  if (row.agencies_reported !== null && row.agencies_expected !== null && row.agencies_reported < row.agencies_expected) {
    notes.push(say('fresh.partial', { reported: row.agencies_reported, expected: row.agencies_expected }));
  }
  if (row.denominator !== null && row.denominator < SMALL) notes.push(say('fresh.small', { count: row.denominator }));
  const counts = row.numerator !== null && row.denominator !== null && row.kind !== 'rank';
  return (
    <>
      {counts && <p className="small num">{figure(row.numerator, 'count', lang)} / {figure(row.denominator, 'count', lang)}</p>}
      {notes.map((note) => <p key={note} className="small ink-2">{note}</p>)}
    </>
  );
}
