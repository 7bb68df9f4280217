// A campaign opened, or its days moved: four days in their order, and which bodies are scored.
import { useId } from 'react';
import { useQuestion } from '../api.ts';
import { collator } from '../format.ts';
import { keepCampaign } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';
import type { Looked } from './score-place.ts';

export function CampaignForm({ looked: { of, campaign, cards, set }, close }: { looked: Looked; close: () => void }) {
  const { lang, say } = useWords();
  const id = useId();
  const isNew = campaign.stage === 'none';
  const { compare } = collator(lang);
  const agencies = useQuestion('agencies', campaign.territory === '' ? null : { territory: campaign.territory });
  // Bodies that are left out have no card: they are found among all that there are.
  const kinds = new Set(set?.levels.split(' '));
  const left = agencies.state === 'ready' ? agencies.rows.filter((row) => kinds.has(row.kind) && row.alive_to === null && !cards.some(({ scored }) => scored === row.agency)).map((row) => ({ ...row, scored: row.agency })) : [];
  const bodies = [...new Map([...cards, ...left].map((row) => [row.scored, row])).values()].toSorted((a, b) => Number(b.kind === 'province') - Number(a.kind === 'province') || compare(named(a, 'name', lang), named(b, 'name', lang)));
  const chosen = campaign.agencies.split('|').filter(Boolean);
  const days = [['self_until', campaign.self_until], ['first_until', campaign.first_until], ['explain_until', campaign.explain_until], ['final_until', campaign.final_until]] as const;
  async function send(typed: Record<string, string>): Promise<void> {
    const asked = [...document.querySelectorAll<HTMLOptionElement>(`[id="${id}"] option:checked`)].map(({ value }) => value);
    const until = (name: string): string => typed[name] ?? '';
    await keepCampaign({ criteria: of.criteria, period: of.period }, { self_until: until('self_until'), first_until: until('first_until'), explain_until: until('explain_until'), final_until: until('final_until'), agencies: asked }, isNew, lang);
    close();
  }
  return (
    <Dialog title={say(isNew ? 'scores:campaign.open' : 'scores:campaign.change')} onClose={close}>
      <Form label={say(isNew ? 'scores:campaign.open' : 'scores:campaign.save')} send={send}>
        {days.map(([name, day]) => <Field key={name} name={name} type="date" label={say(`scores:campaign.${name}`)} value={day ?? ''} />)}
        {bodies.length > 1 && agencies.state !== 'waiting' && (
          <div className="field"><label htmlFor={id}>{say('scores:campaign.agencies')}</label>
            <select id={id} className="select conclusion-partners" multiple size={6} defaultValue={chosen} aria-describedby={`${id}-hint`}>{bodies.map((body) => <option key={body.scored} value={body.scored} lang="vi">{named(body, 'name', lang)}</option>)}</select>
            <p className="hint" id={`${id}-hint`}>{say('scores:campaign.agenciesHint')}</p></div>
        )}
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('scores:leave')}</button></p>
    </Dialog>
  );
}
