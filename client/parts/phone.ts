// How much room a page has: a phone draws less, and below a desk's width every page is laid out as on a phone.
import { useSyncExternalStore } from 'react';

/** Whether drawings and sheets show less. */
export function usePhone(): boolean {
  return useMedia('(max-width: 767px)');
}

/** Whether the page is laid out in one column, with the rooms at its foot: phones, and tablets held upright. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 1023px)');
}

function useMedia(query: string): boolean {
  return useSyncExternalStore((changed) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, () => window.matchMedia(query).matches);
}
