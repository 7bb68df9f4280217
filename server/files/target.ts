// The target that a file is about: its row in its plan's catalogue, and its milestones.
import type { Row } from '../../queries/types.ts';
import { HttpError } from '../problem.ts';
import type { Asking } from './asked.ts';

/** @throws HttpError 400, 404 where its plan does not show it */
export async function targetOf(asking: Asking): Promise<{ row: Row<'targets'>; plan: string; milestones: Row<'target'>[] }> {
  const { target = '', report } = asking.given;
  const milestones = await asking.rows('target', { target, report });
  const plan = milestones.find(({ own }) => own)?.plan ?? '';
  const row = (await asking.rows('targets', { plan, report })).find((one) => one.target === target);
  if (!row) throw new HttpError(404, 'nothing-in-file');
  return { row, plan, milestones };
}
