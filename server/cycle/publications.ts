// Publications: a dated act of the secretary that freezes what everybody else sees, with how complete it was and what was still open.
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Params, Row } from '../../queries/types.ts';
import { mustBeAllowed, signedOf } from '../access/guard.ts';
import type { House } from '../app.ts';
import { GROUPS } from '../audit/kinds.ts';
import { readParams } from '../engine/question.ts';
import type { Engine } from '../engine/engine.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { frozen, keepTallies, talliesNow } from '../scoring/snapshots.ts';

/** `plans`: each plan's row of the question `readiness`. */
export interface Publication { number: number; at: string; by: string; title: string; note: string; plans: Row<'readiness'>[]; locked: number; seq: number }

const Given = z.object({ title: z.string().trim().min(3).max(200), note: z.string().trim().max(2000), snapshot: z.number().int() });

/** Acts that change what a publication freezes, and those that change what else its reader has before them. Scores have their own stages: they come by the minute, and hold up nothing. */
const MOVING = [...GROUPS.sheets, ...GROUPS.review, ...GROUPS.evidence, ...GROUPS.publication, 'registry'].map((kind) => `'${kind}'`).join(', ');
const SHOWN = `${MOVING}, ${GROUPS.conclusions.map((kind) => `'${kind}'`).join(', ')}`;

/** What was read of each home, up to which act: every question asks for it. */
const read = new WeakMap<State, { seq: number | null; list: Publication[] }>();

/** Every publication, the latest first. Verdicts published before publications had numbers are none. */
export function publicationsOf(state: State): readonly Publication[] {
  const { seq } = state.get<{ seq: number | null }>("select max(seq) as seq from acts where kind = 'publication'")!;
  if (read.get(state)?.seq !== seq) read.set(state, { seq, list: readAll(state) });
  return read.get(state)!.list;
}

function readAll(state: State): Publication[] {
  return state.all<{ seq: number; at: string; actor: string; detail: string }>("select seq, at, actor, detail from acts where kind = 'publication' order by seq desc").flatMap(({ seq, at, actor, detail }) => {
    const { number, title, note, plans, locks } = JSON.parse(detail) as Partial<Publication> & { locks: unknown[] };
    return number === undefined ? [] : [{ number, at, by: actor, title: title!, note: note!, plans: plans!, locked: locks.length, seq }];
  });
}

/** GET /api/publications; to whoever is signed in with the names of those who published. */
export function publications(house: House): RequestHandler {
  return (_req, res) => {
    const isKnown = signedOf(res) !== null;
    res.set('Cache-Control', 'no-store').json(publicationsOf(house.home.state).map(({ by, ...one }) => ({ ...one, by: isKnown ? house.people.nameOf(by) : null })));
  };
}

/** GET /api/publications/draft: what publishing now would freeze and lock. */
export function draft(house: House): RequestHandler {
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'publish');
    const plans = await plansOf(house.engine);
    res.set('Cache-Control', 'no-store').json({ snapshot: house.engine.snapshot, plans: await all(house.engine, 'readiness', plans), closings: await all(house.engine, 'closings', plans) });
  };
}

/** POST /api/publications {title, note, snapshot}: publishes what was looked at. @throws HttpError 409 where more has come since, or made-up sheets still land */
export function publish(house: House): RequestHandler {
  const { engine, home: { state }, intake } = house;
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const given = Given.safeParse(req.body);
    if (!given.success) throw new HttpError(422, 'publication-wrong', { where: String(given.error.issues[0]!.path[0] ?? '') });
    if (house.progress.done < house.progress.total) throw new HttpError(409, 'still-landing');
    const { title, note, snapshot } = given.data;
    const number = await intake.inTurn(async () => {
      // What landed may not have been taken in yet: nothing is frozen that nobody looked at.
      const isBehind = state.get(`select 1 from acts where seq > ? and kind in (${MOVING})`, engine.snapshot) !== undefined;
      if (isBehind) await intake.showNow();
      const hasMoved = snapshot > state.snapshot() || state.get(`select 1 from acts where seq > ? and kind in (${SHOWN})`, snapshot) !== undefined;
      if (isBehind || hasMoved) throw new HttpError(409, 'publication-stale');
      const plans = await plansOf(engine);
      const [rows, closings] = [await all(engine, 'readiness', plans), await all(engine, 'closings', plans)];
      if (rows.every(({ report }) => report === null)) throw new HttpError(409, 'nothing-to-publish');
      const next = (publicationsOf(state)[0]?.number ?? 0) + 1;
      const locks = closings.map(({ milestone, actual, goal, goal_max, status }) => ({ milestone, actual, goal, goal_max, status }));
      const tallies = await talliesNow(engine);
      const at = state.now();
      state.addLocks(locks, person, at, { number: next, title, note, plans: rows, ...frozen(tallies) }, (seq) => keepTallies(state, tallies, at, seq));
      await engine.absorb();
      await keepPrints(house);
      return next;
    });
    res.status(201).set('Cache-Control', 'no-store').json({ number });
  };
}

/** Keeps what each plan said of every publication that has no print yet: of one that was written just before its server ended, too. */
export async function keepPrints({ engine, home: { state } }: Pick<House, 'engine' | 'home'>): Promise<void> {
  for (const { number, at, plans } of publicationsOf(state)) {
    for (const { plan } of plans) {
      const name = `publication/${number}/${plan}`;
      if (state.fact(name) === null) state.setFact(name, await printOf(engine, plan, at));
    }
  }
}

/** GET /api/publications/:number/check: whether each plan's targets are still what was published. A later program, or a restored home, is held to them. */
export function check(house: House): RequestHandler {
  return async (req, res) => {
    const one = publicationsOf(house.home.state).find(({ number }) => String(number) === req.params.number);
    if (!one) throw new HttpError(404, 'unknown-publication', { number: String(req.params.number).slice(0, 20) });
    const plans: Record<string, boolean> = {};
    for (const plan of await plansOf(house.engine)) {
      const was = house.home.state.fact(`publication/${one.number}/${plan}`);
      if (was !== null) plans[plan] = was === await printOf(house.engine, plan, one.at);
    }
    res.set('Cache-Control', 'no-store').json({ number: one.number, plans });
  };
}

/** The hash of a plan's targets as of a moment. */
async function printOf(engine: Engine, plan: string, at: string): Promise<string> {
  const question = engine.questions.get('targets')!;
  const { columns } = await engine.run(question, readParams(question, { plan, as_of: at }));
  return createHash('sha256').update(JSON.stringify(columns.values)).digest('hex');
}

async function plansOf(engine: Engine): Promise<string[]> {
  return (await engine.db.use((lease) => lease.run('select id from registry_plans order by position, id'))).values[0] as string[];
}

async function all<Name extends 'readiness' | 'closings'>(engine: Engine, name: Name, plans: string[]): Promise<Row<Name>[]> {
  const rows: Row<Name>[] = [];
  for (const plan of plans) rows.push(...await engine.rows(name, { plan } as Params<Name>));
  return rows;
}
