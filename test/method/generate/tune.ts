// Once the figures stand: goals moved so that figures lie exactly on a threshold; rulings; verdicts locked, some on other figures or goals.
import type { Draw } from './draw.ts';
import { compute, milestonesIn } from '../reference.ts';
import type { Lock, Target, World } from '../world.ts';

/** Ramp goals for which some quarter's pace is exactly 0.95, 0.60 or 1, or the figure is the goal. */
export function tie(draw: Draw, world: World): World {
  const rows = draw.some(world.targets.filter((row) => row.relation === 'level' && row.path === 'ramp' && row.comparator !== 'range'), 50);
  if (rows.length === 0) return world;
  const [computed, milestones] = [compute(world), new Map(milestonesIn(world).map((one) => [one.id, one]))];
  const moved = new Map<string, number>();
  for (const row of rows) {
    const paced = computed.verdicts.filter((one) => one.milestone === row.id && !one.is_closed && one.pace !== null && one.pace > 0);
    const base = milestones.get(row.id)?.base;
    if (paced.length === 0 || !base) continue;
    const at = draw.pick(paced);
    const value = draw.chance(25) ? at.actual! : base.value + ((row.value - base.value) * at.pace!) / draw.pick([0.95, 0.6, 1, 0.9]);
    if (value >= 0) moved.set(row.id, value);
  }
  return { ...world, targets: world.targets.map((row): Target => ({ ...row, value: moved.get(row.id) ?? row.value })) };
}

/** What people decided on the verdicts: which milestone is operative, and what was published. */
export function decide(draw: Draw, world: World): World {
  const milestones = milestonesIn(world);
  const rulings = draw.some(milestones, 10).map((one) => ({ acted_at: `${draw.pick(['2022', '2023', '2021'])}-0${1 + draw.whole(8)}-10T04:00:00.000Z`, kind: 'ruling' as const, subject: one.id }));
  const acts = [...world.acts, ...rulings].sort((a, b) => Date.parse(a.acted_at) - Date.parse(b.acted_at)).map((act, at) => ({ ...act, seq: at + 1 }));
  const closed = new Map(compute(world).verdicts.filter((one) => one.is_closed).map((one) => [one.milestone, one]));
  const locks = draw.some([...closed.values()].filter((one) => one.status === 'achieved' || one.status === 'missed'), 40).map((one): Lock => {
    const milestone = milestones.find((other) => other.id === one.milestone)!;
    const goal = milestone.level! + draw.pick([0, 0, 0, 5, -5]);
    const status = draw.chance(15) ? (one.status === 'missed' ? 'achieved' : 'missed') : (one.status as Lock['status']);
    return {
      milestone: one.milestone, published_at: `${draw.chance(10) ? world.today : `${milestone.year + 1}-01-20`}T03:30:00.000Z`, actual: one.actual! + draw.pick([0, 0, 0, 1, -1]),
      goal, goal_max: milestone.levelMax === null ? null : Math.max(goal, milestone.levelMax), status,
    };
  });
  return { ...world, acts, locks: locks.filter((lock) => lock.published_at.slice(0, 10) <= world.today) };
}
