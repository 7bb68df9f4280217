import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';

/** Looks among the targets of the plan; “/” or Ctrl K goes there. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { tim } = useAddress();
  const [text, setText] = useState(tim ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(tim ?? ''), [tim]);
  useEffect(() => {
    if (large) return;
    const go = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') || (event.key === '/' && !typing)) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener('keydown', go);
    return () => window.removeEventListener('keydown', go);
  }, [large]);
  return (
    <form className={large ? 'search search-large' : 'search'} role="search" aria-label={large ? say('frame.find') : undefined} onSubmit={(event) => {
      event.preventDefault();
      void navigate({ to: '/chi-tieu',
        search: (now: Address) => ({ ...keep(now), tim: text.normalize('NFC').trim().slice(0, 80) || undefined }) });
    }}>
      <Icon name="search" size={16} />
      <input ref={input} type="search" className="input" value={text} maxLength={80} placeholder={say('frame.find')}
        aria-label={say('frame.find')}
        onChange={(event) => setText(event.target.value)} enterKeyHint="search" />
      {!large && <kbd aria-hidden="true">Ctrl K</kbd>}
    </form>
  );
}
