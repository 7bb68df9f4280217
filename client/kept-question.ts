// A question about one's own work, with what this person last saw of its answer where the server is out of reach.
import { useEffect, useState } from 'react';
import type { Params, Questions, Row } from '../queries/types.ts';
import { useMe } from './access.ts';
import { isAfar, useQuestion } from './api.ts';
import type { Answered } from './api.ts';
import { keepSeen, recallSeen } from './last-seen.ts';
import type { SeenAnswer } from './last-seen.ts';

/** As `useQuestion`; rows of before come with the failure and since when they stand. */
export function useKeptQuestion<Name extends keyof Questions>(name: Name, params: Params<Name>): Answered<Row<Name>[]> {
  const person = useMe()?.signed?.person ?? '';
  const asked = useQuestion(name, params);
  const what = `${name} ${JSON.stringify(params)}`;
  const [kept, setKept] = useState<{ key: string; answer: SeenAnswer<Row<Name>[]> | null } | null>(null);
  const key = `${person} ${what}`;
  const isLost = asked.state === 'failed' && isAfar(asked.failure);
  const fresh = (asked.state === 'ready' || asked.state === 'empty') && !asked.renewing && asked.failure === null ? asked : null;
  const [rows, at] = [fresh?.rows, fresh?.at];
  useEffect(() => {
    if (person !== '' && rows && at !== undefined) void keepSeen(person, what, rows, at);
  }, [person, what, rows, at]);
  useEffect(() => {
    if (!isLost || person === '') return undefined;
    let isOver = false;
    void recallSeen<Row<Name>[]>(person, what).then((answer) => { if (!isOver) setKept({ key, answer }); });
    return () => { isOver = true; };
  }, [isLost, person, what, key]);
  const { retry } = asked.state === 'failed' ? asked : { retry: null };
  useEffect(() => {
    if (!isLost || !retry) return undefined;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [isLost, retry]);
  if (asked.state !== 'failed' || !isLost || person === '') return asked;
  if (kept?.key !== key) return { state: 'waiting' };
  if (!kept.answer) return asked;
  const { answer } = kept;
  return { state: answer.rows.length === 0 ? 'empty' : 'ready', rows: answer.rows, renewing: false, failure: asked.failure, at: answer.at, retry: asked.retry };
}
