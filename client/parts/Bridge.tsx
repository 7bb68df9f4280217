// How the number of targets that are achieved or on track came from one moment to a later one: a bridge whose steps are kinds of news.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { BridgeBar } from '../marks/BridgeBar.tsx';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { bridgingOf, turnLabel } from './bridging.ts';
import type { Turn } from './bridging.ts';
import './bridge.css';

/** @param changes of the same two moments: they name the targets @param from and to: how the two ends are called. A plan without targets has no bridge */
export function Bridge({ steps, changes, from, to }: { steps: Row<'bridge'>[]; changes: Row<'changes'>[]; from: string; to: string }) {
  const { say } = useWords();
  const bridge = bridgingOf(steps);
  if (!bridge) return null;
  const { start, turns, end, most } = bridge;
  const whole = (name: string, count: number): React.ReactNode => (
    <tr data-whole=""><th scope="row">{name}</th><td className="num strong">{count}</td><td className="bridge-bar"><BridgeBar from={0} to={count} most={most} tone="whole" /></td></tr>
  );
  return (
    <section className="card bridge" aria-label={say('publication:bridge.title')}>
      <table className="table table-dense">
        <caption className="hidden-look">{say('publication:bridge.title')}</caption>
        <thead><tr><th scope="col">{say('publication:bridge.step')}</th><th scope="col" className="num">{say('publication:bridge.count')}</th><th scope="col" className="bridge-bar"><span className="hidden-look">{say('publication:bridge.bar')}</span></th></tr></thead>
        <tbody>
          {whole(from, start)}
          {turns.map((turn) => (
            <tr key={turn.key}>
              <th scope="row"><Cause turn={turn} changes={changes} /></th><td className="num">{turn.count}</td>
              <td className="bridge-bar"><BridgeBar from={turn.from} to={turn.to} most={most} tone={turn.tone} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>{whole(to, end)}</tfoot>
      </table>
      <p className="note">{say('publication:bridge.note')}</p>
    </section>
  );
}

/** What kind of news it was, and the targets that it turned. */
function Cause({ turn, changes }: { turn: Turn; changes: Row<'changes'>[] }) {
  const { lang, say } = useWords();
  const names = new Map(changes.map((row) => [row.target, named(row, 'short', lang)]));
  const isGain = turn.tone === 'gain';
  return (
    <>
      <span className="mark-text"><Icon name={isGain ? 'arrow-up' : 'arrow-down'} size={15} className={isGain ? 'arrow-better' : 'arrow-worse'} />{turnLabel(turn, say)}</span>
      <ul className="bridge-names sub">{turn.targets.map((target) => <li key={target}><Link to="/chi-tieu/$ma" params={{ ma: target }} search={keep}>{names.get(target) ?? target}</Link></li>)}</ul>
    </>
  );
}
