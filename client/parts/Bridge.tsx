// How the number of targets that are achieved or on track came from one moment to a later one: a bridge whose steps are kinds of news.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { BridgeBar } from '../marks/BridgeBar.tsx';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import './bridge.css';

type Step = Row<'bridge'>;

/** @param changes of the same two moments: they name the targets @param from and to: how the two ends are called */
export function Bridge({ steps, changes, from, to }: { steps: Step[]; changes: Row<'changes'>[]; from: string; to: string }) {
  const { say } = useWords();
  const last = steps.at(-1)!;
  const most = Math.max(1, ...steps.flatMap(({ before, after, gained }) => [after, (before ?? 0) + gained]));
  return (
    <section className="card bridge" aria-label={say('publication:bridge.title')}>
      <table className="table table-dense">
        <caption className="hidden-look">{say('publication:bridge.title')}</caption>
        <thead><tr><th scope="col">{say('publication:bridge.step')}</th><th scope="col" className="num">{say('publication:bridge.count')}</th><th scope="col" className="bridge-bar"><span className="hidden-look">{say('publication:bridge.bar')}</span></th></tr></thead>
        <tbody>
          <tr data-whole=""><th scope="row">{from}</th><td className="num strong">{steps[0]!.after}</td><td className="bridge-bar"><BridgeBar from={0} to={steps[0]!.after} most={most} tone="whole" /></td></tr>
          {steps.slice(1).flatMap((step) => [
            step.gained > 0 && (
              <tr key={`${step.place} gained`}>
                <th scope="row"><Cause step={step} of={step.gained_of} changes={changes} isGain /></th><td className="num">+{step.gained}</td>
                <td className="bridge-bar"><BridgeBar from={step.before ?? 0} to={(step.before ?? 0) + step.gained} most={most} tone="gain" /></td>
              </tr>
            ),
            step.lost > 0 && (
              <tr key={`${step.place} lost`}>
                <th scope="row"><Cause step={step} of={step.lost_of} changes={changes} isGain={false} /></th><td className="num">{'\u2212'}{step.lost}</td>
                <td className="bridge-bar"><BridgeBar from={step.after} to={step.after + step.lost} most={most} tone="loss" /></td>
              </tr>
            ),
          ])}
        </tbody>
        <tfoot><tr data-whole=""><th scope="row">{to}</th><td className="num strong">{last.after}</td><td className="bridge-bar"><BridgeBar from={0} to={last.after} most={most} tone="whole" /></td></tr></tfoot>
      </table>
      <p className="note">{say('publication:bridge.note')}</p>
    </section>
  );
}

/** What kind of news it was, and the targets that it turned. */
function Cause({ step, of, changes, isGain }: { step: Step; of: string; changes: Row<'changes'>[]; isGain: boolean }) {
  const { lang, say } = useWords();
  const names = new Map(changes.map((row) => [row.target, named(row, 'short', lang)]));
  return (
    <>
      <span className="mark-text"><Icon name={isGain ? 'arrow-up' : 'arrow-down'} size={15} className={isGain ? 'arrow-better' : 'arrow-worse'} />{say(`publication:bridge.${isGain ? 'gained' : 'lost'}`, { cause: say(`publication:cause.${step.cause}`) })}</span>
      <ul className="bridge-names sub">{of.split('|').filter(Boolean).map((target) => <li key={target}><Link to="/chi-tieu/$ma" params={{ ma: target }} search={keep}>{names.get(target) ?? target}</Link></li>)}</ul>
    </>
  );
}
