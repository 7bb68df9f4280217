// Looks after a page that nobody looks after: it is opened anew at night, when it holds too much memory, and when it draws no more; the display stays on.
import { useEffect, useState } from 'react';

const BEAT_MS = 30_000;
const LOOK_MS = 5_000;
const MOST_BYTES = 400 * 1024 * 1024;
const MINUTE_MS = 60_000;
/** 3 o'clock in Vietnam, in minutes of the day, give or take ten so that not every screen asks at once. */
const NIGHT = 180;
const SPREAD = 10;
/** So long a night's reload may come late, where the display slept. It is not done twice, whatever minute the page that was opened anew draws. */
const NIGHT_LASTS = 60;
const RESTED_MS = (NIGHT_LASTS + 2 * SPREAD) * MINUTE_MS;
const SHIFT_MS = 10 * MINUTE_MS;

export function useWatch(): void {
  useEffect(() => {
    const opened = Date.now();
    const night = NIGHT + Math.round((Math.random() * 2 - 1) * SPREAD);
    let beat = Date.now();
    let frame = 0;
    const look = setInterval(() => {
      const now = Date.now();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => { beat = Date.now(); });
      const isStill = now - beat > BEAT_MS && document.visibilityState === 'visible';
      const held = (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
      const minute = minuteInVietnam(now);
      const isNight = minute >= night && minute < night + NIGHT_LASTS && now - opened > RESTED_MS;
      if (isStill || held > MOST_BYTES || isNight) void openAnew();
    }, LOOK_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(look);
    };
  }, []);
}

/** Only where the page will come: from the server, or as this browser keeps it. A browser's own error page is what nobody would mend. */
export async function openAnew(): Promise<void> {
  const isKept = Boolean(navigator.serviceWorker?.controller);
  if (isKept || await fetch('/api/health').then(({ ok }) => ok, () => false)) location.reload();
}

/** Keeps the display from going dark, where the browser can. */
export function useAwakeDisplay(): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(() => undefined);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, []);
}

/** In which ten minutes it is: the picture stands a little elsewhere in each, so that it burns into no display. */
export function useTurn(): number {
  const [turn, setTurn] = useState(() => Math.floor(Date.now() / SHIFT_MS));
  useEffect(() => {
    const timer = setInterval(() => setTurn(Math.floor(Date.now() / SHIFT_MS)), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return turn;
}

export function minuteInVietnam(now: number): number {
  return Math.floor((now / MINUTE_MS + 7 * 60) % (24 * 60));
}
