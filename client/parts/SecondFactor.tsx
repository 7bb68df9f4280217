// Setting up the second factor: a picture for the authenticator, the code it then shows, ten recovery codes to keep.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import { change, useSignedAnew } from '../access.ts';
import { useWords } from '../words.ts';
import { Skeleton } from './Answer.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Field, Form } from './Form.tsx';
import './trace-words.ts';

/** `again`: one is in force already, so the password is asked for, or a code of it where there is no password here. The codes stay until `onKept`, whatever is known of the session by then. */
export function SecondFactor({ again, onCodes, onKept }: { again?: 'password' | 'code' | undefined; onCodes?: () => void; onKept?: () => void }) {
  const { lang, say } = useWords();
  const signedAnew = useSignedAnew();
  const [codes, setCodes] = useState<string[] | null>(null);
  const begun = useQuery({ queryKey: ['second-factor'], staleTime: Infinity, gcTime: 0, queryFn: () => change<{ secret: string; address: string }>('POST', 'access/second-factor', lang) }).data;
  if (codes) {
    return (
      <section className="card stack" aria-labelledby="codes">
        <h2 id="codes" className="title">{say('access:codes.title')}</h2>
        <p className="measure">{say('access:codes.told')}</p>
        <ul className="codes num" aria-label={say('access:codes.title')}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
        <div className="row"><CopyButton text={codes.join('\n')} what={say('access:codes.copy')} />
          <button type="button" className="button button-primary" onClick={() => { onKept?.(); void signedAnew(); }}>{say('access:codes.kept')}</button></div>
      </section>
    );
  }
  if (!begun) return <Skeleton lines={5} tall />;
  return (
    <section className="card stack" aria-labelledby="second">
      <h2 id="second" className="title">{say('access:second.title')}</h2>
      <p className="measure">{say('access:second.told')}</p>
      <div className="second">
        <img className="qr" alt={say('access:second.picture')} src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.address, { border: 2 }))}`} />
        <div className="stack grow">
          <p className="small">{say('access:second.byHand')} <code className="secret num">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
          <Form label={say('access:second.confirm')} send={async ({ code, password = '' }) => {
            const { codes: made } = await change<{ codes: string[] }>('PUT', 'access/second-factor', lang, { secret: begun.secret, code: code!, password });
            onCodes?.();
            setCodes(made);
          }}>
            {again === 'password' && <Field name="password" type="password" label={say('access:account.old')} autoComplete="current-password" />}
            {again === 'code' && <Field name="password" label={say('access:second.present')} autoComplete="off" />}
            <Field name="code" label={say('access:code.label')} inputMode="numeric" autoComplete="one-time-code" />
          </Form>
        </div>
      </div>
    </section>
  );
}
