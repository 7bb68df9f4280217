// How a count came from its baseline to its latest figure: what bodies that merged or ended account for, apart from what reform cut.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { distance, figure, quarterLabel, signed } from '../format.ts';
import { CutBar } from '../marks/CutBar.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { unitOf } from './figures.ts';
import './cuts.css';

type Line = Row<'cuts'>;

/** Only of a count that is to fall: elsewhere nothing is cut. */
export function Cuts({ row, report }: { row: Row<'targets'>; report: string | undefined }) {
  const { say } = useWords();
  const isCut = row.kind === 'count' && row.better === 'down';
  const cuts = useQuestion('cuts', isCut ? { target: row.target, ...(report ? { report } : {}) } : null);
  if (!isCut) return null;
  return (
    <Answer of={cuts} thing={say('thing.cuts')} skeleton={<Skeleton lines={3} />} empty={<section className="card"><p className="small ink-2">{say('cuts.none')}</p></section>}>
      {(rows, renewing) => <Known row={row} rows={rows} renewing={renewing} />}
    </Answer>
  );
}

function Known({ row, rows, renewing }: { row: Row<'targets'>; rows: Line[]; renewing: boolean }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const { whole, quarter_before: from, quarter_after: to } = rows[0]!;
  const bodies = rows.filter((each) => each.agency !== null);
  const causes = [...new Map(rows.map((each) => [each.cause, each.of_cause]))];
  // Each begins where the one before it ended; where one is not known in full the rest do not add up, and all begin at zero.
  const isWhole = causes.every(([, change]) => change !== null);
  const begins = causes.map((_, at) => (isWhole ? causes.slice(0, at).reduce((sum, [, change]) => sum + change!, 0) : 0));
  const ends = causes.map(([, change], at) => begins[at]! + (change ?? 0));
  const scale = { least: Math.min(0, whole, ...ends), most: Math.max(0, whole, ...ends) };
  // A baseline may be older than every report.
  const span = { from: from === null ? say('cuts.start') : quarterLabel(from, 'inline', lang), to: quarterLabel(to, 'inline', lang) };
  const title = say(`cuts.${whole < 0 ? 'fell' : whole > 0 ? 'rose' : 'stayed'}`, { ...span, value: distance(whole, unit, lang) });
  const bare = { bare: true };
  return (
    <section className={renewing ? 'card cuts dimmed' : 'card cuts'} aria-labelledby="cuts-title">
      <h2 className="title" id="cuts-title">{title}</h2>
      <p className="note">{say('cuts.told', { unit: say(`terms:unit.${row.unit}`) })}</p>
      <table className="table table-dense">
        <caption className="hidden-look">{title}</caption>
        <thead>
          <tr><th scope="col">{say('cuts.cause')}</th><th scope="col" className="num">{say('movement.change')}</th><th scope="col" className="cut-bar">{say(isWhole ? 'cuts.running' : 'cuts.bar')}</th></tr>
        </thead>
        <tbody>
          {causes.map(([cause, change], at) => (
            <tr key={cause} data-cause={cause}>
              <th scope="row">{say(`cuts.of.${cause}`)}</th>
              <td className="num">{signed(change, unit, lang, bare)}{change === null && <span className="sub">{say('cuts.partly')}</span>}</td>
              <td className="cut-bar"><CutBar value={change} from={begins[at]!} {...scale} cause={cause} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-cause="whole"><th scope="row">{say('cuts.whole')}</th><td className="num strong">{signed(whole, unit, lang, bare)}</td><td className="cut-bar"><CutBar value={whole} {...scale} cause="whole" /></td></tr>
        </tfoot>
      </table>
      <details className="cuts-bodies">
        <summary>{say('cuts.bodies', { count: bodies.length })}</summary>
        <div className="scroll" tabIndex={0} role="group" aria-label={say('cuts.bodies', { count: bodies.length })}>
          <table className="table table-dense">
            <caption className="hidden-look">{say('cuts.bodies', { count: bodies.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('agency.name')}</th><th scope="col" className="num desk-only">{from === null ? say('cuts.start') : quarterLabel(from, 'long', lang)}</th>
                <th scope="col" className="num desk-only">{quarterLabel(to, 'long', lang)}</th><th scope="col" className="num">{say('movement.change')}</th>
              </tr>
            </thead>
            <tbody>
              {bodies.map((each) => (
                <tr key={`${each.agency} ${each.cause}`}>
                  <th scope="row" className="cut-name">{named(each, 'name', lang)}<span className="sub">{say(`cuts.of.${each.cause}`)}</span></th>
                  <td className="num ink-2 desk-only">{figure(each.before, unit, lang, bare)}</td>
                  <td className="num ink-2 desk-only">{figure(each.after, unit, lang, bare)}</td>
                  <td className="num strong">{signed(each.change, unit, lang, bare)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
