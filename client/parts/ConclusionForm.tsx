// A conclusion recorded while it is spoken: its words, whose it is, until when. What is known of the page stands in it already.
import { useId, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Failure, today, useQuestion } from '../api.ts';
import { note } from '../conclusions.ts';
import { collator, moment } from '../format.ts';
import type { Row } from '../../queries/types.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';
import './conclusion-words.ts';

/** `lead` the name of a body as the page says it; `draft`: one that is recorded anew. */
export interface Prefilled { plan: string; target?: Pick<Row<'targets'>, 'target' | 'area' | 'code' | 'short_vi' | 'short_en' | 'lead_agency'>; draft?: Row<'conclusions'> }
const DAY_MS = 24 * 3600 * 1000;
const USUAL_DAYS = 30;

export function ConclusionForm({ plan, target, draft, close }: Prefilled & { close: () => void }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const key = useRef<string | null>(null);
  const [seen] = useState(() => new Date().toISOString());
  const plans = useQuestion('plans', {});
  const territory = plans.state === 'ready' ? plans.rows.find((row) => row.plan === plan)?.territory : undefined;
  const answer = useQuestion('agencies', territory ? { territory } : null);
  const earlier = useQuestion('conclusions', { plan });
  const targets = useQuestion('targets', target ? null : { plan });
  if (answer.state === 'waiting' || earlier.state === 'waiting' || (!target && targets.state === 'waiting')) return null;
  const { compare } = collator(lang);
  const bodies = answer.state === 'failed' ? [] : [...new Map(answer.rows.filter((row) => row.alive_to === null && row.kind !== 'collective').map((row) => [row.agency, row])).values()].toSorted((a, b) => compare(named(a, 'name', lang), named(b, 'name', lang)));
  // In a meeting the one before was spoken today, at the same meeting.
  const before = earlier.state === 'ready' ? earlier.rows.find((row) => row.met_on === today()) : undefined;
  const lead = draft?.lead ?? bodies.find((row) => row.agency === target?.lead_agency)?.agency ?? '';
  const chosen = draft?.partners.split('|').filter(Boolean) ?? [];
  const options = (level: (row: Row<'agencies'>) => boolean) => bodies.filter(level).map((row) => <option key={row.agency} value={row.agency} lang="vi">{named(row, 'name', lang)}</option>);
  const ofBodies = (
    <>
      <optgroup label={say('conclusions:form.province')}>{options(({ level }) => level === 'province')}</optgroup>
      <optgroup label={say('conclusions:form.communes')}>{options(({ level }) => level !== 'province')}</optgroup>
    </>
  );
  async function send(typed: Record<string, string>): Promise<void> {
    key.current ??= crypto.randomUUID();
    const of = target?.target ?? typed.target ?? '';
    const area = target?.area ?? (targets.state === 'ready' ? targets.rows.find((row) => row.target === of)?.area : undefined) ?? draft?.area ?? '';
    const partners = [...document.querySelectorAll<HTMLOptionElement>(`[id="${id}-partners"] option:checked`)].map(({ value }) => value);
    try {
      const { text = '', lead: body = '', due = '', meeting = '', met_on = '', product = '' } = typed;
      const kept = await note({ text, plan, area, target: of, lead: body, partners, product, due, meeting, met_on, seen_at: draft?.seen_at ?? seen }, draft?.conclusion ?? null, key.current, lang);
      close();
      if (!draft) void navigate({ to: '/ket-luan/$so', params: { so: kept }, search: keep });
    } catch (error) {
      // An answer came: what is sent next is sent anew.
      if (error instanceof Failure && error.status > 0) key.current = null;
      throw error;
    }
  }
  return (
    <Dialog title={say(draft ? 'conclusions:form.edit' : 'conclusions:record')} onClose={close} wide>
      <Form label={say('conclusions:form.send')} send={send}>
        {target && <p className="small ink-2">{say('conclusions:form.of', { target: `${target.code} ${named(target, 'short', lang)}`, moment: moment(seen, lang) })}</p>}
        <div className="field">
          <label htmlFor={`${id}-text`}>{say('conclusions:text')}</label>
          <textarea id={`${id}-text`} className="textarea" name="text" required minLength={10} maxLength={2000} defaultValue={draft?.text} data-first lang="vi" />
        </div>
        <div className="conclusion-fields">
          <div className="field">
            <label htmlFor={`${id}-lead`}>{say('conclusions:lead')}</label>
            <select id={`${id}-lead`} className="select" name="lead" required defaultValue={lead}><option value="">{say('conclusions:form.choose')}</option>{ofBodies}</select>
          </div>
          <Field name="due" type="date" label={say('conclusions:due')} value={draft?.due ?? new Date(Date.parse(today()) + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10)} />
        </div>
        <details open={draft !== undefined}>
          <summary>{say('conclusions:form.more')}</summary>
          <div className="conclusion-fields">
            <Field name="meeting" label={say('conclusions:meeting')} value={draft?.meeting ?? before?.meeting ?? say('conclusions:form.meeting')} />
            <Field name="met_on" type="date" label={say('conclusions:metOn')} value={draft?.met_on ?? today()} />
            {!target && (
              <div className="field">
                <label htmlFor={`${id}-target`}>{say('conclusions:target')}</label>
                <select id={`${id}-target`} className="select" name="target" defaultValue={draft?.target ?? ''}>
                  <option value="">{say('conclusions:form.noTarget')}</option>
                  {targets.state !== 'ready' && draft && draft.target !== '' && <option value={draft.target}>{named(draft, 'short', lang) || draft.target}</option>}
                  {targets.state === 'ready' && targets.rows.toSorted((a, b) => compare(a.code, b.code)).map((row) => <option key={row.target} value={row.target}>{`${row.code} ${named(row, 'short', lang)}`}</option>)}
                </select>
              </div>
            )}
            <Field name="product" label={say('conclusions:product')} value={draft?.product} required={false} />
            <div className="field field-wide">
              <label htmlFor={`${id}-partners`}>{say('conclusions:partners')}</label>
              <select id={`${id}-partners`} className="select conclusion-partners" multiple size={4} defaultValue={chosen} aria-describedby={`${id}-hint`}>{ofBodies}</select>
              <p className="hint" id={`${id}-hint`}>{say('conclusions:form.several')}</p>
            </div>
          </div>
        </details>
        <p className="note">{say('conclusions:form.draft')}</p>
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('conclusions:form.leave')}</button></p>
    </Dialog>
  );
}
