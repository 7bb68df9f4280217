// Rulings: which of several milestones for the same thing and year is in use from now on, by which document, and what that changes before it is recorded.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Row } from '../../queries/types.ts';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import type { Engine } from '../engine/engine.ts';
import { asIf } from '../engine/supposed.ts';
import { HttpError } from '../problem.ts';

const LEAST_REASON = 15;
const words = (most: number) => z.string().normalize('NFC').trim().max(most);
const Given = z.object({ milestone: z.string().max(120), document: words(300).min(3), note: words(1000).default('') });

type Conflict = Row<'conflicts'>;
/** What a ruling would change of a page: the milestone in use and its verdict, the page's own verdict, that of the year passed. */
export interface RulingEffect {
  target: string; plan: string; short_vi: string; short_en: string; in_use_before: string | null; in_use_after: string | null; verdict_before: string | null; verdict_after: string | null; status_before: string; status_after: string; passed_before: string | null; passed_after: string | null;
}

/** POST /api/rulings/effect: what recording this ruling, or withdrawing it, would change; nothing is stored. */
export function rulingEffect(house: House): RequestHandler {
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'rule');
    const { milestone, withdrawn } = z.object({ milestone: z.string().max(120).catch(''), withdrawn: z.boolean().catch(false) }).parse(req.body ?? {});
    const found = await conflictOf(house.engine, milestone);
    res.set('Cache-Control', 'no-store').json(await effectOf(house.engine, found, milestone, !withdrawn));
  };
}

/** POST /api/rulings: a milestone is in use from now on, in the place of the others for the same thing and year. */
export function recordRuling(house: House): RequestHandler {
  const { home: { state }, engine, intake } = house;
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'rule');
    const read = Given.safeParse(req.body ?? {});
    if (!read.success) throw new HttpError(422, read.error.issues[0]!.path[0] === 'document' ? 'ruling-without-document' : 'ruling-wrong', { milestone: String((req.body as { milestone?: unknown } | undefined)?.milestone ?? '').slice(0, 80) });
    const { milestone, document, note } = read.data;
    await intake.inTurn(async () => {
      const standing = (await conflictOf(engine, milestone)).find((row) => row.milestone === milestone)!;
      if (standing.why === 'ruling' && standing.document === document) throw new HttpError(409, 'ruling-holds', { document });
      state.transaction(() => state.act({ at: state.now(), actor: person, kind: 'ruling', submission: milestone, detail: JSON.stringify({ document, ...(note === '' ? {} : { note }) }) }));
      await intake.showNow();
    });
    res.status(201).set('Cache-Control', 'no-store').json({ milestone, document });
  };
}

/** POST /api/rulings/:milestone/withdrawal: the ruling that holds holds no more, with the reason; the latest signed document decides again. */
export function withdrawRuling(house: House): RequestHandler {
  const { home: { state }, engine, intake } = house;
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'rule');
    const milestone = String(req.params.milestone);
    const reason = words(1000).min(LEAST_REASON).safeParse((req.body as { reason?: unknown } | undefined)?.reason);
    if (!reason.success) throw new HttpError(422, 'ruling-without-reason', { least: LEAST_REASON });
    await intake.inTurn(async () => {
      const standing = (await conflictOf(engine, milestone)).find((row) => row.milestone === milestone)!;
      if (standing.why !== 'ruling') throw new HttpError(409, 'ruling-none', { milestone });
      state.transaction(() => state.act({ at: state.now(), actor: person, kind: 'ruling-withdrawn', submission: milestone, detail: JSON.stringify({ document: standing.document ?? '', reason: reason.data }) }));
      await intake.showNow();
    });
    res.status(201).set('Cache-Control', 'no-store').json({ milestone });
  };
}

/** The milestones among which this one stands. @throws HttpError 422 where nothing contradicts it */
async function conflictOf(engine: Engine, milestone: string): Promise<Conflict[]> {
  for (const plan of engine.names.of('plan')!) {
    const rows = await engine.rows('conflicts', { plan });
    const own = rows.find((row) => row.milestone === milestone);
    if (own) return rows.filter((row) => row.target === own.target && row.due === own.due);
  }
  throw new HttpError(422, 'ruling-wrong', { milestone: milestone.slice(0, 80) });
}

async function effectOf(engine: Engine, conflict: Conflict[], milestone: string, holds: boolean): Promise<RulingEffect[]> {
  const plans = [...new Set(conflict.map(({ plan }) => plan))];
  const effects: RulingEffect[] = [];
  const standing = await Promise.all(plans.map(async (plan) => ({ plan, pages: await engine.rows('targets', { plan }), milestones: await engine.rows('conflicts', { plan }) })));
  const indicators = [...new Set(standing.flatMap(({ pages }) => pages.filter(({ target }) => target === conflict[0]!.target).map(({ indicator }) => indicator)))];
  const supposed = await asIf(engine, [{ ruling: milestone, holds }], indicators, async (ask) => {
    const then = [];
    for (const plan of plans) then.push({ pages: await ask('targets', { plan }), milestones: await ask('conflicts', { plan }) });
    return then;
  });
  for (const [at, { plan, pages, milestones }] of standing.entries()) {
    const touched = new Set(milestones.filter((row) => conflict.some((one) => one.milestone === row.milestone)).map(({ target }) => target));
    const { pages: then, milestones: others } = supposed[at]!;
    for (const page of pages.filter(({ target }) => touched.has(target))) {
      const inUse = (rows: Conflict[]): Conflict | undefined => rows.find((row) => row.target === page.target && row.due === conflict[0]!.due && row.operative);
      const [after, before_use, after_use] = [then.find(({ target }) => target === page.target) ?? page, inUse(milestones), inUse(others)];
      effects.push({
        target: page.target, plan, short_vi: page.short_vi, short_en: page.short_en, in_use_before: before_use?.milestone ?? null, in_use_after: after_use?.milestone ?? null, verdict_before: before_use?.status ?? null, verdict_after: after_use?.status ?? null,
        status_before: page.status, status_after: after.status, passed_before: page.passed_status, passed_after: after.passed_status,
      });
    }
  }
  return effects;
}
