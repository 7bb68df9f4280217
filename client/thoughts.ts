// What a reviewer thinks of figures: saved at once, one after the other; what could not be saved is kept as long as the page stays open.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { change } from './access.ts';
import { acting, ACTING } from './acting.ts';
import { Failure, askAnew, isAnothers } from './api.ts';
import { useLang } from './marks/language.tsx';
import { keyOf } from './review.ts';
import type { Desk, Mark } from './review.ts';

/** `none` takes a thought back. */
export interface Thought { indicator: string; part: string; mark: 'accept' | 'return' | 'none'; reason?: string; told?: string }
export interface Draft { reason: string; told: string }

/** By person and sheet; outlives the parts of the page, so that nothing is lost when another sheet is looked at or one signs in again. */
const unsavedOf = new Map<string, Map<string, Thought>>();
const drafts = new Map<string, Draft>();

/** Words typed for a figure and not sent yet. */
export function draftOf(submission: string, key: string): Draft | undefined {
  return drafts.get(`${acting()} ${submission} ${key}`);
}

export function keepDraft(submission: string, key: string, draft: Draft | null): void {
  if (draft) drafts.set(`${acting()} ${submission} ${key}`, draft);
  else drafts.delete(`${acting()} ${submission} ${key}`);
}

export interface Thoughts { unsaved: Map<string, Thought>; failure: Failure | null; think: (lines: Thought[]) => void; saveAgain: () => void; drop: () => void }

/** @param heardAt when the server last answered about the sheet: then what could not be saved is tried again */
export function useThoughts(submission: string, heardAt: number): Thoughts {
  const lang = useLang();
  const queries = useQueryClient();
  const [person] = useState(acting);
  const own = `${person} ${submission}`;
  const [unsaved, setUnsaved] = useState(() => unsavedOf.get(own) ?? new Map<string, Thought>());
  const [failure, setFailure] = useState<Failure | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  function keep(changed: (now: Map<string, Thought>) => void): void {
    const next = new Map(unsavedOf.get(own));
    changed(next);
    if (next.size > 0) unsavedOf.set(own, next);
    else unsavedOf.delete(own);
    setUnsaved(next);
  }
  async function save(lines: Thought[]): Promise<void> {
    const settle = (): void => keep((now) => { for (const line of lines) if (now.get(keyOf(line)) === line) now.delete(keyOf(line)); });
    try {
      const queryKey = ['reviews', lang, `reviews/${submission}`, ''];
      const seen = new Map(queries.getQueryData<{ rows: Desk }>(queryKey)?.rows.marks.map((one) => [keyOf(one), one.at]));
      const answer = await change<{ marks: Mark[]; others: string[] }>('PUT', `reviews/${submission}/marks`, lang, { lines: lines.map((line) => ({ ...line, base: seen.get(keyOf(line)) ?? '' })) }, { [ACTING]: person });
      await queries.cancelQueries({ queryKey });
      queries.setQueryData<{ rows: Desk; at: number }>(queryKey, (before) => before && { ...before, rows: { ...before.rows, ...answer } });
      settle();
      setFailure(null);
    } catch (error) {
      const told = error instanceof Failure ? error : new Failure(0, 'marks/unreadable');
      setFailure(told);
      if (isLasting(told)) {
        settle();
        void askAnew({ queryKey: ['reviews'] });
      }
    }
  }
  function think(lines: Thought[]): void {
    keep((now) => { for (const line of lines) now.set(keyOf(line), line); });
    queue.current = queue.current.then(() => save(lines));
  }
  function saveAgain(): void {
    const lines = [...(unsavedOf.get(own) ?? new Map<string, Thought>()).values()];
    if (lines.length > 0) queue.current = queue.current.then(() => save(lines));
  }
  const again = useRef(saveAgain);
  again.current = saveAgain;
  useEffect(() => again.current(), [heardAt]);
  useEffect(() => {
    const online = (): void => again.current();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, []);
  return { unsaved, failure, think, saveAgain, drop: () => setFailure(null) };
}

/** Whether trying again would meet the same refusal. A session that has ended can be begun again, and whoever thought it may be back. */
export function isLasting(failure: Failure): boolean {
  const { status } = failure;
  return status >= 400 && status < 500 && status !== 401 && !isAnothers(failure);
}
