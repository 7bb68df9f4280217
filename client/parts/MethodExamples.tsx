// The worked examples: made-up figures of a small registry, answered by the very questions that answer real ones.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, level, quarterLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { actualOf, goalOf, passedGoalOf, passedOf, share, unitOf } from './figures.ts';
import { MethodExampleChart } from './MethodExampleChart.tsx';

/** Every plan of the examples' own registry, one after the other; each looks at its own time. */
export function MethodExamples() {
  const { say } = useWords();
  const plans = useQuestion('plans', {}, 'examples/q');
  return (
    <Answer of={plans} thing={say('method:examples.thing')} skeleton={<Skeleton lines={6} />} empty={<p className="ink-2">{say('method:examples.none')}</p>}>
      {(rows) => rows.map((row) => <PlanOfExamples key={row.plan} plan={row} />)}
    </Answer>
  );
}

function PlanOfExamples({ plan }: { plan: Row<'plans'> }) {
  const { lang, say } = useWords();
  const examples = useQuestion('targets', { plan: plan.plan }, 'examples/q');
  return (
    <>
      <h3>{named(plan, 'name', lang)}</h3>
      <Answer of={examples} thing={say('method:examples.thing')} skeleton={<Skeleton lines={6} />} empty={<p className="ink-2">{say('method:examples.none')}</p>}>
        {(rows) => <Rows rows={rows.toSorted((a, b) => a.code.localeCompare(b.code, 'vi', { numeric: true }))} name={named(plan, 'name', lang)} />}
      </Answer>
    </>
  );
}

function Rows({ rows, name: title }: { rows: Row<'targets'>[]; name: string }) {
  const { lang, say } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const columns = ['name', 'given', 'path', 'pace', 'status'];
  const head = (column: string): string => say(`method:examples.column.${column}`);
  return (
    <table className="table method-table examples">
      <caption className="hidden-look">{title}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col" className={column === 'path' || column === 'pace' ? 'num' : undefined}>{head(column)}</th>)}</tr></thead>
      {rows.map((row) => {
        const name = named(row, 'short', lang);
        const isOpen = open === row.target;
        return (
          <tbody key={row.target} data-example={row.target}>
            <tr>
              <th scope="row">{name}</th>
              <td data-label={head('given')}>{givenOf(row, lang, say)}</td>
              <td className="num plan-ink" data-label={head('path')}>{figure(row.path, unitOf(row), lang)}</td>
              <td className="num" data-label={head('pace')}>{row.pace === null ? figure(null, 'none', lang) : share(row.pace, lang)}</td>
              <td data-label={head('status')}><StatusWord status={row.status} /></td>
            </tr>
            <tr className="example-told">
              <td colSpan={columns.length}>
                <p className="small ink-2">{toldOf(row, lang, say)}</p>
                <button type="button" className="button-text small" aria-expanded={isOpen} aria-label={say(`method:examples.${isOpen ? 'hideOf' : 'showOf'}`, { name })}
                  onClick={() => setOpen(isOpen ? null : row.target)}>
                  <span className="mark-text"><Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={16} />{say(`method:examples.${isOpen ? 'hide' : 'show'}`)}</span>
                </button>
                {isOpen && <MethodExampleChart row={row} />}
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}

function givenOf(row: Row<'targets'>, lang: Lang, say: Say): string {
  return say('method:examples.given', {
    start: row.baseline === null ? say('method:examples.noStart') : say('method:examples.start', { value: level(row.baseline, unitOf(row), lang) }),
    goal: goalOf(row, lang, say), due: row.due, quarter: row.quarter ? quarterLabel(row.quarter, 'long', lang) : '', actual: actualOf(row, lang),
  });
}

/** One sentence on the verdict, and one on a milestone judged before. */
function toldOf(row: Row<'targets'>, lang: Lang, say: Say): string {
  const passed = passedOf(row);
  const params = {
    quarter: row.quarter ? quarterLabel(row.quarter, 'inline', lang) : '', actual: actualOf(row, lang), path: figure(row.path, unitOf(row), lang), goal: goalOf(row, lang, say), start: level(row.baseline, unitOf(row), lang),
    pace: row.pace === null ? '' : share(row.pace, lang), status: say(`terms:status.${row.status}`), reason: row.reason ? say(`trace:reason.${row.reason}`) : '',
  };
  const kind = row.reason ? 'doubt' : row.status === 'achieved' || row.status === 'reversing' ? row.status : row.path === null ? 'doubt' : row.pace === null ? 'path' : 'pace';
  const sentence = say(`method:examples.told.${kind}`, params);
  const first = sentence.charAt(0).toLocaleUpperCase(lang) + sentence.slice(1);
  if (!passed || row.closed) return first;
  return `${say('method:examples.told.passed', { due: passed.due, goal: passedGoalOf(row, passed, lang), actual: figure(passed.actual, unitOf(row), lang), status: say(`terms:status.${passed.status}`) })} ${first}`;
}
