// What waits for whoever is signed in, in the server's words.
import { useQuery } from '@tanstack/react-query';
import { useMe } from './access.ts';
import { call, Failure } from './api.ts';
import type { Answered } from './api.ts';
import { useLang } from './marks/language.tsx';

export const URGENCIES = ['overdue', 'today', 'returned', 'soon', 'confirm', 'approve', 'review'] as const;
/** `path`: where it is done. */
export interface Reminder { urgency: (typeof URGENCIES)[number]; title: string; sentence: string; path: string }

/** Asked once somebody is signed in, and again when something was handed in. */
export function useReminders(): Answered<Reminder[]> {
  const lang = useLang();
  const me = useMe();
  const isSigned = me?.signed != null && me.signed.needs === null;
  const query = useQuery({
    // Under `q`: whatever is renewed when something was handed in.
    queryKey: ['q', 'reminders of one', lang], enabled: isSigned, queryFn: async () => (await call('/api/reminders', lang)).json() as Promise<Reminder[]>,
  });
  const retry = (): void => void query.refetch();
  const failure = query.error === null ? null : query.error instanceof Failure ? query.error : new Failure(0, 'reminders/unreadable');
  if (query.data) return { state: query.data.length === 0 ? 'empty' : 'ready', rows: query.data, renewing: false, failure, at: query.dataUpdatedAt, retry };
  return failure ? { state: 'failed', failure, retry } : { state: 'waiting' };
}
