import { useEffect, useRef } from 'react';
import { useWords } from '../words.ts';

const KEYS = ['turn', 'ends', 'enter', 'g', 'n', 'c', 'l', 'b', 'p', 'f', 't', 'esc'];

export function StageHelp({ mayConclude, close }: { mayConclude: boolean; close: () => void }) {
  const { say } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <section className="stage-over" aria-labelledby="stage-help">
      <div className="stage-card">
        <h2 id="stage-help">{say('briefing:help.title')}</h2>
        <dl className="stage-keys">{KEYS.filter((key) => key !== 'c' || mayConclude).map((key) => <div key={key}><dt><kbd>{say(`briefing:help.${key}.key`)}</kbd></dt><dd>{say(`briefing:help.${key}.does`)}</dd></div>)}</dl>
        <button ref={button} type="button" className="button" onClick={close}>{say('briefing:close')}</button>
      </div>
    </section>
  );
}
