// A link for the minutes: whoever opens it later sees this page with these very figures.
import { useState } from 'react';
import { nowAtServer } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useReadPublication } from '../publications.ts';
import { useWords } from '../words.ts';
import { useAddress, writeAddress } from './address.ts';
import { usePlaceOfPage } from './place.ts';

/** @param quiet as words in a line, else as a button */
export function MeetingLink({ quiet = false }: { quiet?: boolean }) {
  const { say } = useWords();
  const here = useAddress();
  const { plan, latest, report } = usePlaceOfPage();
  const published = useReadPublication();
  const [told, setTold] = useState<{ link: string; isCopied: boolean } | null>(null);
  async function copy(): Promise<void> {
    const pin = published ? { cb: String(published.number), tai: undefined } : { tai: here.tai ?? `${nowAtServer().slice(0, 19)}Z` };
    const link = `${location.origin}${location.pathname}${writeAddress({ ...here, kh: plan?.plan ?? here.kh, ky: report ?? latest?.report ?? here.ky, ...pin })}${location.hash}`;
    const isCopied = await navigator.clipboard.writeText(link).then(() => true, () => false);
    setTold({ link, isCopied });
  }
  return (
    <span className="meeting-link">
      <button type="button" className={quiet ? 'button-text' : 'button button-small'} title={say('published.linkTold')} onClick={() => void copy().catch(() => setTold(null))}>{!quiet && <Icon name="link" size={16} />}{say('published.link')}</button>
      <span role="status" className="note">{told?.isCopied ? say('published.linkCopied') : ''}</span>
      {/* Where the browser lets nothing onto the clipboard it is taken by hand. */}
      {told && !told.isCopied && <input className="input" readOnly aria-label={say('published.link')} value={told.link} ref={(box) => box?.select()} />}
    </span>
  );
}
