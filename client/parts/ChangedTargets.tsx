// Each target that differs between two moments, with its figure and verdict at both and the causes.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { figure, listLabel } from '../format.ts';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import './bridge.css';

export function ChangedTargets({ rows }: { rows: Row<'changes'>[] }) {
  const { lang, say } = useWords();
  return (
    <div className="scroll">
      <table className="table table-dense table-stacked">
        <caption className="hidden-look">{say('publication:changedTargets')}</caption>
        <thead><tr><th scope="col">{say('publication:changed')}</th><th scope="col" className="num">{say('publication:from')}</th><th scope="col" className="num">{say('publication:to')}</th><th scope="col">{say('publication:why')}</th></tr></thead>
        <tbody>
          {[...Map.groupBy(rows, ({ target }) => target).values()].map((stages) => {
            const [first, last] = [stages[0]!, stages.at(-1)!];
            return (
              <tr key={first.target}>
                <th scope="row"><Link to="/chi-tieu/$ma" params={{ ma: first.target }} search={keep}>{named(first, 'short', lang)}</Link></th>
                <td className="num" data-of={say('publication:from')}>{figure(first.whole_before, first.unit, lang)}<span className="sub"><StatusWord status={first.status_before} /></span></td>
                <td className="num" data-of={say('publication:to')}>{figure(first.whole_after, first.unit, lang)}<span className="sub"><StatusWord status={last.status_after} /></span></td>
                <td>{listLabel([...new Set(stages.map(({ cause }) => say(`publication:cause.${cause}`)))], lang)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
