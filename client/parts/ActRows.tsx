// Acts, a row each: when, who, what, its place in the chain; opened, everything that is kept of it.
import { Link, useNavigate } from '@tanstack/react-router';
import { useAct } from '../acts.ts';
import type { Act } from '../acts.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';

const SHORT = 10;
/** A filter begins at the newest act, with nothing opened. */
const ANEW = { truoc: undefined, sau: undefined, mo: undefined };

export function ActRows({ acts }: { acts: Act[] }) {
  const { say } = useWords();
  const { mo } = useAddress();
  return (
    <table className="table acts">
      <thead>
        <tr>
          <th scope="col">{say('audit:column.at')}</th><th scope="col">{say('audit:column.who')}</th><th scope="col">{say('audit:column.said')}</th>
          <th scope="col">{say('audit:column.seq')} · {say('audit:column.hash')}</th><th scope="col"><span className="hidden-look">{say('audit:column.detail')}</span></th>
        </tr>
      </thead>
      {acts.map((act) => <ActRow key={act.seq} act={act} isOpen={mo === String(act.seq)} />)}
    </table>
  );
}

function ActRow({ act, isOpen }: { act: Act; isOpen: boolean }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const isRefused = act.group === 'refused';
  return (
    <tbody data-seq={act.seq}>
      <tr className={isOpen ? 'opened' : undefined}>
        <td className="act-at num">{moment(act.at, lang)}</td>
        <td className="act-who">
          <Link to="." search={(now: Address) => ({ ...now, ...ANEW, ai: act.actor })} aria-label={say('audit:only', { who: act.who })}>{act.who}</Link>
          {act.is_erased && <span className="sub">{say('audit:erased')}</span>}
        </td>
        <td className={isRefused ? 'act-said late-ink' : 'act-said'}>{isRefused && <Icon name="lock" size={15} />} {act.said}</td>
        <td className="act-place num">{act.seq} <span className="mono ink-3">{act.hash.slice(0, SHORT)}</span></td>
        <td className="act-more">
          <button type="button" className="button button-quiet button-icon" aria-expanded={isOpen} aria-label={say('audit:details', { seq: act.seq })} onClick={() =>
            void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, mo: isOpen ? undefined : String(act.seq) }) })}>
            <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} />
          </button>
        </td>
      </tr>
      {isOpen && <tr className="act-opened"><td colSpan={5}><Whole seq={act.seq} /></td></tr>}
    </tbody>
  );
}

/** All fields of an act, as they were hashed. */
function Whole({ seq }: { seq: number }) {
  const { say } = useWords();
  const act = useAct(seq);
  return (
    <Answer of={act} thing={say('audit:oneThing')} skeleton={<Skeleton lines={3} />}>
      {({ at, actor, kind, subject, detail, previous, hash }) => (
        <dl className="facts act-facts">
          <dt>{say('audit:column.at')}</dt><dd className="mono">{at}</dd>
          <dt>{say('audit:column.actor')}</dt><dd className="mono">{actor}</dd>
          <dt>{say('audit:column.kind')}</dt><dd className="mono">{kind}</dd>
          {subject !== null && <><dt>{say('audit:column.subject')}</dt><dd><Link to="." className="mono" search={(now: Address) => ({ ...now, ...ANEW, ve: subject })} aria-label={say('audit:onlySubject', { subject })}>{subject}</Link></dd></>}
          {fieldsOf(detail).map(([name, value]) => <div key={name} className="act-field"><dt className="mono">{name}</dt><dd className="mono">{value}</dd></div>)}
          <dt>{say('audit:previous')}</dt><dd className="mono">{previous || say('audit:first')}</dd>
          <dt>{say('audit:column.hash')}</dt><dd className="mono">{hash}</dd>
        </dl>
      )}
    </Answer>
  );
}

/** The fields of a detail; one that can no longer be read stands as it is. */
function fieldsOf(detail: string): [string, string][] {
  try {
    return Object.entries(JSON.parse(detail) as object).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch {
    return [['detail', detail]];
  }
}
