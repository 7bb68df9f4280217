// A page that could not be shown at all: a fault of ours, or a file that did not arrive.
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

export function Broken({ error }: { error: unknown }) {
  const { say } = useWords();
  return (
    <div className="page">
      <div className="notice" data-kind="error" role="alert">
        <Icon name="error" />
        <div className="grow stack-tight">
          <p className="strong">{say('broken.title')}</p>
          <p>{say('broken.told')}</p>
          <p className="note">{say('state.code', { code: error instanceof Error ? error.name : 'unknown' })}</p>
        </div>
        <button type="button" className="button button-small" onClick={() => window.location.reload()}>{say('state.reload')}</button>
      </div>
    </div>
  );
}
