// What has changed from one publication to the next, or from the last one to now: how the number of targets on their way came about, and each target that changed.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toldOf, useMe } from '../access.ts';
import { nowAtServer, together, useQuestion } from '../api.ts';
import { dateLabel, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep, useAddress } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { Bridge } from '../parts/Bridge.tsx';
import { bridgeTitle } from '../parts/bridging.ts';
import { ChangedTargets } from '../parts/ChangedTargets.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import '../parts/publication-words.ts';
import { usePublications } from '../publications.ts';
import type { Publication } from '../publications.ts';
import { named, useWords } from '../words.ts';

/** One end of what is compared: a publication, or now. */
interface End { at: string; name: string }

export function Changes() {
  const { lang, say } = useWords();
  const me = useMe();
  const { cb, tai } = useAddress();
  const { plan } = usePlace();
  // What is new while one reads is for the next visit.
  const [now] = useState(nowAtServer);
  const list = usePublications();
  const end = (one: Publication | undefined): End | null => (one ? { at: one.at, name: say('publication:bridge.end', { number: one.number, date: dateLabel(one.at, lang) }) } : null);
  const at = cb === undefined ? Math.max(0, list.data?.findIndex((one) => tai === undefined || one.at <= tai) ?? 0) : list.data?.findIndex(({ number }) => String(number) === cb) ?? 0;
  const [to, from] = cb === undefined && me?.live ? [tai === undefined ? { at: now, name: say('publication:bridge.now') } : { at: tai, name: moment(tai, lang) }, end(list.data?.find((one) => tai === undefined || one.at < tai))] : [end(list.data?.[at]), end(list.data?.[at + 1])];
  useTitle(say('room.changes'));
  return (
    <div className="page">
      <p className="dots">{plan && <span>{named(plan, 'short', lang)}</span>}{from && to && <span>{say('publication:bridge.span', { from: from.name, to: to.name })}</span>}</p>
      {list.isPending && <Skeleton lines={5} tall />}
      {list.error && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{toldOf(list.error, say('state.no-answer'))}</p>}
      {list.data && me && !(from && to) && (
        <>
          <h1>{say('room.changes')}</h1>
          <p className="card">{at === -1 ? say('publication:bridge.unknown', { number: cb }) : say(to ? 'publication:bridge.first' : 'publication:bridge.none')}</p>
        </>
      )}
      {plan && from && to && <Compared plan={plan.plan} from={from} to={to} />}
      {list.data && list.data.length > 0 && <p><Link to="/cong-bo" search={keep}>{say('published.all')}</Link></p>}
    </div>
  );
}

function Compared({ plan, from, to }: { plan: string; from: End; to: End }) {
  const { lang, say } = useWords();
  const asked = { plan, from: from.at, to: to.at };
  const [bridge, changes] = [useQuestion('bridge', asked), useQuestion('changes', asked)];
  return (
    <Answer of={together({ bridge, changes })} thing={say('thing.changes')} skeleton={<Skeleton lines={8} tall />}>
      {({ bridge: steps, changes: rows }, renewing) => (
        <div className={renewing ? 'stack dimmed' : 'stack'}>
          <h1>{bridgeTitle(steps, lang, say)}</h1>
          <Bridge steps={steps} changes={rows} from={from.name} to={to.name} />
          {rows.length === 0 ? <p className="card">{say('publication:noChanges')}</p> : (
            <section className="card stack-tight" aria-labelledby="changed">
              <h2 id="changed" className="title">{say('publication:changedTargets')}</h2>
              <ChangedTargets rows={rows} />
            </section>
          )}
        </div>
      )}
    </Answer>
  );
}
