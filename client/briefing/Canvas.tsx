// The canvas of a slide: so many px wide and high whatever shows it, scaled to the box and letterboxed.
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { HIGH, scaleIn, WIDE } from './scale.ts';
import type { Theme } from './themes.ts';

/** @param shift px by which the picture stands off the middle */
export function Canvas({ theme, shift = { x: 0, y: 0 }, children }: { theme: Theme; shift?: { x: number; y: number }; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const look = (): void => setSize({ width: box.current!.clientWidth, height: box.current!.clientHeight });
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const scale = size ? scaleIn(size) : 0;
  const [left, top] = size ? [(size.width - WIDE * scale) / 2 + shift.x, (size.height - HIGH * scale) / 2 + shift.y] : [0, 0];
  return (
    <div ref={box} className="canvas-box" data-theme={theme}>
      {size && <div className="canvas" style={{ width: WIDE, height: HIGH, transform: `translate(${left}px, ${top}px) scale(${scale})` }}>{children}</div>}
    </div>
  );
}
