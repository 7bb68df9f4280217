// Targets as rows: name, bullet, figure and milestone, course, the open verdict and the locked one, who leads, how fresh.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, listLabel, quarterLabel } from '../format.ts';
import { Arrow } from '../marks/Arrow.tsx';
import { Bullet } from '../marks/Bullet.tsx';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import type { Say } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer } from './Answer.tsx';
import { actualOf, askedBy, goalOf, hasOpen, partOf, passedGoalOf, passedOf, unitOf } from './figures.ts';
import type { Passed } from './figures.ts';
import { LeadBody } from './LeadBody.tsx';
import { Told } from './Told.tsx';
import { disagreementOf, mayChangeOf, paceOf, whyOf } from './why.ts';

export function TargetRows({ rows }: { rows: Row<'targets'>[] }) {
  const { lang, say } = useWords();
  const { mo } = useAddress();
  return (
    <table className="table table-tall targets">
      <caption className="hidden-look">{say('catalogue.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('column.code')}</th>
          <th scope="col">{say('column.target')}</th>
          <th scope="col">{say('column.bullet')}</th>
          <th scope="col" className="num">{say('column.value')}</th>
          <th scope="col"><span className="hidden-look">{say('column.course')}</span></th>
          <th scope="col">{say('column.open')}</th>
          <th scope="col">{say('column.locked')}</th>
          <th scope="col">{say('column.lead')}</th>
          <th scope="col"><span className="hidden-look">{say('column.words')}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const opened = mo === row.target;
          return (
            <Fragment key={row.target}>
              <tr data-target={row.target} data-late={row.freshness === 'late'}>
                <td className="t-code ink-3 num">{row.code}</td>
                <th scope="row" className="t-name">
                  <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep} className="balance">{named(row, 'short', lang)}</Link>
                  {row.part !== '' && <> <span className="pill">{partOf(row, say)}</span></>}
                  {row.conflicts > 0
                    && <> <span className="pill pill-plan-dashed">{say(row.conflicts === 1 ? 'conflict.two' : 'conflict.many')}</span></>}
                </th>
                <td className="t-bullet">{row.kind !== 'rank' && <Bullet row={row} />}</td>
                <td className="t-value num">
                  <Value row={row} /> <span className="sub plan-ink">/ {goalOf(row, lang, say, true)}</span>
                    {isMoney(row) && <> <span className="sub">{say('terms:unit.million-vnd')}</span></>}
                </td>
                <td className="t-course"><Arrow arrow={row.arrow} /></td>
                <td className="t-open">
                  {hasOpen(row)
                    ? <><StatusWord status={row.status} /><span className="sub">{opensOf(row, say).join('; ')}</span></>
                      : <span className="small ink-3">{say('milestone.noneOpen')}</span>}
                </td>
                <td className="t-locked"><Locked row={row} passed={passedOf(row)} /></td>
                <td className="t-lead"><LeadBody row={row} /><Fresh row={row} /></td>
                <td className="t-more">
                  <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, mo: opened ? undefined : row.target })}
                    className="button button-quiet button-icon"
                    role="button" aria-expanded={opened} aria-label={say('catalogue.words', { name: named(row, 'short', lang) })}>
                    <Icon name={opened ? 'chevron-up' : 'chevron-down'} />
                  </Link>
                </td>
              </tr>
              {opened && <tr className="opened"><td colSpan={9}><LegalWords row={row} /></td></tr>}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** The year of the open milestone, why it cannot be judged or what may change, and a forecast that does not agree. */
function opensOf(row: Row<'targets'>, say: Say): string[] {
  const disagrees = disagreementOf(row, say) !== null;
  return [
    say('milestone.due', { due: row.due }), ...(row.reason === '' ? [] : [say(`whyShort.${row.reason}`)]), ...(row.may_change ? [say('whyShort.mayChange')] : []),
    ...(disagrees ? [say(`outlook.short.${row.outlook}`)] : []),
  ];
}

function isMoney(row: Row<'targets'>): boolean {
  return row.unit === 'million-vnd';
}

function Value({ row }: { row: Row<'targets'> }) {
  const { lang } = useWords();
  if (row.actual === null && row.provisional !== null) return <strong>{`${figure(row.provisional, unitOf(row), lang)}*`}</strong>;
  return <strong className={row.freshness === 'late' ? 'ink-3' : undefined}>
    {isMoney(row) ? figure(row.actual, row.unit, lang, { bare: true }) : actualOf(row, lang)}
  </strong>;
}

/** The verdict that stands for good; where the level was reached only later, that is said too. */
function Locked({ row, passed }: { row: Row<'targets'>; passed: Passed | null }) {
  const { lang, say } = useWords();
  if (passed === null) return <span className="small ink-3">{say('milestone.noneLocked')}</span>;
  const unit = unitOf(row);
  const told = passed.actual === null
    ? say(row.met_late ? 'milestone.reachedLater' : 'milestone.due', { due: passed.due, quarter: row.met_late && quarterLabel(row.met_late, 'inline', lang) })
    : say('milestone.lockedTold',
      { due: passed.due, actual: figure(passed.actual, unit, lang, { goal: passed.goal, comparator: passed.comparator, step: row.rounding, bare: true }),
        goal: unit === 'rank' ? passedGoalOf(row, passed, lang)
          : figure(passed.goal, unit, lang, { plain: true, bare: unit !== 'percent' }) });
  const late = row.closed && row.met_late && passed.actual !== null ? `; ${say('milestone.reachedIn', { quarter: quarterLabel(row.met_late, 'inline', lang) })}` : '';
  return <><StatusWord status={passed.status} /><span className="sub">{told}{late}</span></>;
}

/** How fresh the figure is: a channel of its own, never a status. */
function Fresh({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const quarter = row.quarter === null || row.freshness === 'provisional' || row.freshness === 'missing' ? ''
    : quarterLabel(row.quarter, 'long', lang);
  const partial = row.agencies_reported !== null && row.agencies_expected !== null && row.agencies_reported < row.agencies_expected;
  const coverage = partial ? say('fresh.coverage', { reported: row.agencies_reported, expected: row.agencies_expected }) : '';
  const words = [row.freshness === 'current' ? '' : say(`terms:freshness.${row.freshness}`), quarter, coverage];
  const icon = ({ late: 'clock', provisional: 'half', revised: 'pencil', missing: 'chain-break' } as const)[row.freshness as 'late'];
  return <span className="sub fresh">{icon && <Icon name={icon} size={13} />} <span>{words.filter(Boolean).join(' · ')}</span></span>;
}

/** The words of the plan that set the milestone, where they stand, and what other plans say for the same year. */
function LegalWords({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const answer = useQuestion('target', { target: row.target });
  return (
    <Answer of={answer} thing={say('thing.milestones')} empty={<p className="small ink-2">{say('milestone.noWords')}</p>}>
      {(all) => {
        const [why, mayChange, pace] = [whyOf(row, lang, say), mayChangeOf(row, lang, say), paceOf(row, lang, say)];
        const forecast = row.outlook === null ? null : say('outlook.whole', {
          due: row.due, outlook: say(`outlook.${row.outlook}`).toLocaleLowerCase(lang), value: figure(row.forecast, unitOf(row), lang, { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding }),
        });
        const own = all.filter((each) => each.own);
        const main = own.find((each) => each.milestone === row.milestone) ?? own[0];
        const disputed = all.filter((each) => each.conflict && each.due === (all.find((other) => other.conflict)?.due));
        const inUse = disputed.find((each) => each.operative);
        const said = [...new Set(disputed.map((each) =>
          say('decide.planSays', { plan: named(each, 'plan_short', lang), goal: askedBy(each, row, lang, say) })))];
        return (
          <div className="plan-tint spread legal">
            <div className="stack-tight grow">
              {hasOpen(row) && <p className="small"><Told text={[why, mayChange, forecast, row.kind === 'rank' ? null : pace].filter(Boolean).join(' ')} /></p>}
              {main && <blockquote lang="vi">{main.quote}</blockquote>}
              {main && <p className="small ink-2">
                {say('milestone.source',
                  { plan: named(main, 'plan_short', lang), clause: main.clause, source: main.source, line: main.line })}
                    {main.condition && <>. {say('milestone.condition', { condition: main.condition })}</>}
              </p>}
              {said.length > 1 && disputed[0] && (
                <p className="small">
                  {say('conflict.told', { due: disputed[0].due, said: listLabel(said, lang) })}
                    {inUse && <> {say('conflict.inUse', { goal: askedBy(inUse, row, lang, say) })}</>}
                </p>
              )}
            </div>
            <Link to="/chi-tieu/$ma" params={{ ma: row.target }} hash={said.length > 1 ? 'moc' : ''} search={keep} className="strong">
              {say(said.length > 1 ? 'conflict.compare' : 'decide.see')}
            </Link>
          </div>
        );
      }}
    </Answer>
  );
}
