// Figures that the reviewer gave back, with what was told.
import { moment } from '../format.ts';
import { useKeptQuestion } from '../kept-question.ts';
import { Icon } from '../marks/Icon.tsx';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { named, useWords } from '../words.ts';

/** The figures of a report that wait to be mended; `most` of them where there are more. */
export function ReturnedFigures({ agency, report, most = Infinity }: { agency: string; report: string; most?: number }) {
  const { lang, say } = useWords();
  const returned = useKeptQuestion('returned', { agency, report });
  // Since when it is known is said by what stands around it.
  const quiet = returned.state === 'ready' || returned.state === 'empty' ? { ...returned, failure: null } : returned;
  return (
    <Answer of={quiet} thing={say('entry:thing.returned')} skeleton={<Skeleton lines={1} />}>
      {(rows) => (
        <ul>
          {rows.filter(({ is_open }) => is_open).slice(0, most).map((row) => (
            <li key={`${row.indicator} ${row.part}`}>
              <strong>{named(row, 'indicator', lang)}</strong>: {say(`entry:returnReason.${row.reason}`)}. {row.told} <span className="ink-3">{say('entry:dues.returnedAt', { when: moment(row.returned_at, lang) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}

/** The notice above a sheet of which figures were given back. `onGiveUp`: where it was a correction, which need not be made. */
export function GivenBack({ agency, report, count, onGiveUp }: { agency: string; report: string; count: number; onGiveUp: (() => void) | null }) {
  const { say } = useWords();
  if (count === 0) return null;
  return (
    <section className="notice given-back" data-kind="error">
      <Icon name="note" />
      <div className="stack-tight grow">
        <p className="strong">{say('entry:dues.returnedCount', { count })}</p>
        <ReturnedFigures agency={agency} report={report} />
        {onGiveUp && <p><button type="button" className="button button-small" onClick={onGiveUp}>{say('entry:handed.giveUp')}</button></p>}
      </div>
    </section>
  );
}
