// Devices that show briefings with nobody at them: for administrators.
import { useState } from 'react';
import { change, may, toldOf, useMe } from '../access.ts';
import { askAnew, useJson } from '../api.ts';
import type { Fault } from '../briefing/use-show.ts';
import type { ScreenSettings } from '../briefing/kept-show.ts';
import { dateLabel, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { Answer } from '../parts/Answer.tsx';
import '../parts/briefing-words.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { ScreenForm } from '../parts/ScreenForm.tsx';
import '../parts/trace-words.ts';
import { Twice } from '../parts/Twice.tsx';
import { named, useWords } from '../words.ts';

interface Listed extends ScreenSettings { made_at: string; revoked_at: string | null; seen_at: string | null; faults: Fault[] }
interface Given { screen: string; token: string }

export function Screens() {
  const { lang, say } = useWords();
  const me = useMe();
  const isAllowed = may(me?.signed ?? null, 'administer');
  const list = useJson<Listed[]>(isAllowed ? 'screens' : null);
  const [given, setGiven] = useState<Given | null>(null);
  const [told, setTold] = useState<string | null>(null);
  useTitle(say('briefing:screens.title'));
  const renew = (): Promise<void> => askAnew({ queryKey: ['screens'] });
  async function act(work: () => Promise<unknown>): Promise<void> {
    setTold(null);
    await work().then(renew, (error: unknown) => setTold(toldOf(error, say('state.no-answer'))));
  }
  const address = given && `${location.origin}/man-hinh/${given.screen}#${given.token}`;
  return (
    <div className="page">
      <header className="stack-tight"><h1>{say('briefing:screens.title')}</h1><p className="ink-2 measure">{say('briefing:screens.told')}</p></header>
      {me !== null && !isAllowed && <p className="card">{say('briefing:screens.notAllowed')}</p>}
      {address !== null && (
        <div className="notice" data-kind="done" role="status"><Icon name="check" /><div className="grow stack-tight"><p>{say('briefing:screens.address')}</p><p className="row"><code className="break">{address}</code><CopyButton text={address} what={say('briefing:screens.addressOf')} /></p></div></div>
      )}
      {told !== null && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{told}</p>}
      {isAllowed && (
        <Answer of={list} thing={say('briefing:screens.thing')}>
          {(rows) => (rows.length === 0 ? <p className="card">{say('briefing:screens.none')}</p>
            : <ul className="list card">{rows.map((row) => <Line key={row.screen} row={row} act={act} give={setGiven} />)}</ul>)}
        </Answer>
      )}
      {isAllowed && (
        <section className="card stack" aria-labelledby="add-screen">
          <h2 id="add-screen" className="title">{say('briefing:screens.add')}</h2>
          <ScreenForm label={say('briefing:screens.addButton')} send={async (settings) => {
            setGiven(await change<Given>('POST', 'screens', lang, settings));
            await renew();
          }} />
        </section>
      )}
    </div>
  );
}

function Line({ row, act, give }: { row: Listed; act: (work: () => Promise<unknown>) => Promise<void>; give: (given: Given | null) => void }) {
  const { lang, say } = useWords();
  const { plans } = usePlace();
  const plan = plans.state === 'ready' ? plans.rows.find((each) => each.plan === row.plan) : undefined;
  const last = row.faults.at(-1);
  return (
    <li className="stack-tight" data-screen={row.screen}>
      <p className="spread">
        <span><strong>{row.name}</strong> <span className="ink-2 small">{plan ? named(plan, 'short', lang) : row.plan}</span></span>
        <span className="small ink-2">{row.revoked_at !== null ? say('briefing:screens.revoked', { date: dateLabel(row.revoked_at, lang) }) : row.seen_at === null ? say('briefing:screens.never') : say('briefing:screens.seen', { when: moment(row.seen_at, lang) })}</span>
      </p>
      {last && <p className="small">{say('briefing:screens.fault', { when: moment(last.at, lang), what: last.what.slice(0, 160) })}</p>}
      <p className="row">
        <button type="button" className="button button-small" aria-label={say('briefing:screens.renewOf', { name: row.name })} onClick={() => void act(async () => give(await change<Given>('POST', `screens/${row.screen}/token`, lang)))}>{say('briefing:screens.renew')}</button>
        {row.revoked_at === null && <Twice label={say('briefing:screens.revoke')} sure={say('briefing:screens.revokeSure', { name: row.name })} press={() => void act(async () => { give(null); await change('DELETE', `screens/${row.screen}`, lang); })} />}
      </p>
      <details className="small">
        <summary>{say('briefing:screens.how')}</summary>
        <ScreenForm settings={row} label={say('briefing:arrange.save')} send={(settings) => act(() => change('PUT', `screens/${row.screen}`, lang, settings))} />
      </details>
    </li>
  );
}
