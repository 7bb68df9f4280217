// Roles that a visitor of made-up figures may try; nothing is asked for, since nothing is anybody's.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import { OF_AGENCY, ROLES } from '../access.ts';
import type { Role } from '../access.ts';
import { collator } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Form } from './Form.tsx';
import { usePlace } from './place.ts';

export function GuestRoles({ take }: { take: (role: Role, agency: string) => Promise<void> }) {
  const { lang, say } = useWords();
  const [role, setRole] = useState<Role>('reporter');
  const place = usePlace();
  const reporting = useQuestion('reporting', place.plan ? { plan: place.plan.plan } : null);
  const bodies = reporting.state === 'ready' ? reporting.rows.toSorted((a, b) => collator(lang).compare(named(a, 'name', lang), named(b, 'name', lang))) : [];
  return (
    <section className="card stack" aria-labelledby="guest">
      <h2 id="guest" className="title">{say('access:guest.title')}</h2>
      <p className="measure">{say('access:guest.told')}</p>
      <Form label={say('access:guest.button')} send={(typed) => take(role, OF_AGENCY.includes(role) ? typed.agency ?? '' : '')}>
        <div className="field">
          <label htmlFor="guest-role">{say('access:role')}</label>
          <select id="guest-role" className="select" value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {ROLES.filter((each) => each !== 'administrator' && each !== 'screen').map((each) => <option key={each} value={each}>{say(`access:roles.${each}`)}</option>)}
          </select>
        </div>
        {OF_AGENCY.includes(role) && (
          <div className="field">
            <label htmlFor="guest-agency">{say('submit.agency')}</label>
            <select id="guest-agency" className="select" name="agency" required>
              {bodies.map((row) => <option key={row.agency} value={row.agency}>{named(row, 'name', lang)}</option>)}
            </select>
          </div>
        )}
      </Form>
    </section>
  );
}
