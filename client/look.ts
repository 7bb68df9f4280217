// How this reader sees the pages: on light or dark ground, and how large. Kept in this browser; an address may ask for another ground (`che-do`). Paper is always light.
import { useSyncExternalStore } from 'react';

export const GROUNDS = ['light', 'dark', 'system'] as const;
/** Percent of the usual size of letters. */
export const SIZES = [100, 115, 130] as const;
/** `system`: as the computer is set. */
export interface Look { ground: (typeof GROUNDS)[number]; size: (typeof SIZES)[number] }

const PLACE = 'cot-moc-look';
const USUAL: Look = { ground: 'light', size: 100 };
/** The ground that an address asks for. */
const ASKED: Record<string, 'light' | 'dark'> = { sang: 'light', toi: 'dark', in: 'light' };

const isDarkOutside = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let chosen = recall();
let asked: 'light' | 'dark' | null = null;
let isPrinted = false;
let theme: 'light' | 'dark' = 'light';

function recall(): Look {
  try {
    const { ground, size } = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Look>;
    return { ground: GROUNDS.find((one) => one === ground) ?? USUAL.ground, size: SIZES.find((one) => one === size) ?? USUAL.size };
  } catch {
    return USUAL;
  }
}

function show(): void {
  const ground = asked ?? chosen.ground;
  theme = isPrinted ? 'light' : ground === 'system' ? (isDarkOutside.matches ? 'dark' : 'light') : ground;
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.setProperty('--scale', String(chosen.size / 100));
  for (const listener of listeners) listener();
}

/** What is seen from now on, on every page. */
export function choose(look: Look): void {
  [chosen, asked] = [look, null];
  try {
    localStorage.setItem(PLACE, JSON.stringify(look));
  } catch {
    // A browser that keeps nothing shows it until it is closed.
  }
  show();
}

/** The ground that the address asks for, over what was chosen. @param word sang, toi, in; null where it asks for none */
export function follow(word: string | null): void {
  asked = ASKED[word ?? ''] ?? null;
  show();
}

/** Begins with what was chosen before, and keeps to it. */
export function beginLook(): void {
  follow(new URLSearchParams(location.search).get('che-do'));
  isDarkOutside.addEventListener('change', show);
  const print = (is: boolean) => (): void => {
    isPrinted = is;
    show();
  };
  window.addEventListener('beforeprint', print(true));
  window.addEventListener('afterprint', print(false));
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLook(): Look {
  return useSyncExternalStore(listen, () => chosen);
}

/** The theme that is shown: who draws by its colours draws anew when it changes. */
export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(listen, () => theme);
}
