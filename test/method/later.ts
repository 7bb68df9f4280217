// A world to which everything is added that may come later: none of it is known at the world's moment.
import type { Act, Computed, Landed, Submission, World } from './world.ts';

/** How many of each kind came. */
export type Came = Record<'corrected' | 'late' | 'accepted' | 'withdrawn' | 'returned' | 'ruled' | 'unruled' | 'locked', number>;

const LEAST = 40;

/** A day after the world's moment: corrections, late sheets, acceptances, sheets taken back, figures given back, rulings and their withdrawals, publications. */
export function withLater(world: World, computed: Computed): { later: World; came: Came } {
  const after = new Date(Date.parse(world.as_of) + 86_400_000).toISOString();
  const top = new Map<string, number>();
  for (const one of world.submissions) top.set(`${one.agency} ${one.report}`, Math.max(top.get(`${one.agency} ${one.report}`) ?? 0, one.revision));
  const rowsOf = Map.groupBy(world.landed, (row) => row.submission);
  const submissions: Submission[] = [];
  const landed: Landed[] = [];
  const add = (like: Submission, report: string, change: (row: Landed, at: number) => Landed): void => {
    const revision = (top.get(`${like.agency} ${report}`) ?? 0) + 1;
    const submission = `${like.agency}/${report}/later`;
    if (submissions.some((one) => one.submission === submission)) return;
    submissions.push({ ...like, submission, report, revision, received_at: after });
    landed.push(...(rowsOf.get(like.submission) ?? []).map((row, at) => ({ ...change(row, at), submission, report, revision })));
  };
  for (const one of world.submissions.slice(0, LEAST)) add(one, one.report, (row, at) => (at % 3 === 0 ? { ...row, state: 'withdrawn', numerator: null, denominator: null, value: null } : { ...row, numerator: row.numerator === null ? null : row.numerator + 1, value: row.value === null ? null : row.value + 1 }));
  const corrected = submissions.length;
  for (const [at, one] of world.submissions.slice(-LEAST).entries()) {
    const report = world.calendar[at % world.calendar.length]!.report;
    if (!top.has(`${one.agency} ${report}`)) add(one, report, (row) => row);
  }
  const isSaid = (kind: Act['kind'], subject: string): boolean => world.acts.some((act) => act.kind === kind && act.subject === subject);
  const waiting = world.submissions.filter((one) => !isSaid('accept', one.submission) && !isSaid('withdraw', one.submission)).map((one) => one.submission);
  const [accepted, withdrawn, refused] = [0, 1, 2].map((kind) => waiting.filter((_, at) => at % 3 === kind)) as [string[], string[], string[]];
  // Of a sheet that is accepted some figures are given back, of one that is not all of them; what was accepted before stays so.
  const returned = [...accepted.flatMap((one) => (rowsOf.get(one) ?? []).slice(0, 2)), ...refused.flatMap((one) => rowsOf.get(one) ?? [])];
  const milestones = [...new Set(computed.verdicts.map((row) => row.milestone))];
  const acts = [
    ...submissions.map((one) => ({ kind: 'accept' as const, subject: one.submission })), ...accepted.map((subject) => ({ kind: 'accept' as const, subject })), ...withdrawn.map((subject) => ({ kind: 'withdraw' as const, subject })),
    ...milestones.filter((one) => !isSaid('ruling', one)).map((subject) => ({ kind: 'ruling' as const, subject })), ...milestones.filter((one) => isSaid('ruling', one)).map((subject) => ({ kind: 'ruling-withdrawn' as const, subject })),
  ].map((one, at): Act => ({ seq: 1_000_000 + at, acted_at: after, ...one }));
  const locks = computed.verdicts.filter((row) => row.is_closed && row.actual !== null).map((row) => ({ milestone: row.milestone, published_at: after, actual: row.actual!, goal: 1, goal_max: null, status: 'missed' as const }));
  const unruled = acts.filter((act) => act.kind === 'ruling-withdrawn').length;
  return {
    later: {
      ...world, submissions: [...world.submissions, ...submissions], landed: [...world.landed, ...landed], acts: [...world.acts, ...acts], locks: [...world.locks, ...locks],
      returns: [...world.returns, ...returned.map(({ submission, indicator, part }) => ({ submission, indicator, part, returned_at: after }))],
    },
    came: { corrected, late: submissions.length - corrected, accepted: accepted.length, withdrawn: withdrawn.length, returned: returned.length, ruled: milestones.length - unruled, unruled, locked: locks.length },
  };
}
