// Whether the page is as narrow as a phone, where drawings show less.
import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 767px)';

export function usePhone(): boolean {
  return useSyncExternalStore((changed) => {
    const media = window.matchMedia(PHONE);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, () => window.matchMedia(PHONE).matches);
}
