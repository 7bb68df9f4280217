// How far a sheet has come, as its acts say. The step `handed` says the same to whoever asks; this is for who is about to write.
import type { State, Submission } from './state.ts';

export type Stage = 'sent' | 'approved' | 'accepted' | 'returned' | 'withdrawn';
const STAGE_OF: Record<string, Stage> = { withdraw: 'withdrawn', accept: 'accepted', return: 'returned', approve: 'approved' };
const WAITING: readonly Stage[] = ['sent', 'approved'];

export function stageOf(state: State, submission: string): Stage {
  const kinds = state.all<{ kind: string }>("select kind from acts where submission = ? and kind in ('withdraw', 'accept', 'return', 'approve')", submission).map(({ kind }) => kind);
  return STAGE_OF[Object.keys(STAGE_OF).find((kind) => kinds.includes(kind)) ?? ''] ?? 'sent';
}

/** Sheets that wait for somebody, in the order in which they came. */
export function waiting(state: State): Submission[] {
  return state.submissions().filter(({ submission, accepted }) => accepted === 0 && WAITING.includes(stageOf(state, submission)));
}

/** The sheet of an agency and report that waits for somebody, or null. */
export function waitingOf(state: State, agency: string, report: string): string | null {
  return latestFirst(state, agency, report).find(({ stage }) => WAITING.includes(stage))?.submission ?? null;
}

/** Whether some sheet of the report with a figure was accepted: what comes after it is a correction. */
export function hasAccepted(state: State, agency: string, report: string): boolean {
  return latestFirst(state, agency, report).some(({ stage, figures }) => stage === 'accepted' && figures > 0);
}

/** The sheets of an agency for a report, the latest first. */
export function latestFirst(state: State, agency: string, report: string): { submission: string; figures: number; stage: Stage }[] {
  return state.all<{ submission: string; figures: number }>('select submission, figures from submissions where agency = ? and report = ? order by revision desc', agency, report).map((one) => ({ ...one, stage: stageOf(state, one.submission) }));
}
