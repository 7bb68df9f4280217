// Small hostile worlds: whatever the method has a rule for happens in them, and often exactly at the threshold.
import type fc from 'fast-check';
import { drawBodies } from './generate/bodies.ts';
import { drawn } from './generate/draw.ts';
import { drawFrame } from './generate/frame.ts';
import type { Frame } from './generate/frame.ts';
import { drawPages } from './generate/pages.ts';
import { drawSheets } from './generate/sheets.ts';
import { knot } from './generate/ties.ts';
import { decide, tie } from './generate/tune.ts';
import type { World } from './world.ts';

export type { Frame };

/** What the worlds of one database share. */
export function frames(): fc.Arbitrary<Frame> {
  return drawn(drawFrame);
}

/** A world in a frame; every id of its own begins with `prefix`, so that several stand in one database. */
export function anyWorld(prefix: string, frame: Frame): fc.Arbitrary<World> {
  return drawn((draw) => {
    const maps = [`${prefix}map`, ...(draw.chance(25) ? [`${prefix}far`] : [])];
    const bodies = drawBodies(draw, prefix, maps, frame);
    const pages = drawPages(draw, prefix, maps, frame);
    const sheets = drawSheets(draw, prefix, bodies, pages, frame);
    const acts = sheets.acts.sort((a, b) => Date.parse(a.acted_at) - Date.parse(b.acted_at)).map((act, at) => ({ ...act, seq: at + 1 }));
    const world: World = { ...frame, ...pages, ...bodies, submissions: sheets.submissions, landed: sheets.landed, acts, returns: sheets.returns, locks: [] };
    return decide(draw, knot(draw, tie(draw, world)));
  });
}

/** Worlds of one frame in one: their acts in the order of time, each world's own order kept. */
export function merge(worlds: World[]): World {
  const { calendar, rules, today, as_of } = worlds[0]!;
  const all = <Name extends 'indicators' | 'plans' | 'targets' | 'baselines' | 'agencies' | 'succession' | 'breaks' | 'landed' | 'submissions' | 'returns' | 'locks'>(name: Name): World[Name] => worlds.flatMap((world) => world[name] as never[]) as World[Name];
  const acts = worlds.flatMap((world) => world.acts.toSorted((a, b) => a.seq - b.seq)).sort((a, b) => Date.parse(a.acted_at) - Date.parse(b.acted_at)).map((act, at) => ({ ...act, seq: at + 1 }));
  return {
    calendar, rules, today, as_of, acts, indicators: all('indicators'), plans: all('plans'), targets: all('targets'), baselines: all('baselines'), agencies: all('agencies'), succession: all('succession'),
    breaks: all('breaks'), landed: all('landed'), submissions: all('submissions'), returns: all('returns'), locks: all('locks'),
  };
}
