// What was published, the latest first, and which of it a page reads.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Row } from '../queries/types.ts';
import { useMe } from './access.ts';
import { call } from './api.ts';
import { useLang } from './marks/language.tsx';
import { asPublished, usePublished } from './published.ts';

/** `by` null where it is not told; `locked`: how many cards it keeps; `seq`: the act by which it was published. */
export interface Publication { number: number; at: string; by: string | null; title: string; note: string; plans: Row<'readiness'>[]; locked: number; seq: number }

export function usePublications(enabled = true): UseQueryResult<Publication[]> {
  const lang = useLang();
  return useQuery({ queryKey: ['publications'], enabled, queryFn: async () => (await call('/api/publications', lang)).json() as Promise<Publication[]> });
}

/** The publication that is read: the one asked for, or for whoever reads nothing else the last, at a moment that one's; null where figures are read that are not published. */
export function useReadPublication(): Pick<Publication, 'number' | 'at' | 'title' | 'seq'> | null {
  const [me, asked] = [useMe(), usePublished()];
  const { published, as_of: moment } = asPublished(asked);
  const isEarlier = moment !== undefined ? me !== null && !me.live : published !== undefined && String(me?.published?.number) !== published;
  const list = usePublications(isEarlier);
  if (isEarlier) return list.data?.find(({ number, at }) => (moment === undefined ? String(number) === published : at <= moment)) ?? null;
  if (moment !== undefined) return null;
  return asked !== undefined || (me !== null && !me.live) ? me?.published ?? null : null;
}
