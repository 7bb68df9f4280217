// Signing in: address and password, then the code; on made-up figures a role may be tried instead.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { change, may, useMe, useSignedAnew } from '../access.ts';
import type { Role } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import { useAddress } from '../parts/address.ts';
import { Field, Form } from '../parts/Form.tsx';
import { useTitle } from '../parts/page-title.ts';
import { comeFrom } from '../parts/return-address.ts';
import { SecondFactor } from '../parts/SecondFactor.tsx';
import '../parts/access-words.ts';
import { useWords } from '../words.ts';
import { GuestRoles } from '../parts/GuestRoles.tsx';

export function SignIn() {
  const { lang, say } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { loi } = useAddress();
  const signedAnew = useSignedAnew();
  const signed = me?.signed ?? null;
  const [isHolding, setHolding] = useState(false);
  const isDone = signed !== null && signed.needs === null && !isHolding;
  useTitle(say('access:signIn.title'));
  useEffect(() => {
    // Whoever hands in begins with what is due.
    if (isDone) void navigate({ href: comeFrom(may(signed, 'submit') ? '/nop' : '/'), replace: true });
  }, [isDone, signed, navigate]);
  return (
    <div className="page narrow">
      <h1>{say(signed?.needs === 'code' ? 'access:code.title' : 'access:signIn.title')}</h1>
      {loi && signed === null && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{say(`access:fault.${loi}`)}</p>}
      {me && signed === null && (
        <section className="card stack">
          <Form label={say('access:signIn.button')} send={async (typed) => {
            await change('POST', 'access/session', lang, typed);
            await signedAnew();
          }}>
            <Field name="email" type="email" label={say('access:email')} autoComplete="username" inputMode="email" />
            <Field name="password" type="password" label={say('access:password')} autoComplete="current-password" />
          </Form>
          <p className="note">{say('access:signIn.lost')}</p>
          {me.sso && <p><a className="button button-wide" href="/api/access/sso">{say('access:signIn.provider')}</a></p>}
        </section>
      )}
      {signed?.needs === 'code' && (
        <section className="card stack">
          <p className="measure">{say('access:code.told', { name: signed.name })}</p>
          <Form label={say('access:code.button')} send={async ({ code }) => {
            await change('POST', 'access/code', lang, { code: code! });
            await signedAnew();
          }}>
            <Field name="code" label={say('access:code.label')} autoComplete="one-time-code" hint={say('access:code.recovery')} />
          </Form>
        </section>
      )}
      {(signed?.needs === 'second-factor' || isHolding) && <SecondFactor onCodes={() => setHolding(true)} onKept={() => setHolding(false)} />}
      {signed?.needs && <p><button type="button" className="button-text" onClick={() => void change('DELETE', 'access/session', lang).then(signedAnew)}>{say('access:signIn.other')}</button></p>}
      {me?.guests && signed === null && <GuestRoles take={async (role: Role, agency: string) => {
        await change('POST', 'access/guest', lang, { role, agency });
        await signedAnew();
      }} />}
    </div>
  );
}
