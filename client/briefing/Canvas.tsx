// The canvas of a slide: so many px wide and high whatever shows it, scaled to the box and letterboxed.
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { canvasOf, scaleIn } from './scale.ts';
import type { Theme } from './themes.ts';

/** @param raise by how much letters are larger than at a table; @param shift px by which the picture stands off the middle */
export function Canvas({ theme, raise = 1, shift = { x: 0, y: 0 }, children }: { theme: Theme; raise?: number; shift?: { x: number; y: number }; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = canvasOf(raise);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const look = (): void => setSize({ width: box.current!.clientWidth, height: box.current!.clientHeight });
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const scale = size ? scaleIn(size, canvas) : 0;
  const [left, top] = size ? [(size.width - canvas.width * scale) / 2 + shift.x, (size.height - canvas.height * scale) / 2 + shift.y] : [0, 0];
  return (
    <div ref={box} className="canvas-box" data-theme={theme}>
      {size && <div className="canvas" style={{ width: canvas.width, height: canvas.height, transform: `translate(${left}px, ${top}px) scale(${scale})` }}>{children}</div>}
    </div>
  );
}
