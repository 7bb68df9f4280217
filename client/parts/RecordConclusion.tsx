// The press that records a conclusion, for whoever may.
import { useState } from 'react';
import { may, useMe } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import { usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { ConclusionForm } from './ConclusionForm.tsx';
import type { Prefilled } from './ConclusionForm.tsx';
import './conclusion-words.ts';

/** Nothing for everybody else. @param look of the button @param of what it is about, for those who hear it */
export function RecordConclusion({ look = 'button', of, ...prefilled }: Prefilled & { look?: string; of?: string }) {
  const { say } = useWords();
  const me = useMe();
  const published = usePublished();
  const [isOpen, setOpen] = useState(false);
  // What was published is looked at, not worked on.
  if (published !== undefined || !may(me?.signed ?? null, 'conclude')) return null;
  return (
    <>
      <button type="button" className={look} onClick={() => setOpen(true)} aria-label={of ? `${say('conclusions:record')}: ${of}` : undefined}><Icon name="pencil" size={16} />{say('conclusions:record')}</button>
      {isOpen && <ConclusionForm {...prefilled} close={() => setOpen(false)} />}
    </>
  );
}
