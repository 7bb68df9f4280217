// What of the journal is shown: kind, actor, subject, days. Nothing changes before the button; what is asked for then stands in the address.
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { askedOf, GROUPS } from '../acts.ts';
import type { Acts } from '../acts.ts';
import { useQuestion } from '../api.ts';
import { collator, fold } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { readAddress, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { useNarrow } from './phone.ts';

/** Actors that are no person. */
const PARTS = ['system', 'command', 'anonymous'] as const;
const NONE = { viec: undefined, ai: undefined, ve: undefined, tu: undefined, den: undefined, truoc: undefined, sau: undefined, mo: undefined };

export function ActFilters({ actors }: { actors: Acts['actors'] }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const address = useAddress();
  const { compare } = collator(lang);
  const answer = useQuestion('agencies', {});
  const agencies = answer.state === 'ready' ? answer.rows.map((row) => ({ agency: row.agency, name: named(row, 'name', lang) })).toSorted((a, b) => compare(a.name, b.name)) : [];
  const isPhone = useNarrow();
  const isFiltered = Object.values(askedOf(address)).some((value) => value !== undefined);
  const [refused, setRefused] = useState<string | null>(null);
  const isKind = address.viec !== undefined && !(GROUPS as readonly string[]).includes(address.viec);
  const isOther = address.ai !== undefined && ![...PARTS as readonly string[], ...actors.map(({ person }) => person)].includes(address.ai);
  const subject = agencies.find(({ agency }) => agency === address.ve)?.name ?? address.ve ?? '';

  function look(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]));
    const meant = agencies.filter(({ name }) => fold(name) === fold(typed.ve ?? ''))[0]?.agency ?? typed.ve;
    const read = readAddress({ ...typed, ve: meant });
    setRefused(read.refused.length > 0 ? typed.ve ?? '' : null);
    if (read.refused.length === 0) void navigate({ to: '.', search: (now: Address) => ({ ...now, ...NONE, ...read.address }) });
  }
  const form = (
    <form className={isPhone ? 'act-filters' : 'card act-filters no-print'} role="search" aria-label={say('audit:filters')} onSubmit={look}>
      <div className="field">
        <label htmlFor="act-of">{say('audit:of')}</label>
        <select id="act-of" name="viec" className="select" defaultValue={address.viec ?? ''}>
          <option value="">{say('audit:all')}</option>
          {GROUPS.map((group) => <option key={group} value={group}>{say(`audit:group.${group}`)}</option>)}
          {isKind && <option value={address.viec}>{address.viec}</option>}
        </select>
      </div>
      <div className="field">
        <label htmlFor="act-who">{say('audit:who')}</label>
        <select id="act-who" name="ai" className="select" defaultValue={address.ai ?? ''}>
          <option value="">{say('audit:all')}</option>
          {PARTS.map((part) => <option key={part} value={part}>{say(`audit:part.${part}`)}</option>)}
          {actors.toSorted((a, b) => compare(a.name, b.name)).map(({ person, name }) => <option key={person} value={person}>{name}</option>)}
          {isOther && <option value={address.ai}>{address.ai}</option>}
        </select>
      </div>
      <div className="field act-subject">
        <label htmlFor="act-subject">{say('audit:subject')}</label>
        <input key={subject} id="act-subject" name="ve" className="input" list="act-agencies" defaultValue={subject} autoComplete="off" aria-describedby="act-subject-hint" aria-invalid={refused !== null} />
        <datalist id="act-agencies">{agencies.map(({ agency, name }) => <option key={agency} value={name} />)}</datalist>
        {refused === null ? <p className="hint" id="act-subject-hint">{say('audit:subjectHint')}</p>
          : <p className="field-error" id="act-subject-hint" role="alert"><Icon name="error" size={16} />{say('audit:unknown', { given: refused })}</p>}
      </div>
      <div className="field">
        <label htmlFor="act-from">{say('audit:from')}</label>
        <input id="act-from" name="tu" type="date" className="input" defaultValue={address.tu} min="2020-01-01" max="2099-12-31" />
      </div>
      <div className="field">
        <label htmlFor="act-to">{say('audit:to')}</label>
        <input id="act-to" name="den" type="date" className="input" defaultValue={address.den} min="2020-01-01" max="2099-12-31" />
      </div>
      <div className="row act-look">
        <button type="submit" className="button button-primary">{say('audit:look')}</button>
        {isFiltered && <Link to="." className="button" search={(now: Address) => ({ ...now, ...NONE })}>{say('audit:lift')}</Link>}
      </div>
    </form>
  );
  return isPhone ? <details className="card no-print" open={isFiltered}><summary><Icon name="filter" size={16} />{say('audit:filters')}</summary>{form}</details> : form;
}
