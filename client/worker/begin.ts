// Sets up the worker that keeps the application for when there is no network.

/** Browsers have workers only over encrypted transport and on this machine itself; elsewhere the pages are as they ever were. */
export function beginWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  // After all that the page itself needs. Where it fails, the next opening tries again.
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined));
}
