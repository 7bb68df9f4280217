// Whether a page goes to paper: what is folded or cut short on a screen is drawn whole there.
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAddress } from './address.ts';

/** Whether the page is being printed, or looked at as on paper. It must be drawn before the browser looks, hence at once. */
export function usePrinting(): boolean {
  const isPaper = useAddress()['che-do'] === 'in';
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    const media = window.matchMedia('print');
    const turn = (): void => (media.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    media.addEventListener('change', turn);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      media.removeEventListener('change', turn);
    };
  }, []);
  return isPrinting || isPaper;
}
