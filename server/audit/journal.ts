// The journal: the acts of the chain to read, to take along, and whether the chain is whole.
import { setImmediate } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { csvText } from '../engine/formats.ts';
import type { Linked } from '../lake/chain.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import { actors, page, some } from './acts.ts';
import type { Sought } from './acts.ts';
import { Teller } from './saying.ts';
import { Wholeness } from './whole.ts';

const NO_STORE = { 'Cache-Control': 'no-store' };
const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const NUMBER = /^[1-9]\d{0,14}$/;
const NAME = /^[\w:.-]{1,120}$/;
/** What a request may name, and an example of each. */
const PARAMS: Record<string, [form: RegExp, example: string]> = {
  of: [/^[a-z-]{1,40}$/, 'sheets, submit'], actor: [NAME, 'p-0123456789ab'], subject: [NAME, 'PN-2026Q3-bg-so-noi-vu-01'],
  from: [DAY, '2026-10-05'], to: [DAY, '2026-10-05'], before: [NUMBER, '4812'], after: [NUMBER, '4812'], lang: [/^(vi|en)$/, 'vi, en'],
};
/** Acts written to a file before others are served. */
const SLICE = 200;
const COLUMNS = ['seq', 'at', 'who', 'actor', 'said', 'kind', 'subject', 'detail', 'previous', 'hash'] as const;

/** @throws HttpError 400 */
function sought(req: Request): Sought {
  for (const [name, given] of Object.entries(req.query)) {
    if (!Object.hasOwn(PARAMS, name)) throw new HttpError(400, 'unknown-parameter', { name: name.slice(0, 40), allowed: Object.keys(PARAMS).join(', ') });
    const [form, example] = PARAMS[name]!;
    if (typeof given !== 'string' || !form.test(given)) throw new HttpError(400, 'wrong-parameter', { name, given: String(given).slice(0, 80), allowed: example });
  }
  const { of, actor, subject, from, to, before, after } = req.query as Record<string, string | undefined>;
  return { of, actor, subject, from, to, ...(before === undefined ? {} : { before: Number(before) }), ...(after === undefined ? {} : { after: Number(after) }) };
}

async function tellerOf({ home, engine }: House, req: Request): Promise<Teller> {
  const lang = langOf(req);
  const { values } = await engine.db.use((lease) => lease.run(`select agency, name_${lang} from bodies`));
  return new Teller(home.state, new Map((values[0] as string[]).map((agency, at) => [agency, values[1]![at] as string])), lang);
}

/** GET /api/acts: a page, newest first, with who may be asked for. */
export function acts(house: House): RequestHandler {
  return async (req, res) => {
    const asked = sought(req);
    const teller = await tellerOf(house, req);
    const { acts: found, older, newer } = page(house.home.state, asked);
    res.set(NO_STORE).json({ acts: found.map((act) => teller.tell(act)), older, newer, actors: actors(house.home.state) });
  };
}

/** GET /api/acts/:seq: one act with all its fields, as they were hashed. */
export function oneAct(house: House): RequestHandler {
  return async (req, res) => {
    const found = NUMBER.test(String(req.params.seq)) ? house.home.state.get<Linked>('select * from acts where seq = ?', Number(req.params.seq)) : undefined;
    if (!found) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
    res.set(NO_STORE).json({ ...(await tellerOf(house, req)).tell(found), detail: found.detail, previous: found.previous });
  };
}

/** GET /api/acts.csv: everything that the filter lets through, oldest last. */
export function actsCsv(house: House): RequestHandler {
  return async (req, res) => {
    const asked = sought(req);
    const [teller, lang] = [await tellerOf(house, req), langOf(req)];
    res.set({ ...NO_STORE, 'Content-Disposition': `attachment; filename="cot-moc-acts-${dayInVietnam(new Date())}.csv"` }).type('text/csv; charset=utf-8');
    // Heard once for the whole answer: a compressed one keeps every listener that it is given.
    let goOn = (): void => undefined;
    res.on('drain', () => goOn()).on('close', () => goOn());
    // Excel reads the letters right where the file says that it is Unicode.
    res.write(`\ufeff${COLUMNS.map((name) => csvText(say(lang, `audit:column.${name}`))).join(',')}\r\n`);
    for (let before = asked.before; !res.destroyed;) {
      const rows = some(house.home.state, { ...asked, before, after: undefined }, SLICE);
      const lines = rows.map((act) => {
        const told = { ...teller.tell(act), detail: act.detail, previous: act.previous };
        return COLUMNS.map((name) => (name === 'seq' ? String(told.seq) : csvText(String(told[name] ?? '')))).join(',');
      });
      const isTaken = res.write(lines.map((line) => `${line}\r\n`).join(''));
      if (rows.length < SLICE) break;
      before = rows.at(-1)!.seq;
      if (isTaken) await setImmediate();
      else await new Promise<void>((next) => { goOn = next; });
    }
    res.end();
  };
}

/** GET /api/acts/chain: whether the chain is whole, by following it; `?anew=1` from the first act. */
export function chain(house: House): RequestHandler {
  const wholeness = new Wholeness(house.home.state);
  return async (req, res) => {
    const { findings, ...checked } = await wholeness.check(req.query.anew === '1');
    res.set(NO_STORE).json({ ...checked, findings: findings.map(({ code, params }) => ({ code, told: say(langOf(req), `commands:found.${code}`, params) })) });
  };
}
