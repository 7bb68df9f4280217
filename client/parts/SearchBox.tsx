// Finding from anywhere: what is typed is looked for among pages, targets, areas, bodies, conclusions, activities and reports. “/” or Ctrl K goes there.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { find, FOUND_KINDS } from '../find.ts';
import type { Findable } from '../find.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import type { Status } from '../marks/status.ts';
import { useWords } from '../words.ts';
import { keep, parseAddress, useAddress, writeAddress } from './address.ts';
import type { Address } from './address.ts';
import { useFindables } from './findables.ts';
import { keepFound, recallFound } from './found-before.ts';

const MOST = 12;
const ICONS: Record<Findable['kind'], IconName> = { page: 'arrow-right', target: 'list', area: 'layers', agency: 'building', conclusion: 'check-square', activity: 'clock', report: 'calendar' };

/** The address of what was found, with what goes along from page to page. A report and a row bring their own. */
export function addressOf({ href }: Findable, now: Address): string {
  const [path, search = ''] = href.split('?');
  const own = parseAddress(search);
  return `${path}${writeAddress({ ...keep(now), ...(own.ky !== undefined || href === '/' ? { ky: undefined } : {}), ...own })}`;
}

/** The sign of what was found: of a target its status. */
export function FoundSign({ item }: { item: Findable }) {
  return item.sign ? <StatusGlyph status={item.sign as Status} size={16} named /> : <Icon name={ICONS[item.kind]} size={16} />;
}

/** @param large in the page, where nothing else is on it */
export function SearchBox({ large = false }: { large?: boolean }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const router = useRouter();
  const address = useAddress();
  const [text, setText] = useState(address.tim ?? '');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [isWanted, setWanted] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => setText(address.tim ?? ''), [address.tim]);
  useEffect(() => {
    if (large) return;
    const go = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') || (event.key === '/' && !typing)) {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    window.addEventListener('keydown', go);
    return () => window.removeEventListener('keydown', go);
  }, [large]);
  const { items, abbreviations } = useFindables(isWanted);
  const onlyPages = text.startsWith('>');
  const typed = onlyPages ? text.slice(1) : text;
  const before = recallFound().flatMap((href) => items.find((item) => item.href === href) ?? []);
  const pages = items.filter(({ kind }) => kind === 'page');
  const found = typed.trim() === '' ? (onlyPages ? pages : before) : grouped(find(onlyPages ? pages : items, typed, abbreviations, MOST));
  const isShown = isOpen && !large && found.length > 0;

  function open(item: Findable, apart: boolean): void {
    keepFound(item.href);
    setOpen(false);
    setText('');
    input.current?.blur();
    if (apart) window.open(addressOf(item, address), '_blank', 'noopener');
    else void router.navigate({ href: addressOf(item, address) });
  }
  function search(): void {
    setOpen(false);
    const tim = typed.normalize('NFC').trim().slice(0, 80) || undefined;
    void navigate({ to: '/tim', search: (now: Address) => ({ ...keep(now), tim }) });
  }
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setOpen(false);
    if (!isShown || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    if (event.key === 'Enter') {
      if (at < 0) return;
      event.preventDefault();
      open(found[at]!, event.ctrlKey || event.metaKey);
      return;
    }
    event.preventDefault();
    setAt((now) => (event.key === 'ArrowDown' ? (now + 1) % found.length : now <= 0 ? found.length - 1 : now - 1));
  }

  return (
    <form className={large ? 'search search-large' : 'search'} role="search" aria-label={large ? say('find.title') : undefined}
      onSubmit={(event) => { event.preventDefault(); search(); }} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false); }}>
      <Icon name="search" size={16} />
      <input ref={input} type="search" className="input" value={text} maxLength={80} placeholder={say('find.title')} aria-label={say('find.title')} enterKeyHint="search" autoComplete="off"
        {...(large ? {} : { role: 'combobox', 'aria-expanded': isShown, 'aria-controls': `${id}-found`, 'aria-autocomplete': 'list' as const, 'aria-activedescendant': isShown && at >= 0 ? `${id}-${at}` : undefined })}
        onFocus={() => { setWanted(true); setOpen(true); }} onKeyDown={press}
        onChange={(event) => { setText(event.target.value); setAt(-1); setOpen(true); }} />
      {!large && <kbd aria-hidden="true">Ctrl K</kbd>}
      {isShown && (
        <ul className="found" id={`${id}-found`} role="listbox" aria-label={say('find.found')}>
          {found.map((item, place) => (
            <li key={item.href} id={`${id}-${place}`} role="option" aria-selected={place === at} className="found-item"
              onMouseDown={(event) => event.preventDefault()} onClick={(event) => open(item, event.ctrlKey || event.metaKey)}>
              <FoundSign item={item} /><span className="grow clamp-two">{item.code && <span className="ink-3 num">{item.code} </span>}{item.name}</span><span className="note">{say(`find.kind.${item.kind}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** What is of one kind stands together, the kind of the nearest first. */
export function grouped(found: readonly Findable[]): Findable[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return found.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || FOUND_KINDS.indexOf(a.kind) - FOUND_KINDS.indexOf(b.kind));
}
