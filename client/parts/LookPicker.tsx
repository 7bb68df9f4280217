// Light or dark ground, and how large the letters are.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { choose, GROUNDS, SIZES, useLook } from '../look.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import type { Address } from './address.ts';
import { Dialog } from './Dialog.tsx';

/** @param quiet as a line of words, where there is no room for a button */
export function LookPicker({ quiet = false }: { quiet?: boolean }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {quiet
        ? <button type="button" className="button-text" onClick={() => setOpen(true)}>{say('look.title')}</button>
        : <button type="button" className="button button-quiet button-icon desk-only" aria-label={say('look.title')} title={say('look.title')} onClick={() => setOpen(true)}><Icon name="look" size={20} /></button>}
      {isOpen && <Choices onClose={() => setOpen(false)} />}
    </>
  );
}

function Choices({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const look = useLook();
  const pick = (next: typeof look): void => {
    // What the address asks for would stand over the choice.
    void navigate({ to: '.', search: (now: Address) => ({ ...now, 'che-do': undefined }), replace: true, resetScroll: false });
    choose(next);
  };
  return (
    <Dialog title={say('look.title')} onClose={onClose}>
      <fieldset className="look-choices">
        <legend>{say('look.ground')}</legend>
        {GROUNDS.map((ground) => <label key={ground}><input type="radio" name="look-ground" checked={look.ground === ground} onChange={() => pick({ ...look, ground })} /> {say(`look.${ground}`)}</label>)}
      </fieldset>
      <fieldset className="look-choices">
        <legend>{say('look.size')}</legend>
        {SIZES.map((size) => <label key={size} style={{ fontSize: `${size / look.size}em` }}><input type="radio" name="look-size" checked={look.size === size} onChange={() => pick({ ...look, size })} /> <span className="num">{size}&nbsp;%</span></label>)}
      </fieldset>
      <p className="note">{say('look.kept')}</p>
      <p><button type="button" className="button button-primary" onClick={onClose}>{say('frame.close')}</button></p>
    </Dialog>
  );
}
