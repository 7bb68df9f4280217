// What was said when a sheet was handed in, beside its figures.
import type { Absent } from './land.ts';
import type { Act, State } from './state.ts';

/** The act by which a sheet was handed in. */
export function submitOf(state: State, submission: string): Act {
  return state.get<Act>("select * from acts where submission = ? and kind = 'submit'", submission)!;
}

/** What its sender said beside the figures of a sheet: the document that a correction rests on, why some lines have none, and how many say what counts already. */
export function sentWith(state: State, submission: string): { basis: string | null; absent: Absent[]; unchanged: number } {
  const act = submitOf(state, submission);
  const { basis = null, unchanged = 0 } = JSON.parse(act.detail) as { basis?: string; unchanged?: number };
  return { basis, absent: absentOf(act), unchanged };
}

/** Lines without a figure that an act gives the reasons for. */
export function absentOf(act: Act): Absent[] {
  return act.kind === 'submit' ? (JSON.parse(act.detail) as { absent?: Absent[] }).absent ?? [] : [];
}
