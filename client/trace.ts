// The answer to “where does this number come from?”, asked of the server.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Questions, Row } from '../queries/types.ts';
import { Failure, call, searchOf } from './api.ts';
import type { Answered } from './api.ts';
import { useLang } from './marks/language.tsx';
import { asPublished, usePublished } from './published.ts';

/** One number of an answer: the question with its parameters, the row counted from 0 in the order of the answer, the column. */
export interface Asked { question: keyof Questions; params: Record<string, string | undefined>; row: number; column: string }

/** Where a number comes from, as `GET /api/trace` tells it. `observations` and `derivation` are missing where nothing of the kind stands behind it. */
export interface TraceAnswer {
  question: string; column: string; unit: string | null; words: string; value: string | number | boolean | null; cells: Record<string, string | number | boolean | null>;
  snapshot: number; as_of: string | null; statement: string; parameters: Record<string, string | number | boolean | null>;
  source: { source: string; line: number | null; clause: string | null; quote: string | null } | null;
  observations?: Row<'behind'>[]; derivation?: Row<'derivation'>[]; pages?: Row<'targets'>[];
  /** How it came about; `of`: the columns of the same row that it is made of; `file`: of the registry, in which it stands. */
  origin: { kind: string; of?: string[]; file?: string };
  /** What it counts or is drawn through, as rows of a question. */
  counted?: { question: string; rows: Record<string, string | number | boolean | null>[] };
}

/** Where a number comes from, and the state of that answer. Not asked while `asked` is null. */
export function useTrace(asked: Asked | null): Answered<TraceAnswer> {
  const lang = useLang();
  const published = usePublished();
  const query = useQuery({
    queryKey: ['q', 'trace', asked, published], enabled: asked !== null, placeholderData: keepPreviousData,
    queryFn: async () => {
      const { question, params, row, column } = asked!;
      const answer = await call(`/api/trace?${searchOf({ ...params, ...asPublished(published), question, row: String(row), column })}`, lang);
      return { traced: await answer.json() as TraceAnswer, at: Date.now() };
    },
  });
  const retry = (): void => void query.refetch();
  const failure = query.error === null ? null : query.error instanceof Failure ? query.error : new Failure(0, 'trace/unreadable');
  if (asked !== null && query.data && !(failure && query.isPlaceholderData)) {
    return { state: 'ready', rows: query.data.traced, renewing: query.isPlaceholderData, failure, at: query.data.at, retry };
  }
  return failure ? { state: 'failed', failure, retry } : { state: 'waiting' };
}
