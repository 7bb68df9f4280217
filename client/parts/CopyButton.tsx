import { useEffect, useState } from 'react';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

/** Puts a text on the clipboard and says so, also aloud. `what` names it for those who hear the button alone. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { say } = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="row">
      <span role="status" className="note">{copied ? say('trace:copied') : ''}</span>
      <button type="button" className="button button-small" aria-label={say('trace:copyOf', { what })}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined)}>
        <Icon name="files" size={16} />{say('trace:copy')}
      </button>
    </span>
  );
}
