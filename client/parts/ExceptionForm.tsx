// One stage stays open longer: for a whole card, or for one of its components; with the reason.
import { useId } from 'react';
import { extendStage, STAGES } from '../scores.ts';
import type { Stage } from '../scores.ts';
import { useWords } from '../words.ts';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';
import { LEAST_NOTE } from './SelfScore.tsx';
import type { Looked } from './score-place.ts';

/** @param component '' is the whole card */
export function ExceptionForm({ looked: { of, campaign }, component, close }: { looked: Looked; component: string; close: () => void }) {
  const { lang, say } = useWords();
  const id = useId();
  async function send({ stage = '', until = '', note = '' }: Record<string, string>): Promise<void> {
    await extendStage({ ...of, component, stage: stage as Stage, until, note }, lang);
    close();
  }
  const now = STAGES.find((stage) => stage === campaign.stage) ?? 'self';
  return (
    <Dialog title={say('scores:take.exception')} onClose={close}>
      <p className="small ink-2">{say(component ? 'scores:exception.ofComponent' : 'scores:exception.ofCard', { component })}</p>
      <Form label={say('scores:take.exception')} send={send}>
        <div className="field"><label htmlFor={`${id}-stage`}>{say('scores:exception.stage')}</label>
          <select id={`${id}-stage`} className="select" name="stage" defaultValue={now} data-first>{STAGES.map((stage) => <option key={stage} value={stage}>{say(`scores:stage.${stage}`)}</option>)}</select></div>
        <Field name="until" type="date" label={say('scores:exception.until')} />
        <div className="field"><label htmlFor={`${id}-note`}>{say('scores:reason')}</label><textarea id={`${id}-note`} className="textarea" name="note" lang="vi" required minLength={LEAST_NOTE} maxLength={1000} /></div>
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('scores:leave')}</button></p>
    </Dialog>
  );
}
