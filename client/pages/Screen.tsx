// An unattended screen: what was published last, for as long as the device may show it, whatever becomes of network and server.
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAddress } from '../parts/address.ts';
import { Canvas } from '../briefing/Canvas.tsx';
import { TestCard } from '../briefing/TestCard.tsx';
import { useShow } from '../briefing/use-show.ts';
import { Card, Unattended } from '../briefing/Unattended.tsx';
import '../briefing/briefing.css';
import '../briefing/stage.css';
import '../briefing/unattended.css';
import { useAwakeDisplay, useWatch } from '../briefing/watch.ts';
import '../parts/briefing-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { useWords } from '../words.ts';

export function Screen() {
  const { say } = useWords();
  const { thietBi = '' } = useParams({ strict: false }) as { thietBi?: string };
  const { 'kiem-tra': isTested } = useAddress();
  const { state, kept, note } = useShow(thietBi);
  useWatch();
  useAwakeDisplay();
  useTitle(kept?.show.screen.name ?? say('briefing:screens.title'));
  // What draws the charts is fetched before it is needed, so that it is there without a network.
  useEffect(() => void Promise.allSettled([import('../charts/canvas.ts'), import('../charts/trajectory.ts')]), []);
  if (isTested) return <main id="main"><TestCard screen={kept?.show.screen ?? null} theme={kept?.show.screen.theme === 'light' ? 'briefing-light' : 'briefing'} /></main>;
  return (
    <main id="main">
      {kept ? <Unattended kept={kept} note={note} />
        : <div className="unattended" data-theme="briefing"><Canvas theme="briefing">{state === 'none' ? <Card title={say('briefing:screen.title')} text={say('briefing:screen.none', { screen: thietBi })} /> : <Card title={say('briefing:screen.title')} text={say('briefing:screen.waiting')} />}</Canvas></div>}
    </main>
  );
}
