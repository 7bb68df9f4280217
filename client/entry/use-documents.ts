// How many documents prove each line of a sheet.
import { useMemo } from 'react';
import { useKeptQuestion } from '../kept-question.ts';
import { lineKey } from './grid.ts';
import type { Documents } from './proof.ts';

export function useDocuments(agency: string, report: string): Documents {
  const answer = useKeptQuestion('evidence', { agency, report });
  const rows = answer.state === 'ready' ? answer.rows : null;
  const isNone = answer.state === 'empty';
  return useMemo(() => {
    if (rows === null) return isNone ? new Map<string, number>() : null;
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(lineKey(row), (counts.get(lineKey(row)) ?? 0) + 1);
    return counts;
  }, [rows, isNone]);
}
