// Who there is and what each may do: for administrators.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { change, OF_AGENCY, OF_AREA, ROLES, toldOf } from '../access.ts';
import type { Grant, Role } from '../access.ts';
import { askAnew, call, useHealth, useQuestion } from '../api.ts';
import { collator, dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { AREAS } from '../parts/address.ts';
import { Skeleton } from '../parts/Answer.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Field, Form } from '../parts/Form.tsx';
import { useGrantWords } from '../parts/grant-words.ts';
import { useTitle } from '../parts/page-title.ts';
import '../parts/access-words.ts';
import '../parts/trace-words.ts';
import { Twice } from '../parts/Twice.tsx';
import { named, useWords } from '../words.ts';

interface Listed { person: string; name: string; email: string | null; ended_at: string | null; grants: Grant[]; second_factor: boolean; has_password: boolean; mail_refused: string | null }
interface Link { of: string; token: string }

export function People() {
  const { lang, say } = useWords();
  const wordsOf = useGrantWords();
  const health = useHealth();
  const [link, setLink] = useState<Link | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const people = useQuery({ queryKey: ['people'], retry: false, queryFn: async () => (await call('/api/people', lang)).json() as Promise<Listed[]> });
  useTitle(say('access:people.title'));
  const renew = (): Promise<void> => askAnew({ queryKey: ['people'] });
  async function act(work: () => Promise<unknown>): Promise<void> {
    setTold(null);
    await work().catch((error: unknown) => setTold(toldOf(error, say('state.no-answer'))));
    await renew();
  }
  async function invite(person: Listed): Promise<void> {
    const { token } = await change<{ token: string }>('POST', `people/${person.person}/invitation`, lang);
    setLink({ of: person.name, token });
  }
  return (
    <div className="page">
      <header className="stack-tight"><h1>{say('access:people.title')}</h1><p className="ink-2 measure">{say('access:people.told')}</p></header>
      {link && (
        <div className="notice" data-kind="done" role="status">
          <Icon name="check" />
          <div className="grow stack-tight"><p>{say('access:people.link', { name: link.of })}</p><p className="row"><code className="break">{`${location.origin}/vao/${link.token}`}</code><CopyButton text={`${location.origin}/vao/${link.token}`} what={say('access:people.linkOf', { name: link.of })} /></p></div>
        </div>
      )}
      {told !== null && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{told}</p>}
      {health?.mail === 'down' && <p className="notice" role="status"><Icon name="chain-break" />{say('access:people.mailDown')}</p>}
      {people.isPending && <Skeleton lines={6} tall />}
      {people.error && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{toldOf(people.error, say('state.no-answer'))}</p>}
      {people.data && (
        <ul className="list card">
          {people.data.map((person) => (
            <li key={person.person} data-person={person.person} className="stack-tight person">
              <p className="spread">
                <span><strong>{person.name || say('access:people.erased', { person: person.person })}</strong> <span className="ink-2 small">{person.email}</span> {person.mail_refused && <span className="pill">{say('access:people.mailRefused', { day: dateLabel(person.mail_refused, lang) })}</span>}</span>
                {person.ended_at !== null ? <span className="pill">{say('access:people.ended')}</span> : !person.has_password ? <span className="pill">{say('access:people.invited')}</span> : person.second_factor && <span className="note">{say('access:people.second')}</span>}
              </p>
              <p className="small ink-2">{person.grants.map(wordsOf).join('; ') || say('access:account.noRoles')}</p>
              <p className="row">
                {person.ended_at === null ? (
                  <>
                    <button type="button" className="button button-small" onClick={() => void act(() => invite(person))}>{say('access:people.newLink')}</button>
                    {person.second_factor && <button type="button" className="button button-small" onClick={() => void act(() => change('DELETE', `people/${person.person}/second-factor`, lang))}>{say('access:people.dropSecond')}</button>}
                    <Twice label={say('access:people.end')} sure={say('access:people.endSure', { name: person.name })} press={() => void act(() => change('DELETE', `people/${person.person}`, lang))} />
                  </>
                ) : person.name !== '' && <Twice label={say('access:people.erase')} sure={say('access:people.eraseSure', { name: person.name })} press={() => void act(() => change('POST', `people/${person.person}/erasure`, lang))} />}
              </p>
              {person.ended_at === null && <Grants person={person} save={(grants) => act(() => change('PUT', `people/${person.person}/grants`, lang, { grants, seen: person.grants }))} />}
            </li>
          ))}
        </ul>
      )}
      {people.data && <section className="card stack" aria-labelledby="add">
        <h2 id="add" className="title">{say('access:people.add')}</h2>
        <Form label={say('access:people.addButton')} send={async ({ name, email }) => {
          const { token } = await change<{ token: string }>('POST', 'people', lang, { name, email, grants: [] });
          setLink({ of: name!, token });
          await renew();
        }}>
          <Field name="name" label={say('access:people.name')} autoComplete="off" />
          <Field name="email" type="email" label={say('access:email')} autoComplete="off" inputMode="email" />
        </Form>
      </section>}
    </div>
  );
}

/** Adds a role, or takes one away. */
function Grants({ person, save }: { person: Listed; save: (grants: Grant[]) => Promise<void> }) {
  const { lang, say } = useWords();
  const [role, setRole] = useState<Role | ''>('');
  const wordsOf = useGrantWords();
  const agencies = useQuestion('agencies', {});
  const bodies = agencies.state === 'ready' ? agencies.rows.filter((row) => row.alive_to === null).toSorted((a, b) => collator(lang).compare(named(a, 'name', lang), named(b, 'name', lang))) : [];
  const [isOfAgency, isOfArea] = [role !== '' && OF_AGENCY.includes(role), role !== '' && OF_AREA.includes(role)];
  return (
    <details className="small">
      <summary>{say('access:people.roles')}</summary>
      <ul className="list">
        {person.grants.map((grant) => (
          <li key={`${grant.role} ${grant.agency} ${grant.area}`} className="spread">
            <span>{wordsOf(grant)}</span>
            <button type="button" className="button button-small" onClick={() => void save(person.grants.filter((each) => each !== grant))}>{say('access:people.take')}</button>
          </li>
        ))}
      </ul>
      <Form label={say('access:people.give')} send={({ agency = '', area = '' }) => save(role === '' ? person.grants : [...person.grants, { role, agency: isOfAgency ? agency : '', area: isOfArea ? area : '' }])}>
        <div className="columns">
          <div className="field">
            <label htmlFor={`role-${person.person}`}>{say('access:role')}</label>
            <select id={`role-${person.person}`} className="select" required value={role} onChange={(event) => setRole(event.target.value as Role | '')}><option value="">{say('access:people.choose')}</option>{ROLES.map((each) => <option key={each} value={each}>{say(`access:roles.${each}`)}</option>)}</select>
          </div>
          {isOfAgency && (
            <div className="field">
              <label htmlFor={`agency-${person.person}`}>{say('submit.agency')}</label>
              <select id={`agency-${person.person}`} className="select" name="agency" required defaultValue=""><option value="" disabled>{say('access:people.choose')}</option>{bodies.map((row, at) => <option key={`${row.agency} ${at}`} value={row.agency}>{named(row, 'name', lang)}</option>)}</select>
            </div>
          )}
          {isOfArea && (
            <div className="field">
              <label htmlFor={`area-${person.person}`}>{say('access:area')}</label>
              <select id={`area-${person.person}`} className="select" name="area">{AREAS.map((each) => <option key={each} value={each}>{say(`terms:areaShort.${each}`)}</option>)}</select>
            </div>
          )}
        </div>
      </Form>
    </details>
  );
}
