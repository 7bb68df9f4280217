// The figure, the open verdict, the forecast, the locked verdict: four blocks that are never mixed.
import { rangeLabel } from '../charts/sayings.ts';
import type { Row } from '../../queries/types.ts';
import { distance, figure, quarterLabel } from '../format.ts';
import { Arrow } from '../marks/Arrow.tsx';
import { hatch } from '../marks/hatch.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { FigureFacts } from './FigureFacts.tsx';
import { actualOf, askedBy, goalOf, hasOpen, passedGoalOf, passedOf, unitOf } from './figures.ts';
import type { Passed } from './figures.ts';
import { Told } from './Told.tsx';
import { disagreementOf, mayChangeOf, paceOf, whyOf } from './why.ts';

/** @param milestones those of the page, as far as they are known yet */
export function TargetBlocks({ row, milestones }: { row: Row<'targets'>; milestones: Row<'target'>[] }) {
  const { lang, say } = useWords();
  const isOpen = hasOpen(row);
  const passed = passedOf(row);
  return (
    <section className="card blocks" aria-label={say('target.standing')}>
      <div>
        <p className="block-label">{row.quarter === null ? say('target.noFigure') : quarterLabel(row.quarter, 'long', lang)}</p>
        <p className={row.unit === 'percent' || row.kind === 'rank' ? 'key-number' : 'key-number key-number-long'}>{actualOf({ ...row, ranked_of: null }, lang)}</p>
        <FigureFacts row={row} />
      </div>
      {isOpen && <Open row={row} main={milestones.find((each) => each.milestone === row.milestone)} />}
      {isOpen && <Forecast row={row} />}
      <div>
        <p className="block-label">
          <Icon name="lock" size={14} />
          {passed === null ? say('milestone.lockedNone')
            : say(isJudged(passed.status) ? 'milestone.locked' : 'milestone.past', { due: passed.due, goal: passedGoalOf(row, passed, lang) })}
        </p>
        {passed === null ? <p className="small ink-2">{say('milestone.noneYet')}</p>
          : <Locked row={row} passed={passed} isOpen={isOpen} milestones={milestones} />}
      </div>
    </section>
  );
}

/** The live verdict with its reason, what may change it, what remains, and where the way is measured from. */
function Open({ row, main }: { row: Row<'targets'>; main: Row<'target'> | undefined }) {
  const { lang, say } = useWords();
  const why = whyOf({ ...row, baseline_year: main?.baseline_year ?? '' }, lang, say);
  const mayChange = mayChangeOf(row, lang, say);
  const remains = row.remaining === null || row.actual === null ? null
    : row.remaining > 0 ? say(`target.${row.kind === 'rank' ? 'remainsRank' : row.better === 'down' ? 'remainsDown' : 'remains'}`, { value: distance(row.remaining, unitOf(row), lang) }) : say('target.reached');
  return (
    <div>
      <p className="block-label">
        <Icon name="milestone" size={14} className="plan-ink" />{say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) })}
      </p>
      <p><StatusWord status={row.status} large /></p>
      <p className="small"><Told text={why ?? say(`terms:statusMeaning.${row.status}`)} /></p>
      {mayChange && <p className="small"><Told text={mayChange} /></p>}
      {remains && row.status !== 'achieved' && row.status !== 'ended' && <p className="small"><Told text={remains} /></p>}
      {main?.start_is === 'first-figure' && main.start !== null && row.reason === '' && row.status !== 'ended'
        && <p className="small ink-2">{say('start.first-figure', { value: figure(main.start, unitOf(row), lang) })}</p>}
    </div>
  );
}

/** Where the line leads, in ink, never in the colour of a status; beside it the pace needed and the pace kept. */
function Forecast({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const pace = paceOf(row, lang, say);
  if (row.actual === null || row.kind === 'rank' || row.status === 'ended' || (row.outlook === null && pace === null)) return null;
  const unit = unitOf(row);
  const held = { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding };
  const disagreement = disagreementOf(row, say);
  return (
    <div>
      <p className="block-label">
        <svg width="20" height="12" aria-hidden="true" className="fan-sign"><path d={hatch(1, 1, 18, 10, 5)} stroke="var(--data-actual)" /><path d="M1 1h18v10H1Z" fill="none" stroke="var(--data-actual)" /></svg>
        {row.outlook === null ? say('outlook.label', { due: row.due }) : say('outlook.labelValue', { due: row.due, value: figure(row.forecast, unit, lang, held) })}
      </p>
      <p className="block-value">{say(`outlook.${row.outlook ?? 'none'}`)}</p>
      {row.outlook === null ? <p className="small ink-2">{say('outlook.tooFew')}</p>
        : <p className="small num"><Told text={say('outlook.band', { range: rangeLabel(row.forecast_low, row.forecast_high, { lang, indicator: row }) })} /></p>}
      {pace && <p className="small mark-text">{row.remaining === 0 ? null : <Arrow arrow={row.arrow} />} <span><Told text={pace} /></span></p>}
      {disagreement && <p className="small">{disagreement}</p>}
    </div>
  );
}

/** The verdict that stands for good; judged again after a correction both are shown; and the quarter in which a missed level was met. */
function Locked({ row, passed, isOpen, milestones }: { row: Row<'targets'>; passed: Passed; isOpen: boolean; milestones: Row<'target'>[] }) {
  const { lang, say } = useWords();
  const milestone = milestones.find((each) => each.milestone === row.passed_milestone);
  // Another plan's level for the year is the one in use.
  const inUse = milestone?.conflict && !milestone.operative ? milestones.find((each) => each.due === passed.due && each.operative && each.goal !== null) : undefined;
  const unit = unitOf(row);
  const judgedAgain = milestone?.locked_status && milestone.locked_status !== passed.status ? milestone.locked_status : null;
  const why = milestone ? whyOf({ ...milestone, unit: row.unit, kind: row.kind }, lang, say) : null;
  const metLate = milestone?.met_late ?? (isOpen ? null : row.met_late);
  return (
    <>
      <p><StatusWord status={passed.status} large /></p>
      <p className="small">{passed.actual === null ? why ?? say(`terms:statusMeaning.${passed.status}`)
        : <Told text={say('milestone.judged', { due: passed.due, value: figure(passed.actual, unit, lang, { goal: passed.goal, comparator: passed.comparator, step: row.rounding, of: milestone?.ranked_of }) })} />}</p>
      {passed.status === 'ended' && <p className="small ink-2">{say('terms:statusMeaning.ended')}.</p>}
      {passed.actual !== null && passed.status !== 'ended' && why && <p className="small"><Told text={why} /></p>}
      {inUse && <p className="small"><Told text={say('milestone.inUse', { goal: askedBy(inUse, row, lang, say), plan: named(inUse, 'plan_short', lang), status: say(`terms:status.${inUse.status}`).toLocaleLowerCase(lang) })} /></p>}
      {judgedAgain && <p className="small">{say('milestone.judgedAgain')} <StatusWord status={judgedAgain} /></p>}
      {metLate && <p className="small"><Told text={say('milestone.metLate', { quarter: quarterLabel(metLate, 'inline', lang) })} /></p>}
      {!metLate && !isOpen && passed.status === 'missed' && row.remaining !== null && row.remaining > 0
        && <p className="small ink-2">{say('milestone.stillMissing', { value: distance(row.remaining, unit, lang) })}</p>}
    </>
  );
}

function isJudged(status: string): boolean {
  return status === 'achieved' || status === 'missed' || status === 'ended';
}
