// Properties over generated worlds: ten at a time in one database, drawn by fast-check with a fixed seed. One that fails is held against fewer and plainer worlds until it holds.
import fc from 'fast-check';
import type { RunDetails } from 'fast-check';
import { Duck } from './duck.ts';
import { anyWorld, frames, merge } from './generate.ts';
import type { Frame } from './generate.ts';
import type { Computed, World } from './world.ts';

const SEED = 2026;
const RUNS = process.env.THOROUGH ? 10 : 3;
const TOGETHER = 10;
/** Time to find plainer worlds in, before a test is ended. */
const SHRINKING_MS = 90_000;
const ENDS = ['series', 'verdicts', 'headlines', 'forecasts', 'units', 'askings', 'called', 'catalogue', 'moment', 'pages', 'breaks'];

/** A batch as it was computed, in a database of its own that holds its steps; `luck` is drawn with it. */
export interface Stood { world: World; computed: Computed; duck: Duck; luck: number }

const without = (frame: Frame): World => ({ ...frame, indicators: [], plans: [], targets: [], baselines: [], agencies: [], succession: [], breaks: [], landed: [], submissions: [], acts: [], returns: [], locks: [] });
/** Hardly ever left out as they are drawn, first of all when they are made plainer. As text, since fast-check draws an object that is built by hand anew, and otherwise, whenever it takes another try at the rest. */
const worlds = (frame: Frame): fc.Arbitrary<World> => fc.tuple(...Array.from({ length: TOGETHER }, (_, at) => fc.option(anyWorld(`w${at}-`, frame).map((world) => JSON.stringify(world)), { freq: 1_000_000 })))
  .map((drawn) => merge([without(frame), ...drawn.filter((text) => text !== null).map((text) => JSON.parse(text) as World)]));
const batches = fc.noShrink(frames()).chain(worlds);

/** Those computed last: each property is drawn the same batches. */
const stood = new Map<string, Omit<Stood, 'luck'>>();

async function stand(world: World): Promise<Omit<Stood, 'luck'>> {
  const key = JSON.stringify(world);
  const known = stood.get(key);
  if (known) return known;
  const oldest = [...stood][RUNS - 1] ? [...stood][0]! : null;
  if (oldest) {
    stood.delete(oldest[0]);
    oldest[1].duck.close();
  }
  const duck = await Duck.open();
  await duck.load(world, ENDS);
  const made = { world, duck, computed: { series: await duck.step('series'), verdicts: await duck.step('verdicts'), headlines: await duck.step('headlines'), forecasts: await duck.step('forecasts') } as Computed };
  stood.set(key, made);
  return made;
}

/** Holds a property against every batch. @throws Error with what failed of the plainest batch found, and how to draw it again */
export async function forAny<With>(check: (stood: Stood, drawn: With) => Promise<void>, besides: fc.Arbitrary<With>, runs = RUNS): Promise<void> {
  await fc.assert(fc.asyncProperty(batches, fc.nat(), besides, async (world, luck, drawn) => check({ ...(await stand(world)), luck }, drawn)), {
    seed: SEED, numRuns: runs, interruptAfterTimeLimit: SHRINKING_MS, markInterruptAsFailure: true, reporter: tell,
  });
}

/** A world is too long to be printed: its bodies say which it is, the seed and the path draw it again. */
function tell<With>({ failed, counterexample, counterexamplePath, numShrinks, errorInstance, seed }: RunDetails<[World, number, With]>): void {
  if (!failed) return;
  const world = counterexample?.[0];
  const size = world && `${world.targets.length} targets, ${world.landed.length} figures of ${world.agencies.map(({ id }) => id).join(', ')}`;
  throw new Error(`seed ${seed}, path ${counterexamplePath}, made plainer ${numShrinks} times: ${size}\n${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`, { cause: errorInstance });
}

export function closeAll(): void {
  for (const { duck } of stood.values()) duck.close();
}
