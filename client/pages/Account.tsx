// One's own account: who one is, the second factor, the password, where one is signed in.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { change, useMe, useSignedAnew } from '../access.ts';
import { call } from '../api.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import { Skeleton } from '../parts/Answer.tsx';
import { Field, Form } from '../parts/Form.tsx';
import { useGrantWords } from '../parts/grant-words.ts';
import { useTitle } from '../parts/page-title.ts';
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
  useTitle(say('access:account.title'));
  if (!me) return <Skeleton lines={5} tall />;
  const { signed } = me;
  if (!signed || signed.needs) return <Navigate to="/dang-nhap" search={keep} replace />;
  return (
    <div className="page narrow">
      <header className="spread">
        <h1>{signed.name}</h1>
        <button type="button" className="button" onClick={() => void change('DELETE', 'access/session', lang).then(signedAnew)}>{say('access:account.signOut')}</button>
      </header>
      <section className="card stack" aria-labelledby="roles">
        <h2 id="roles" className="title">{say('access:account.roles')}</h2>
        <ul className="list">{signed.grants.map((grant) => <li key={`${grant.role} ${grant.agency} ${grant.area}`}>{wordsOf(grant)}</li>)}</ul>
        {signed.grants.length === 0 && <p className="ink-2">{say('access:account.noRoles')}</p>}
        {signed.grants.some(({ role }) => role === 'administrator') && <p><Link to="/nguoi-dung" search={keep}>{say('access:people.title')}</Link></p>}
      </section>
      {signed.way !== 'guest' && (isSettingUp ? <SecondFactor again={signed.has_second_factor} onKept={() => setSettingUp(false)} /> : (
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
      <OwnSessions />
    </div>
  );
}

function OwnSessions() {
  const { lang, say } = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => (await call('/api/access/sessions', lang)).json() as Promise<OwnSession[]> }).data;
  if (!sessions) return <Skeleton lines={3} />;
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions" className="title">{say('access:account.sessions')}</h2>
      <ul className="list">
        {sessions.map((each) => (
          <li key={each.session} className="spread">
            <span>{each.is_this ? <strong>{say('access:account.this')}</strong> : <span className="break small">{each.agent}</span>} <span className="note">{say('access:account.seen', { when: moment(each.seen_at, lang) })}</span></span>
            {!each.is_this && <button type="button" className="button button-small" onClick={() => void change('DELETE', `access/sessions/${each.session}`, lang).then(() => queries.invalidateQueries({ queryKey: ['sessions'] }))}>{say('access:account.end')}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
