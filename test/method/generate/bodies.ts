// Agencies, and who became whom: merged, renamed, split, ended, in chains and within a year.
import { dayAfter } from './draw.ts';
import type { Draw } from './draw.ts';
import type { Frame } from './frame.ts';
import type { Agency, Succession } from '../world.ts';

export interface Bodies { agencies: Agency[]; succession: Succession[] }

const KINDS = [
  { kind: 'department', level: 'province', least: 3, most: 6 }, { kind: 'district', level: 'district', least: 1, most: 2 }, { kind: 'commune', level: 'commune', least: 1, most: 3 },
];

/** About six to twelve bodies. `maps`: the map of most of them, and perhaps another with two. */
export function drawBodies(draw: Draw, prefix: string, maps: string[], frame: Frame): Bodies {
  const made: Bodies = { agencies: [], succession: [] };
  for (const { kind, level, least, most } of KINDS) {
    const many = kind === 'department' && draw.chance(50) ? 5 : least + draw.whole(most - least);
    for (let at = 1; at <= many; at += 1) made.agencies.push(agency(`${prefix}${kind}-${at}`, kind, level, maps[0]!, kind === 'department' && at === 1 ? `${prefix}lead ${prefix}office` : `${prefix}office-${at}`));
  }
  if (draw.chance(30)) made.agencies.push(agency(`${prefix}all`, 'collective', 'commune', maps[0]!, `${prefix}lead`));
  for (const map of maps.slice(1)) made.agencies.push(agency(`${prefix}far-1`, 'department', 'province', map, `${prefix}lead`), agency(`${prefix}far-2`, 'district', 'district', map, `${prefix}office`));
  const years = [...new Set(frame.calendar.map((one) => one.year))];
  const days = years.flatMap((year) => [`${year}-07-01`, `${year}-03-01`, `${year}-06-10`, `${year}-10-01`, `${year}-12-15`, `${year}-03-15`]).sort();
  const chosen = days.filter(() => draw.chance(6));
  for (const [at, day] of chosen.entries()) change(draw, prefix, made, day, at);
  if (draw.chance(25)) endLevel(made, draw.pick([`${years[2]}-07-01`, `${years[3]}-07-01`, `${years[1]}-10-01`]), 'district');
  for (const one of made.agencies.filter((body) => body.valid_from === null && draw.chance(6))) rewrite(made, one, draw.pick(days));
  for (const one of made.agencies) if (one.valid_from === null && draw.chance(20)) one.valid_from = '2015-01-01';
  return made;
}

function agency(id: string, kind: string, level: string, territory: string, office: string): Agency {
  return { id, kind, level, territory, office, valid_from: null, valid_to: null };
}

/** One body or two stop on the eve of a day; who follows is drawn. */
function change(draw: Draw, prefix: string, made: Bodies, day: string, at: number): void {
  const alive = made.agencies.filter((one) => one.valid_to === null && one.kind !== 'collective' && (one.valid_from ?? '') < day);
  if (alive.length < 3) return;
  const first = draw.pick(alive);
  const alike = alive.filter((one) => one.id !== first.id && one.territory === first.territory && one.kind === first.kind);
  const successor = (name: string, kind = first.kind, level = first.level): Agency => ({ ...agency(`${prefix}${name}-${at}`, kind, level, first.territory, first.office), valid_from: day });
  const stop = (body: Agency): void => void (body.valid_to = dayAfter(day, -1));
  const link = (before: Agency, after: Agency | null, kind: Succession['kind'], share: number | null = null): void => {
    made.succession.push({ predecessor: before.id, successor: after?.id ?? '', kind, operates_from: day, share });
  };
  const how = draw.pick(['merge', 'merge', 'rename', 'split', 'end', 'into', 'carry-on'] as const);
  stop(first);
  if (how === 'end') return link(first, null, 'end');
  if (how === 'split') {
    const shares = draw.pick([[0.4, 0.6], [0.5, 0.5], [null, null], [0.25, null]] as const);
    const after = [successor('split-a'), successor('split-b')];
    made.agencies.push(...after);
    return after.forEach((one, place) => link(first, one, 'split', shares[place]!));
  }
  if (how === 'into' && alike.length > 0) return link(first, draw.pick(alike), 'merge');
  const after = first.kind === 'district' && draw.chance(50) ? successor('new', 'commune', 'commune') : successor('new');
  made.agencies.push(after);
  link(first, after, how === 'into' ? 'merge' : how);
  if (how !== 'merge' || alike.length === 0) return;
  const second = draw.pick(alike);
  stop(second);
  link(second, after, 'merge');
  after.office = `${first.office} ${second.office}`;
}

function endLevel(made: Bodies, day: string, level: string): void {
  for (const one of made.agencies.filter((body) => body.level === level && (body.valid_from ?? '') < day && (body.valid_to ?? '9999') >= day)) {
    one.valid_to = dayAfter(day, -1);
    made.succession = made.succession.filter((link) => link.predecessor !== one.id);
    made.succession.push({ predecessor: one.id, successor: '', kind: 'end', operates_from: day, share: null });
  }
}

/** The same body under another name from a day on. */
function rewrite(made: Bodies, one: Agency, day: string): void {
  if (one.valid_to !== null && one.valid_to < day) return;
  made.agencies.push({ ...one, valid_from: day });
  one.valid_to = dayAfter(day, -1);
}
