// What may be done next with a component, by whoever looks at it: the server decides again.
import { useId, useRef, useState } from 'react';
import { Failure, useJson, useQuestion } from '../api.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { collator } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { typedNumber } from '../read-number.ts';
import { readPoints, takeScore, useDeed, useSpeaks } from '../scores.ts';
import type { Component, OfCard, ScoreStep } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import type { Assignable } from './Assigned.tsx';
import { Dialog } from './Dialog.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import { Field, Form } from './Form.tsx';
import { LEAST_NOTE } from './SelfScore.tsx';
import type { Looked } from './score-place.ts';

/** Steps that a form asks for; the self-score stands on the sheet itself. */
type Asked = Exclude<ScoreStep, 'self'>;
const ICONS: Record<Asked, IconName> = { assigned: 'user', first: 'eye', explained: 'note', final: 'check-square', survey: 'pencil', excused: 'minus', included: 'plus', official: 'lock' };
const GIVES_POINTS = new Set<Asked>(['first', 'final', 'survey', 'official']);
const NEEDS_NOTE = new Set<Asked>(['explained', 'excused', 'included']);

export function ScoreActs({ row, looked, speaks }: { row: Component; looked: Looked; speaks: boolean }) {
  const { say } = useWords();
  const [publishes, reviews, confirms] = [useDeed('publish'), useDeed('review'), useDeed('confirm')];
  const surveys = useSpeaks(row.survey_body);
  const [taking, setTaking] = useState<Asked | 'exception' | null>(null);
  const isScored = row.mode !== 'survey' && row.applies;
  const isRunning = row.self_open || row.first_open || row.explain_open || row.final_open;
  const acts: Asked[] = [
    ...(reviews && isScored && row.first_open ? ['first' as const] : []), ...(speaks && row.explain_open && row.first !== null && row.self !== null && row.first < row.self ? ['explained' as const] : []),
    ...(confirms && isScored && row.final_open ? ['final' as const] : []), ...((surveys || confirms) && isRunning && row.mode === 'survey' && row.applies ? ['survey' as const] : []),
    ...(reviews && isRunning ? [row.applies ? 'excused' as const : 'included' as const] : []), ...(publishes && isRunning && row.mode === 'self' ? ['assigned' as const] : []),
  ];
  if (acts.length === 0 && !publishes) return null;
  return (
    <section className="row score-acts no-print" aria-label={say('scores:next')}>
      {acts.map((step, place) => <button key={step} type="button" className={place === 0 && GIVES_POINTS.has(step) ? 'button button-primary' : 'button'} onClick={() => setTaking(step)}><Icon name={ICONS[step]} size={16} />{say(`scores:take.${step}`)}</button>)}
      {publishes && looked.campaign.stage !== 'none' && <button type="button" className="button" onClick={() => setTaking('exception')}><Icon name="calendar" size={16} />{say('scores:take.exception')}</button>}
      {taking === 'exception' && <ExceptionForm looked={looked} component={row.component} close={() => setTaking(null)} />}
      {taking !== null && taking !== 'exception' && <Taking row={row} of={looked.of} step={taking} close={() => setTaking(null)} />}
    </section>
  );
}

/** @param row null for what is said of the whole card */
export function Taking({ row, of, step, close }: { row: Component | null; of: OfCard; step: Asked; close: () => void }) {
  const { lang, say } = useWords();
  const id = useId();
  const key = useRef<string | null>(null);
  async function send(typed: Record<string, string>): Promise<void> {
    const { points = '', note = '', document: proof = '', to = '' } = typed;
    const [agency = '', person = ''] = to.split(' ');
    const said = step === 'assigned' ? { agency, person } : { ...(GIVES_POINTS.has(step) ? { points: readPoints(points, say('scores:wrongPoints')) } : {}), ...(step === 'survey' || step === 'official' ? { document: proof } : { note }) };
    key.current ??= crypto.randomUUID();
    try {
      await takeScore(of, row?.component ?? '', step, said, key.current, lang);
      close();
    } catch (error) {
      if (error instanceof Failure && error.status > 0) key.current = null;
      throw error;
    }
  }
  const before = step === 'final' ? row?.final ?? row?.first ?? row?.self : step === 'first' ? row?.first ?? row?.self : step === 'survey' ? row?.survey : row?.official;
  return (
    <Dialog title={say(`scores:take.${step}`)} onClose={close}>
      {row && <p className="small ink-2">{row.component} {named(row, 'name', lang)}</p>}
      {row && GIVES_POINTS.has(step) && <p className="dots">{([['max', row.max], ['data', row.data], ['self', row.self], ['first', row.first]] as const).filter(([, value]) => value !== null).map(([name, value]) => <span key={name}>{say(`scores:${name}`)} <strong className="num ink">{pointsLabel(value, lang)}</strong></span>)}</p>}
      <Form label={say(`scores:take.${step}`)} send={send}>
        {GIVES_POINTS.has(step) && <Field name="points" label={say('scores:points')} inputMode="decimal" autoComplete="off" value={before === null || before === undefined ? '' : typedNumber(before, lang)} />}
        {(step === 'survey' || step === 'official') && <Field name="document" label={say('scores:document')} hint={say('scores:documentHint')} />}
        {step === 'assigned' && <People owner={row?.owner ?? null} />}
        {step !== 'assigned' && step !== 'survey' && step !== 'official' && (
          <div className="field"><label htmlFor={id}>{say(NEEDS_NOTE.has(step) ? 'scores:reason' : 'scores:reasonWhere')}</label>
            <textarea id={id} className="textarea" name="note" lang="vi" maxLength={2000} required={NEEDS_NOTE.has(step)} minLength={NEEDS_NOTE.has(step) ? LEAST_NOTE : undefined} data-first={NEEDS_NOTE.has(step) || undefined} /></div>
        )}
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('scores:leave')}</button></p>
    </Dialog>
  );
}

/** Whoever may be given a component, body by body, its own first; or a body as a whole. */
function People({ owner }: { owner: string | null }) {
  const { lang, say } = useWords();
  const id = useId();
  const people = useJson<Assignable[]>('scores/people');
  const agencies = useQuestion('agencies', {});
  const { compare } = collator(lang);
  const names = new Map(agencies.state === 'ready' ? agencies.rows.map((row) => [row.agency, named(row, 'name', lang)]) : []);
  const nameOf = (agency: string): string => names.get(agency) ?? agency;
  return (
    <Answer of={people} thing={say('scores:peopleThing')} skeleton={<Skeleton lines={1} />}>
      {(rows) => {
        const bodies = [...new Set([...(owner === null ? [] : [owner]), ...rows.map(({ agency }) => agency)])].toSorted((a, b) => Number(b === owner) - Number(a === owner) || compare(nameOf(a), nameOf(b)));
        return (
          <div className="field"><label htmlFor={id}>{say('scores:assignTo')}</label>
            <select id={id} className="select" name="to" required defaultValue="" data-first>
              <option value="">{say('scores:choose')}</option>
              {bodies.map((agency) => (
                <optgroup key={agency} label={nameOf(agency)}>
                  <option value={`${agency} `}>{say('scores:wholeBody', { agency: nameOf(agency) })}</option>
                  {rows.filter((one) => one.agency === agency).toSorted((a, b) => compare(a.name, b.name)).map(({ person, name }) => <option key={person} value={`${agency} ${person}`} lang="vi">{name}</option>)}
                </optgroup>
              ))}
            </select>
            {rows.length === 0 && <p className="hint">{say('scores:noPeople')}</p>}
          </div>
        );
      }}
    </Answer>
  );
}
