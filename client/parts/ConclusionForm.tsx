// A conclusion recorded while it is spoken: its words, whose it is, until when. What is known of the page stands in it already.
import { useEffect, useId, useRef, useState } from 'react';
import { useMe } from '../access.ts';
import { Failure, today, useQuestion } from '../api.ts';
import { note } from '../conclusions.ts';
import { collator, moment } from '../format.ts';
import type { Row } from '../../queries/types.ts';
import { keepSpoken, recallSpoken } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import { named, useWords } from '../words.ts';
import { Field, Form } from './Form.tsx';
import './conclusion-words.ts';
import './conclusions.css';

type About = Pick<Row<'targets'>, 'target' | 'area' | 'code' | 'short_vi' | 'short_en' | 'lead_agency'>;
/** `among`: targets of which it may be, first in the list; `draft`: one that is recorded anew; `seen`: the moment of the figures looked at, now where it is not given, and what to say of it. */
export interface Prefilled { plan: string; target?: About; among?: readonly About[]; draft?: Row<'conclusions'>; seen?: { at: string; told: string } }
const DAY_MS = 24 * 3600 * 1000;
const USUAL_DAYS = 30;

/** @param kept hears the number of what was recorded */
export function ConclusionForm({ plan, target, among = [], draft, seen, close, kept: hear }: Prefilled & { close: () => void; kept?: (conclusion: string) => void }) {
  const { lang, say } = useWords();
  const id = useId();
  const me = useMe();
  const key = useRef<string | null>(null);
  const [now] = useState(() => new Date().toISOString());
  const about = draft ? `${draft.conclusion}` : `${plan} ${target?.target ?? ''}`;
  const person = me?.signed?.person ?? '';
  const [typed] = useState(() => recallSpoken(person, about));
  const plans = useQuestion('plans', {});
  const territory = plans.state === 'ready' ? plans.rows.find((row) => row.plan === plan)?.territory : undefined;
  const answer = useQuestion('agencies', territory ? { territory } : null);
  const earlier = useQuestion('conclusions', { plan });
  const targets = useQuestion('targets', target ? null : { plan });
  const words = useRef<HTMLTextAreaElement>(null);
  const isReady = answer.state !== 'waiting' && earlier.state !== 'waiting' && (target !== undefined || targets.state !== 'waiting');
  useEffect(() => words.current?.focus(), [isReady]);
  if (answer.state === 'waiting' || earlier.state === 'waiting' || (!target && targets.state === 'waiting')) return null;
  const { compare } = collator(lang);
  const bodies = answer.state === 'failed' ? [] : [...new Map(answer.rows.filter((row) => row.alive_to === null && row.kind !== 'collective').map((row) => [row.agency, row])).values()].toSorted((a, b) => compare(named(a, 'name', lang), named(b, 'name', lang)));
  // In a meeting the one before was spoken today, at the same meeting.
  const before = earlier.state === 'ready' ? earlier.rows.find((row) => row.met_on === today()) : undefined;
  // Of a body that has ended, whoever carries on.
  const heirs = answer.state === 'failed' ? [] : answer.rows.filter((row) => row.agency === target?.lead_agency).flatMap(({ agency, successor }) => [agency, successor]);
  const lead = typed.lead ?? draft?.lead ?? bodies.find((row) => heirs.includes(row.agency))?.agency ?? '';
  const chosen = (typed.partners ?? draft?.partners ?? '').split('|').filter(Boolean);
  const options = (level: (row: Row<'agencies'>) => boolean) => bodies.filter(level).map((row) => <option key={row.agency} value={row.agency} lang="vi">{named(row, 'name', lang)}</option>);
  const ofBodies = (
    <>
      <optgroup label={say('conclusions:form.province')}>{options(({ level }) => level === 'province')}</optgroup>
      <optgroup label={say('conclusions:form.communes')}>{options(({ level }) => level !== 'province')}</optgroup>
    </>
  );
  const option = (row: About) => <option key={row.target} value={row.target}>{`${row.code} ${named(row, 'short', lang)}`}</option>;
  async function send(given: Record<string, string>): Promise<void> {
    key.current ??= crypto.randomUUID();
    const of = target?.target ?? given.target ?? '';
    const area = target?.area ?? (targets.state === 'ready' ? targets.rows.find((row) => row.target === of)?.area : undefined) ?? draft?.area ?? '';
    const partners = [...document.querySelectorAll<HTMLOptionElement>(`[id="${id}-partners"] option:checked`)].map(({ value }) => value);
    try {
      const { text = '', lead: body = '', due = '', meeting = '', met_on = '', product = '' } = given;
      const kept = await note({ text, plan, area, target: of, lead: body, partners, product, due, meeting, met_on, seen_at: draft?.seen_at ?? seen?.at ?? now }, draft?.conclusion ?? null, key.current, lang);
      keepSpoken(person, about, null);
      hear?.(kept);
      close();
    } catch (error) {
      // An answer came: what is sent next is sent anew.
      if (error instanceof Failure && error.status > 0) key.current = null;
      throw error;
    }
  }
  return (
    <div className="stack conclusion-form" onInput={({ currentTarget }) => keepSpoken(person, about, spokenIn(currentTarget.querySelector('form')!))}>
      <Form label={say('conclusions:form.send')} send={send}>
        {!draft && <p className="small ink-2 sentence">{[target ? say('conclusions:form.of', { target: `${target.code} ${named(target, 'short', lang)}` }) : '', seen?.told ?? say('conclusions:form.seen', { moment: moment(now, lang) })].filter(Boolean).join(', ')}</p>}
        <div className="field">
          <label htmlFor={`${id}-text`}>{say('conclusions:text')}</label>
          <textarea ref={words} id={`${id}-text`} className="textarea" name="text" required minLength={10} maxLength={2000} defaultValue={typed.text ?? draft?.text} lang="vi" />
        </div>
        <div className="conclusion-fields">
          {!target && (
            <div className="field field-wide">
              <label htmlFor={`${id}-target`}>{say('conclusions:target')}</label>
              <select id={`${id}-target`} className="select" name="target" defaultValue={typed.target ?? draft?.target ?? ''}>
                <option value="">{say('conclusions:form.noTarget')}</option>
                {targets.state !== 'ready' && draft && draft.target !== '' && <option value={draft.target}>{named(draft, 'short', lang) || draft.target}</option>}
                {among.length > 0 && <optgroup label={say('conclusions:form.here')}>{among.map(option)}</optgroup>}
                {targets.state === 'ready' && <optgroup label={say('conclusions:form.targets')}>{targets.rows.filter((row) => !among.some((one) => one.target === row.target)).toSorted((a, b) => compare(a.code, b.code)).map(option)}</optgroup>}
              </select>
            </div>
          )}
          <div className="field">
            <label htmlFor={`${id}-lead`}>{say('conclusions:lead')}</label>
            <select id={`${id}-lead`} className="select" name="lead" required defaultValue={lead}><option value="">{say('conclusions:form.choose')}</option>{ofBodies}</select>
          </div>
          <Field name="due" type="date" label={say('conclusions:due')} value={typed.due ?? draft?.due ?? new Date(Date.parse(today()) + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10)} />
        </div>
        <details open={draft !== undefined}>
          <summary>{say('conclusions:form.more')}</summary>
          <div className="conclusion-fields">
            <Field name="meeting" label={say('conclusions:meeting')} value={typed.meeting ?? draft?.meeting ?? before?.meeting ?? say('conclusions:form.meeting')} />
            <Field name="met_on" type="date" label={say('conclusions:metOn')} value={typed.met_on ?? draft?.met_on ?? today()} />
            <Field name="product" label={say('conclusions:product')} value={typed.product ?? draft?.product} required={false} />
            <div className="field field-wide">
              <label htmlFor={`${id}-partners`}>{say('conclusions:partners')}</label>
              <select id={`${id}-partners`} name="partners" className="select conclusion-partners" multiple size={4} defaultValue={chosen} aria-describedby={`${id}-hint`}>{ofBodies}</select>
              <p className="hint" id={`${id}-hint`}>{say('conclusions:form.several')}</p>
            </div>
          </div>
        </details>
        <p className="note">{say('conclusions:form.draft')}</p>
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('conclusions:form.leave')}</button></p>
    </div>
  );
}

function spokenIn(form: HTMLFormElement): Spoken {
  const given = new FormData(form);
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join('|')]));
}
