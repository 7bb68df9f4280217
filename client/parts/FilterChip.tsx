// A filter as a chip: closed it says what is chosen, open it lists the choices. The choice stands in the address.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import type { Address, ListKey } from './address.ts';
import { useAddress } from './address.ts';

export interface Choice { value: string; word: string; count: number; mark?: ReactNode }

export function FilterChip({ of, word, choices }: { of: ListKey; word: string; choices: Choice[] }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const chosen = useAddress()[of] ?? [];
  const id = useId();
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event): void => {
      const outside = event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node);
      if (!box.current?.open || !outside) return;
      const held = box.current.contains(document.activeElement);
      box.current.open = false;
      if (event instanceof KeyboardEvent && held) box.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', shut);
    document.addEventListener('keydown', shut);
    return () => {
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('keydown', shut);
    };
  }, []);
  const set = (next: string[]): void =>
    void navigate({ to: '.', replace: true, resetScroll: false,
      search: (now: Address) => ({ ...now, [of]: next.length > 0 ? next : undefined, mo: undefined }) });
  const words = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.word);
  const told = chosen.length === 0 ? say('filter.all') : words.length === 1 ? words[0]! : say('filter.some', { count: chosen.length });
  if (choices.length < 2 && chosen.length === 0) return null;
  return (
    <details className="filter" ref={box}>
      <summary className={chosen.length > 0 ? 'chip chip-on' : 'chip'}>
        <span>{word}<strong>: {told}</strong></span> <Icon name="chevron-down" size={14} />
      </summary>
      <fieldset className="filter-panel">
        <legend className="hidden-look">{word}</legend>
        {choices.map((choice) => (
          <label key={choice.value} className="check" htmlFor={`${id}-${choice.value}`}>
            <input id={`${id}-${choice.value}`} type="checkbox" checked={chosen.includes(choice.value)}
              onChange={(event) =>
                set(event.target.checked ? [...chosen, choice.value] : chosen.filter((value) => value !== choice.value))} />
            {choice.mark}
            <span className="grow">{choice.word}</span>
            <span className="ink-3 num">{choice.count}</span>
          </label>
        ))}
        {chosen.length > 0
          && <button type="button" className="button button-small" onClick={() => set([])}>{say('filter.clear', { name: word })}</button>}
      </fieldset>
    </details>
  );
}

/** What narrows a list, by its key in the address. */
type Narrowing = ListKey | 'tim' | 'dem';

/** What stands where no row passes the filters: each filter that can be lifted, by name, and all at once. */
export function NothingLeft({ thing, names }: { thing: string; names: Partial<Record<Narrowing, string>> }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const address = useAddress();
  const active = (Object.keys(names) as Narrowing[]).filter((key) => (address[key]?.length ?? 0) > 0);
  const lift = (keys: Narrowing[]): void =>
    void navigate({ to: '.', replace: true,
      search: (now: Address) => ({ ...now, ...Object.fromEntries(keys.map((key) => [key, undefined])) }) });
  return (
    <div className="empty stack" role="status">
      <p>{say('filter.nothing', { thing, count: active.length })}</p>
      <p className="row center">
        {active.map((key) => <button key={key} type="button" className="button button-small" onClick={() => lift([key])}>
          {say('filter.lift', { name: names[key]!.toLocaleLowerCase() })}
        </button>)}
        {active.length > 1
          && <button type="button" className="button button-small" onClick={() => lift(active)}>{say('filter.liftAll')}</button>}
      </p>
    </div>
  );
}

/** The choices that occur among rows, with how many rows each has. */
export function choicesOf<T>(rows: T[], of: (row: T) => { value: string; word: string; mark?: ReactNode } | null): Choice[] {
  const found = new Map<string, Choice>();
  for (const row of rows) {
    const choice = of(row);
    if (!choice) continue;
    const known = found.get(choice.value);
    if (known) known.count += 1;
    else found.set(choice.value, { ...choice, count: 1 });
  }
  return [...found.values()];
}
