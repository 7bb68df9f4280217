// One's own account: who one is, the second factor, the password, where one is signed in.
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { change, hasDesk, may, useMe, useSignedAnew } from '../access.ts';
import { askAnew, call, isAfar } from '../api.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import { Skeleton } from '../parts/Answer.tsx';
import { CalendarAddress } from '../parts/CalendarAddress.tsx';
import { Field, Form } from '../parts/Form.tsx';
import { useGrantWords } from '../parts/grant-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { ReminderWish } from '../parts/ReminderWish.tsx';
import { SecondFactor } from '../parts/SecondFactor.tsx';
import '../parts/access-words.ts';
import { useWords } from '../words.ts';

interface OwnSession { session: string; way: string; agent: string; made_at: string; seen_at: string; is_this: boolean }

export function Account() {
  const { lang, say } = useWords();
  const me = useMe();
  const wordsOf = useGrantWords();
  const signedAnew = useSignedAnew();
  const [isSettingUp, setSettingUp] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [isAfarOut, setAfarOut] = useState(false);
  useTitle(say('access:account.title'));
  if (!me) return <Skeleton lines={5} tall />;
  const { signed } = me;

  async function signOut(person: string): Promise<void> {
    const isOut = await change('DELETE', 'access/session', lang).then(() => true, (error: unknown) => !isAfar(error));
    // What this computer kept goes with the person, save what the server does not have yet.
    const { forgetPerson } = await import('../entry/local.ts');
    await forgetPerson(person);
    setAfarOut(!isOut);
    if (isOut) await signedAnew();
  }

  if (!signed || signed.needs) return <Navigate to="/dang-nhap" search={keep} replace />;
  return (
    <div className="page narrow">
      <header className="spread">
        <h1>{signed.name}</h1>
        <button type="button" className="button" onClick={() => void signOut(signed.person)}>{say('access:account.signOut')}</button>
      </header>
      {isAfarOut && <p className="notice" role="alert"><Icon name="chain-break" />{say('access:account.signOutAfar')}</p>}
      <section className="card stack" aria-labelledby="roles">
        <h2 id="roles" className="title">{say('access:account.roles')}</h2>
        <ul className="list">{signed.grants.map((grant) => <li key={`${grant.role} ${grant.agency} ${grant.area}`}>{wordsOf(grant)}</li>)}</ul>
        {signed.grants.length === 0 && <p className="ink-2">{say('access:account.noRoles')}</p>}
        {may(signed, 'administer') && <p><Link to="/nguoi-dung" search={keep}>{say('access:people.title')}</Link></p>}
        {hasDesk(me) && <p><Link to="/duyet" search={keep}>{say('room.review')}</Link></p>}
        {may(signed, 'follow') && <p><Link to="/han-nop" search={keep}>{say('room.progress')}</Link></p>}
        {(me.published || may(signed, 'publish')) && <p><Link to="/cong-bo" search={keep}>{say('room.publications')}</Link></p>}
        {may(signed, 'audit') && <p><Link to="/nhat-ky" search={keep}>{say('room.audit')}</Link></p>}
      </section>
      {signed.way !== 'guest' && (isSettingUp ? <SecondFactor again={!signed.has_second_factor ? undefined : signed.has_password ? 'password' : 'code'} onKept={() => setSettingUp(false)} /> : (
        <section className="card spread" aria-labelledby="factor">
          <div className="stack-tight"><h2 id="factor" className="title">{say('access:second.title')}</h2><p className="small ink-2">{say('access:account.second')}</p></div>
          <button type="button" className="button" onClick={() => setSettingUp(true)}>{say(signed.has_second_factor ? 'access:account.setUp' : 'access:account.setUpFirst')}</button>
        </section>
      ))}
      {signed.way !== 'guest' && (
        <section className="card stack" aria-labelledby="password">
          <h2 id="password" className="title">{say('access:account.password')}</h2>
          {isChanged ? <p role="status"><Icon name="check" size={16} /> {say('access:account.changed')}</p> : (
            <Form label={say('access:account.change')} send={async (typed) => {
              await change('PUT', 'access/password', lang, typed);
              setChanged(true);
            }}>
              <Field name="old" type="password" label={say('access:account.old')} autoComplete="current-password" />
              <Field name="password" type="password" label={say('access:newPassword')} autoComplete="new-password" hint={say('access:passwordHint')} />
            </Form>
          )}
        </section>
      )}
      <ReminderWish />
      {(may(signed, 'submit') || may(signed, 'follow')) && <CalendarAddress />}
      <OwnSessions hasPassword={signed.has_password} />
    </div>
  );
}

/** Another session ends with the password: whoever finds a browser left open cannot shut its owner out. */
function OwnSessions({ hasPassword }: { hasPassword: boolean }) {
  const { lang, say } = useWords();
  const [ending, setEnding] = useState<OwnSession | 'all' | null>(null);
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => (await call('/api/access/sessions', lang)).json() as Promise<OwnSession[]> }).data;
  async function end(which: OwnSession | 'all', typed: Record<string, string>): Promise<void> {
    await change('DELETE', which === 'all' ? 'access/sessions' : `access/sessions/${which.session}`, lang, typed);
    setEnding(null);
    await askAnew({ queryKey: ['sessions'] });
  }
  const press = (which: OwnSession | 'all'): void => (hasPassword ? setEnding(which) : void end(which, {}));
  if (!sessions) return <Skeleton lines={3} />;
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions" className="title">{say('access:account.sessions')}</h2>
      <ul className="list">
        {sessions.map((each) => (
          <li key={each.session} className="spread">
            <span>{each.is_this ? <strong>{say('access:account.this')}</strong> : <span className="break small">{each.agent}</span>} <span className="note">{say('access:account.seen', { when: moment(each.seen_at, lang) })}</span></span>
            {!each.is_this && <button type="button" className="button button-small" onClick={() => press(each)}>{say('access:account.end')}</button>}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && ending === null && <p><button type="button" className="button" onClick={() => press('all')}>{say('access:account.endOthers')}</button></p>}
      {ending !== null && (
        <Form label={say(ending === 'all' ? 'access:account.endOthers' : 'access:account.endThat')} send={(typed) => end(ending, typed)}>
          <Field name="password" type="password" label={say('access:account.old')} autoComplete="current-password"
            hint={ending === 'all' ? undefined : say('access:account.endHint', { agent: ending.agent, when: moment(ending.seen_at, lang) })} />
        </Form>
      )}
    </section>
  );
}
