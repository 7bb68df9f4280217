// Made-up conclusions of the Committee: data/demo/conclusions.json, in days from the day on which they land.
import { existsSync, readFileSync } from 'node:fs';
import { addDays } from 'date-fns/addDays';
import { kindOf, subjectOf } from '../conclusions/steps.ts';
import type { Said, Step } from '../conclusions/steps.ts';
import { dayInVietnam } from '../../client/format.ts';
import type { State } from '../lake/state.ts';

interface Made extends Omit<Said, 'met_on' | 'due'> { met: number; due: number; steps: (Partial<Omit<Said, 'due'>> & { day: number; step: Step; due?: number })[] }

/** Lands them once, of the plans that there are. @returns how many */
export function landConclusions(state: State, data: string, plans: ReadonlySet<string>, today: Date): number {
  const file = `${data}/demo/conclusions.json`;
  if (!existsSync(file) || state.get('select 1 from conclusion_keys')) return 0;
  const all = (JSON.parse(readFileSync(file, 'utf8')) as Made[]).filter(({ plan }) => plans.has(plan));
  const dayOf = (days: number): string => dayInVietnam(addDays(today, days));
  const take = (conclusion: number, step: Step, day: number, said: object): void => {
    const { seq } = state.act({ at: addDays(today, day).toISOString(), actor: 'demo', kind: kindOf(step), submission: subjectOf(conclusion), detail: JSON.stringify(said) });
    state.run('insert into conclusion_keys (idempotency_key, conclusion, seq) values (?, ?, ?)', `demo-${conclusion}-${seq}`, conclusion, seq);
  };
  state.transaction(() => {
    for (const [at, { steps, met, due, ...said }] of all.entries()) {
      take(at + 1, 'noted', met, { ...said, met_on: dayOf(met), due: dayOf(due), seen_at: '' });
      for (const { day, step, due: until, ...of } of steps) {
        take(at + 1, step, day, { ...of, ...(step === 'signed' ? { signed_on: dayOf(day) } : step === 'claimed' ? { done_on: dayOf(day), evidence: '' } : {}), ...(until === undefined ? {} : { due: dayOf(until) }) });
      }
    }
  });
  return all.length;
}
