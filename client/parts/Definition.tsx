// How a target is measured, by whom, and the words of the law behind it.
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer } from './Answer.tsx';
import { partOf } from './figures.ts';

export function Definition({ row, indicator,
  milestones }: { row: Row<'targets'>; indicator: Row<'indicators'> | null; milestones: Answered<Row<'target'>[]> }) {
  const { lang, say } = useWords();
  return (
    <section className="card stack">
      {indicator ? (
        <dl className="facts definition">
          <dt>{say('definition.what')}</dt><dd>{named(indicator, 'definition', lang) || named(indicator, 'name', lang)}</dd>
          {named(indicator, 'numerator', lang) && <><dt>{say('trace.numerator')}</dt><dd>{named(indicator, 'numerator', lang)}</dd></>}
          {named(indicator, 'denominator', lang)
            && <><dt>{say('trace.denominator')}</dt><dd>{named(indicator, 'denominator', lang)}</dd></>}
          <dt>{say('definition.kind')}</dt><dd>{say(`terms:kind.${indicator.kind}`)}, {say(`terms:unit.${indicator.unit}`)}</dd>
          <dt>{say('definition.timing')}</dt><dd>{say(`terms:timing.${indicator.timing}`)}</dd>
          <dt>{say('definition.better')}</dt><dd>{say(`terms:better.${indicator.better}`)}</dd>
          <dt>{say('definition.rounding')}</dt><dd className="num">{figure(indicator.rounding, 'count', lang, { plain: true })}</dd>
          <dt>{say('definition.scope')}</dt><dd>{say(`terms:scope.${row.scope}`)}{row.part !== '' && `, ${partOf(row, say)}`}</dd>
          <dt>{say('definition.code')}</dt><dd className="mono">{row.target}</dd>
        </dl>
      ) : <p className="ink-2">{say('definition.none')}</p>}
      <h2 className="title">{say('definition.legal')}</h2>
      <Answer of={milestones} thing={say('thing.milestones')} empty={<p className="ink-2">{say('milestone.noWords')}</p>}>
        {(rows) => (
          <ul className="rows">
            {rows.filter((each) => each.own).map((each) => (
              <li key={each.milestone} className="stack-tight">
                <blockquote lang="vi">{each.quote}</blockquote>
                <p className="note">
                  {say('milestone.source',
                    { plan: named(each, 'plan_short', lang), clause: each.clause, source: each.source, line: each.line })}
                </p>
                {each.note && <p className="note" lang="vi">{each.note}</p>}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
