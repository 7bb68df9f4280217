// The press that records a conclusion, for whoever may; what was recorded is said beside it, and the page stays.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { may, useMe } from '../access.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useReadPublication } from '../publications.ts';
import { asPublished, PublishedContext, usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { ConclusionDialog } from './ConclusionDialog.tsx';
import type { Prefilled } from './ConclusionForm.tsx';
import './conclusion-words.ts';

/** Nothing for everybody else. @param look of the button @param of what it is about, for those who hear it */
export function RecordConclusion({ look = 'button', of, ...prefilled }: Prefilled & { look?: string; of?: string }) {
  const { lang, say } = useWords();
  const me = useMe();
  const published = useReadPublication();
  const { as_of: at } = asPublished(usePublished());
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  if (!may(me?.signed ?? null, 'conclude')) return null;
  const seen = published ? { at: published.at, told: say('conclusions:form.published', { number: published.number }) }  : at !== undefined ? { at, told: say('conclusions:form.seen', { moment: moment(at, lang) }) } : undefined;
  return (
    <span className="recorded">
      <button type="button" className={look} onClick={() => setOpen(true)} aria-label={of ? `${say('conclusions:record')}: ${of}` : undefined}><Icon name="pencil" size={16} />{say('conclusions:record')}</button>
      <KeptConclusion conclusion={kept} />
      {/* Of what was published a conclusion is spoken too: whose work it is are the bodies of today. */}
      <PublishedContext value={undefined}>{isOpen && <ConclusionDialog {...prefilled} seen={seen} close={() => setOpen(false)} kept={setKept} />}</PublishedContext>
    </span>
  );
}

/** What was recorded, as a way to it. @param blank in a window of its own */
export function KeptConclusion({ conclusion, blank = false }: { conclusion: string | null; blank?: boolean }) {
  const { say } = useWords();
  return (
    <span role="status" className="small">
      {conclusion !== null && <Link to="/ket-luan/$so" params={{ so: conclusion }} search={(here: Address) => keep({ ...here, cb: undefined, tai: undefined })} target={blank ? '_blank' : undefined} className="mark-text"><Icon name="check" size={16} />{say('conclusions:form.kept', { conclusion })}</Link>}
    </span>
  );
}
