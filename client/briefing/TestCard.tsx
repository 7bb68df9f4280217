// A card to set a screen up by: what it resolves, what is cut off, what is read from where, and which greys and statuses stay apart.
import { useEffect, useState } from 'react';
import { figure } from '../format.ts';
import { statuses } from '../marks/status.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { useWords } from '../words.ts';
import { Canvas } from './Canvas.tsx';
import type { ScreenSettings } from './kept-show.ts';
import { leastPx, raiseOf } from './scale.ts';
import type { Theme } from './themes.ts';

const GREYS = Array.from({ length: 11 }, (_, step) => step * 10);
const SIZES = [26, 32, 40, 60];

export function TestCard({ screen, theme }: { screen: ScreenSettings | null; theme: Theme }) {
  const { lang, say } = useWords();
  const size = useWindow();
  const raised = screen ? raiseOf(screen.distance, screen.height) : null;
  return (
    <div className="unattended" data-theme={theme}>
      <Canvas theme={theme}>
        <div className="slide test-card">
          <h1>{screen?.name ?? say('briefing:test.title')}</h1>
          <p className="num">{say('briefing:test.size', { width: size.width, height: size.height, ratio: figure(size.ratio, 'none', lang, { decimals: 2 }), real: `${Math.round(size.width * size.ratio)} × ${Math.round(size.height * size.ratio)}` })}</p>
          {screen && raised && <p className="num">{say(raised.isEnough ? 'briefing:test.read' : 'briefing:test.far', { distance: figure(screen.distance, 'none', lang, { decimals: 1 }), height: figure(screen.height, 'none', lang, { decimals: 2 }), px: leastPx(screen.distance, screen.height), raise: figure(raised.raise, 'none', lang, { decimals: 2 }) })}</p>}
          <div className="test-greys" aria-hidden="true">{GREYS.map((grey) => <span key={grey} style={{ background: `hsl(0 0% ${grey}%)`, color: grey < 50 ? '#fff' : '#000' }}>{grey}</span>)}</div>
          <ul className="test-statuses">{statuses.map((status) => <li key={status}><StatusGlyph status={status} size={52} />{say(`terms:status.${status}`)}</li>)}</ul>
          {SIZES.map((px) => <p key={px} style={{ font: `400 ${px}px/${Math.ceil(px * 1.4)}px var(--font)` }}>{say('briefing:test.sample', { px })}</p>)}
          <p className="slide-foot">{say('briefing:test.frame')}</p>
        </div>
      </Canvas>
    </div>
  );
}

function useWindow(): { width: number; height: number; ratio: number } {
  const look = () => ({ width: window.innerWidth, height: window.innerHeight, ratio: window.devicePixelRatio });
  const [size, setSize] = useState(look);
  useEffect(() => {
    const hear = (): void => setSize(look());
    window.addEventListener('resize', hear);
    return () => window.removeEventListener('resize', hear);
  }, []);
  return size;
}
