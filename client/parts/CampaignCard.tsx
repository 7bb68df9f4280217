// The campaign of a set in a period: its stages with their days, the one that is open, and for whoever leads it a way to open it, move its days or hold a stage open.
import { useState } from 'react';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { isScoredByPeople, STAGES, useDeed } from '../scores.ts';
import { useWords } from '../words.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import { Taking } from './ScoreActs.tsx';
import type { Looked } from './score-place.ts';

export function CampaignCard({ looked }: { looked: Looked }) {
  const { lang, say } = useWords();
  const [publishes, reviews, confirms] = [useDeed('publish'), useDeed('review'), useDeed('confirm')];
  const [form, setForm] = useState<'campaign' | 'exception' | 'official' | null>(null);
  const { campaign, of } = looked;
  const days = { self: campaign.self_until, first: campaign.first_until, explain: campaign.explain_until, final: campaign.final_until };
  const at = campaign.stage === 'closed' ? STAGES.length : STAGES.findIndex((stage) => stage === campaign.stage);
  const close = (): void => setForm(null);
  const isOurs = isScoredByPeople(campaign);
  if (campaign.stage === 'none' && !publishes && !reviews && !confirms) return null;
  return (
    <section className="card stack" aria-labelledby="campaign">
      <h2 className="title" id="campaign">{say('scores:campaign.title')}</h2>
      {campaign.stage === 'none' ? <p className="small ink-2">{say(`scores:campaign.${isOurs ? 'none' : 'everywhere'}`)}</p> : (
        <ol className="score-stages">
          {STAGES.map((stage, place) => (
            <li key={stage} aria-current={place === at ? 'step' : undefined} data-past={place < at || undefined}>
              <Icon name={place < at ? 'check' : place === at ? 'pencil' : 'clock'} size={16} />
              <span className="grow">{say(`scores:stage.${stage}`)}</span><span className="num">{dateLabel(days[stage], lang)}</span>
            </li>
          ))}
        </ol>
      )}
      {campaign.stage === 'closed' && <p className="small mark-text ink-2"><Icon name="lock" size={16} />{say('scores:campaign.closed')}</p>}
      {(publishes || reviews || confirms) && (
        <p className="row no-print">
          {publishes && isOurs && <button type="button" className={campaign.stage === 'none' ? 'button button-primary' : 'button'} onClick={() => setForm('campaign')}><Icon name="calendar" size={16} />{say(campaign.stage === 'none' ? 'scores:campaign.open' : 'scores:campaign.change')}</button>}
          {publishes && campaign.stage !== 'none' && <button type="button" className="button" onClick={() => setForm('exception')}>{say('scores:take.exception')}</button>}
          {(reviews || confirms) && <button type="button" className="button" onClick={() => setForm('official')}>{say('scores:take.official')}</button>}
        </p>
      )}
      {form === 'campaign' && <CampaignForm looked={looked} close={close} />}
      {form === 'exception' && <ExceptionForm looked={looked} component="" close={close} />}
      {form === 'official' && <Taking row={null} of={of} step="official" close={close} />}
    </section>
  );
}
