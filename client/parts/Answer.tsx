// The four states of an answer, shown one way everywhere: waiting, failed, empty, ready.
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Answered, Failure } from '../api.ts';
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

export interface AnswerProps<T> {
  of: Answered<T>;
  /** what is being loaded, as it stands inside a sentence */
  thing: string;
  /** true sizes of what will come */
  skeleton?: ReactNode;
  /** what stands where there are no rows; without it an empty answer is shown as a ready one */
  empty?: ReactNode;
  children: (rows: T, renewing: boolean) => ReactNode;
}

export function Answer<T>({ of, thing, skeleton, empty, children }: AnswerProps<T>): ReactNode {
  const { lang, say } = useWords();
  if (of.state === 'waiting') return <Waiting thing={thing} skeleton={skeleton} />;
  if (of.state === 'failed') return <Failed thing={thing} failure={of.failure} retry={of.retry} />;
  if (of.state === 'empty' && empty !== undefined) return empty;
  return (
    <>
      {of.failure && (
        <div className="notice no-print" role="status">
          <Icon name="chain-break" />
          <p className="grow">{say('state.outdated', { thing, moment: moment(of.at, lang) })}</p>
          <button type="button" className="button button-small" onClick={of.retry}>{say('state.retry')}</button>
        </div>
      )}
      {children(of.rows, of.renewing)}
    </>
  );
}

/** Nothing for 300 ms, then the shape of what comes, after 4 s a sentence, after 15 s a way to try again. */
function Waiting({ thing, skeleton }: { thing: string; skeleton?: ReactNode }) {
  const { say } = useWords();
  const [since, setSince] = useState(0);
  useEffect(() => {
    const timers = [300, 4_000, 15_000].map((after) => setTimeout(() => setSince(after), after));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="waiting" aria-busy="true" data-shown={since > 0}>
      <p className="hidden-look" role="status">{since > 0 ? say('state.loading', { thing }) : ''}</p>
      {since >= 4_000 && (
        <div className="notice">
          <Icon name="clock" />
          <p className="grow">{say('state.slow', { thing })}</p>
          {since >= 15_000
            && <button type="button" className="button button-small" onClick={() => window.location.reload()}>
              {say('state.reload')}
            </button>}
        </div>
      )}
      {since > 0 && (skeleton ?? <Skeleton lines={6} />)}
    </div>
  );
}

export function Skeleton({ lines, tall = false }: { lines: number; tall?: boolean }) {
  return (
    <div className="card stack" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => <div key={line} className={tall ? 'skeleton skeleton-tall' : 'skeleton'} />)}
    </div>
  );
}

/** Names the thing, the reason as far as known, and the next step; a code for support in small text. */
export function Failed({ thing, failure, retry }: { thing: string; failure: Failure; retry: () => void }) {
  const { say } = useWords();
  const reason = failure.status === 0 && failure.code.endsWith('no-answer') ? say('state.no-answer')
    : failure.detail || say('state.unknown');
  return (
    <div className="notice" data-kind="error" role="alert">
      <Icon name="error" />
      <div className="grow stack-tight">
        <p className="strong">{say('state.failed', { thing })}</p>
        <p>{reason}</p>
        <p className="note">{say('state.code', { code: failure.code })}</p>
      </div>
      <button type="button" className="button button-small" onClick={retry}><Icon name="refresh" size={16} />{say('state.retry')}</button>
    </div>
  );
}
