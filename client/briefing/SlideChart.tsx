// A trajectory in the sizes of a briefing: still, in the colours of the slide, without a cursor.
import { useEffect, useRef, useState } from 'react';
import type { TrajectoryInput } from '../charts/rows.ts';
import { chartTheme } from '../charts/theme.ts';
import { useWords } from '../words.ts';

/** @param isFar from afar it holds what a phone's holds, in larger letters */
export function SlideChart({ input, conclusion, isFar }: { input: TrajectoryInput; conclusion: string; isFar: boolean }) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const holder = box.current!;
    let close: (() => void) | null = null;
    let isOver = false;
    const draw = async (): Promise<void> => {
      const [{ openCanvas }, { trajectory }] = await Promise.all([import('../charts/canvas.ts'), import('../charts/trajectory.ts'), document.fonts.ready]);
      if (isOver) return;
      const style = getComputedStyle(holder);
      const token = (name: string): string => style.getPropertyValue(name).trim();
      const chart = openCanvas(holder);
      close = () => chart.dispose();
      // On a slide a chart lies on the bare ground.
      chart.setOption(trajectory({ ...input, theme: { ...chartTheme(token), surface: token('--bg') }, size: isFar ? 'phone' : 'briefing' }));
      setDrawn(true);
    };
    void draw();
    return () => {
      isOver = true;
      close?.();
    };
    // Slides are mounted anew for other figures.
  }, []);
  return <div className="slide-chart-box"><div ref={box} className={isDrawn ? 'slide-chart' : 'slide-chart chart-pending'} data-far={isFar || undefined} role="img" aria-label={say('charts:aria.chart', { title: conclusion, conclusion })} /></div>;
}
