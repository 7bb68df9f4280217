import { useEffect } from 'react';
import { openAnew } from '../briefing/watch.ts';

const AGAIN_MS = 60_000;

/** Where the page of an unattended screen itself breaks: dark and quiet, and opened anew a minute later. */
export function ScreenBroken() {
  useEffect(() => {
    const timer = setInterval(() => void openAnew(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return <main id="main" className="screen-broken" />;
}
