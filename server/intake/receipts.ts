// What an agency gets for a sheet that is stored: a receipt, with the pages that its figures touch.
import type { Engine } from '../engine/engine.ts';
import type { State, Submission } from '../lake/state.ts';

/** `unchanged`: lines of the sheet that said what counts already, and were not stored again. `targets`: pages whose figures the sheet touches. `together`: the receipts of what was handed in with it, in that order. */
export interface Receipt {
  receipt: string; submission: string; agency: string; report: string; revision: number; figures: number; unchanged: number;
  sha256: string; received_at: string; accepted: boolean; targets: string[]; together?: Receipt[];
}

const TOUCHED = `select distinct p.target from landed as l
  inner join bodies as b on b.agency = l.agency
  inner join registry_plans as t on t.territory = b.territory
  inner join pages as p on p.plan = t.id and p.indicator = l.indicator and p.part in (l.part, '')
  where l.submission = $submission order by p.target`;

/** The receipt of the first, carrying those of the others. */
export async function receiptFor(submissions: Submission[], engine: Engine, state: State): Promise<Receipt> {
  const [first, ...others] = await Promise.all(submissions.map((submission) => one(submission, engine, state)));
  return others.length === 0 ? first! : { ...first!, together: others };
}

async function one({ submission, agency, report, revision, figures, sha256, received_at, accepted }: Submission, engine: Engine, state: State): Promise<Receipt> {
  const touched = await engine.db.use((lease) => lease.run(TOUCHED, { submission: { kind: 'text', value: submission } }));
  const targets = touched.values[0] as string[];
  const { detail } = state.get<{ detail: string }>("select detail from acts where submission = ? and kind = 'submit'", submission)!;
  const { unchanged = 0 } = JSON.parse(detail) as { unchanged?: number };
  return { receipt: submission, submission, agency, report, revision, figures, unchanged, sha256, received_at, accepted: accepted === 1, targets };
}
