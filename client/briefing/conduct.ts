// Where a briefing is: which slide, and whether the picture is off. The stage and the presenter's window on the same computer tell each other.
import { useEffect, useRef, useState } from 'react';

export interface Conducted { at: number; isBlank: boolean }
type Said = { kind: 'state'; state: Conducted } | { kind: 'hello' } | { kind: 'bye' };

/** @param of how many slides there are; @param first the slide to begin with @returns where it is, how to move it, and whether another window follows */
export function useConducted(deck: string, of: number, first: number): { state: Conducted; move: (change: Partial<Conducted>) => void; isHeard: boolean } {
  const [state, setState] = useState<Conducted>({ at: first, isBlank: false });
  const [isHeard, setHeard] = useState(false);
  const now = useRef(state);
  const channel = useRef<BroadcastChannel | null>(null);
  const within = (at: number): number => Math.min(Math.max(0, at), of - 1);
  const take = (next: Conducted): void => {
    now.current = { ...next, at: within(next.at) };
    setState(now.current);
  };
  useEffect(() => {
    const line = new BroadcastChannel(`cot-moc-briefing-${deck}`);
    channel.current = line;
    let isTold = false;
    line.onmessage = ({ data }: MessageEvent<Said>) => {
      setHeard(data.kind !== 'bye');
      if (data.kind === 'hello') line.postMessage({ kind: 'state', state: now.current } satisfies Said);
      // Whoever comes later takes over what is shown; afterwards both may move it.
      if (data.kind === 'state') take(data.state);
      isTold = true;
    };
    line.postMessage({ kind: 'hello' } satisfies Said);
    const leave = (): void => { if (isTold) line.postMessage({ kind: 'bye' } satisfies Said); };
    // A window that is closed takes nothing down.
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      line.close();
      channel.current = null;
    };
    // `take` clamps to the same deck.
  }, [deck, of]);
  const move = (change: Partial<Conducted>): void => {
    take({ ...now.current, isBlank: false, ...change });
    channel.current?.postMessage({ kind: 'state', state: now.current } satisfies Said);
  };
  return { state, move, isHeard };
}

/** What the keys of a clicker or a keyboard mean; null where they mean nothing here. */
export function turnOf(key: string, { at, of }: { at: number; of: number }): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown' || key === 'PageDown' || key === ' ') return Math.min(at + 1, of - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp' || key === 'PageUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? of - 1 : null;
}
