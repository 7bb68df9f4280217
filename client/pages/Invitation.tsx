// The link that lets one person set a password, once.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { change, toldOf, useSignedAnew } from '../access.ts';
import { call } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import { Skeleton } from '../parts/Answer.tsx';
import { Field, Form } from '../parts/Form.tsx';
import { useTitle } from '../parts/page-title.ts';
import '../parts/access-words.ts';
import { useWords } from '../words.ts';

export function Invitation() {
  const { lang, say } = useWords();
  const { token } = useParams({ from: '/vao/$token' });
  const navigate = useNavigate();
  const signedAnew = useSignedAnew();
  const invited = useQuery({ queryKey: ['invitation', token, lang], retry: false, staleTime: Infinity, queryFn: async () => (await call(`/api/access/invitations/${token}`, lang)).json() as Promise<{ name: string; email: string | null }> });
  useTitle(say('access:invitation.title'));
  return (
    <div className="page narrow">
      <h1>{say('access:invitation.title')}</h1>
      {invited.isPending && <Skeleton lines={4} tall />}
      {invited.error && <div className="notice" data-kind="error" role="alert"><Icon name="error" /><p className="grow">{toldOf(invited.error, say('state.no-answer'))}</p></div>}
      {invited.data && (
        <section className="card stack">
          <p className="measure">{say('access:invitation.told', { name: invited.data.name })}</p>
          <Form label={say('access:invitation.button')} send={async (typed) => {
            await change('POST', `access/invitations/${token}`, lang, typed);
            await navigate({ to: '/dang-nhap', search: keep, replace: true });
            await signedAnew();
          }}>
            {invited.data.email === null ? <Field name="email" type="email" label={say('access:email')} autoComplete="username" inputMode="email" />
              : <input type="hidden" name="email" autoComplete="username" value={invited.data.email} readOnly />}
            <Field name="password" type="password" label={say('access:newPassword')} autoComplete="new-password" hint={say('access:passwordHint')} />
          </Form>
        </section>
      )}
    </div>
  );
}
