// Whether somebody is at this page: what it asks by itself keeps nobody signed in.

/** Beats and polls come more often than this, somebody who reads touches the page less often. */
const ATTENDED_MS = 2 * 60_000;
let touchedAt = Date.now();

/** Listens for keys, pointer, wheel and touch; called once, at the start. */
export function attend(): void {
  const touch = (): void => { touchedAt = Date.now(); };
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) window.addEventListener(name, touch, { capture: true, passive: true });
}

/** What the own header of a request says: `1`, or `unattended` where nobody has touched the page for a while. */
export function attendance(): string {
  return Date.now() - touchedAt > ATTENDED_MS ? 'unattended' : '1';
}
