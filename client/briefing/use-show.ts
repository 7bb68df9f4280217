// What an unattended screen shows: what it kept, renewed from the server every five minutes, and while the server does not answer, as it was.
import { useEffect, useRef, useState } from 'react';
import { call, Failure } from '../api.ts';
import { useLang } from '../marks/language.tsx';
import { forgetShow, keepShow, keepToken, recallShow, recallToken } from './kept-show.ts';
import type { KeptShow, Show } from './kept-show.ts';

const EVERY_MS = 5 * 60_000;
/** After a check that failed the next one comes soon, then each twice as late. */
const SOON_MS = 30_000;
const LATEST_MS = 10 * 60_000;
const MOST_FAULTS = 50;

export interface Fault { at: string; slide: string; what: string }
/** `none`: this browser has no secret, or it was revoked: no figure is shown. */
export interface Showing { state: 'waiting' | 'none' | 'shown'; kept: KeptShow | null; note: (fault: Omit<Fault, 'at'>) => void }

export function useShow(screen: string): Showing {
  const lang = useLang();
  const [showing, setShowing] = useState<Omit<Showing, 'note'>>({ state: 'waiting', kept: null });
  const faults = useRef<Fault[]>([]);
  const note = useRef((fault: Omit<Fault, 'at'>): void => {
    if (faults.current.length < MOST_FAULTS) faults.current.push({ ...fault, at: new Date().toISOString(), what: fault.what.slice(0, 500) });
  });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let token: string | null = null;
    let kept: KeptShow | null = null;
    const put = (next: Omit<Showing, 'note'>): void => { if (!isOver) setShowing(next); };

    async function ask(): Promise<Show> {
      const headers = { Authorization: `Bearer ${token}` };
      const show = await (await call(`/api/screens/${screen}/show`, lang, { headers })).json() as Show;
      if (faults.current.length > 0) {
        const told = faults.current;
        faults.current = [];
        await call(`/api/screens/${screen}/faults`, lang, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ faults: told }) }).catch(() => faults.current.unshift(...told));
      }
      return show;
    }

    async function check(): Promise<void> {
      clearTimeout(timer);
      try {
        const show = await ask();
        failures = 0;
        // The same again is no reason to begin anew.
        const isSame = kept !== null && JSON.stringify(kept.show) === JSON.stringify(show);
        if (!isSame || kept!.lostSince !== null) {
          kept = { show: isSame ? kept!.show : show, lostSince: null };
          await keepShow(kept);
          put({ state: 'shown', kept });
        }
      } catch (error) {
        if (error instanceof Failure && error.code.endsWith('/screen-revoked')) {
          kept = null;
          await forgetShow(screen);
          put({ state: 'none', kept: null });
        } else if (kept) {
          failures += 1;
          if (kept.lostSince === null) {
            kept = { ...kept, lostSince: Date.now() };
            await keepShow(kept);
            put({ state: 'shown', kept });
          }
        } else failures += 1;
      }
      if (!isOver) timer = setTimeout(() => void check(), failures === 0 ? EVERY_MS : Math.min(LATEST_MS, SOON_MS * 2 ** (failures - 1)));
    }

    async function begin(): Promise<void> {
      const given = /^#([\w-]{20,100})$/.exec(location.hash)?.[1];
      if (given) {
        // A secret does not stay where it can be read, except where the browser keeps nothing: after the night's reload it would be lost.
        if (await keepToken(screen, given)) history.replaceState(history.state, '', location.pathname + location.search);
      }
      token = given ?? await recallToken(screen);
      kept = await recallShow(screen);
      if (token === null) return put({ state: 'none', kept: null });
      if (kept) put({ state: 'shown', kept });
      await check();
    }
    const soon = (): void => { if (token !== null) void check(); };
    void begin();
    window.addEventListener('online', soon);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('online', soon);
    };
  }, [screen, lang]);
  return { ...showing, note: note.current };
}
