// What a file is asked of: its parameters, and the questions that it is made of, each through the same door as on a page.
import type { Request, Response } from 'express';
import type { Params, Questions, Row } from '../../queries/types.ts';
import type { House } from '../app.ts';
import { asking } from '../access/asking.ts';
import { mustBeKnown } from '../engine/ask.ts';
import { originOf } from '../engine/origins.ts';
import { readParams } from '../engine/question.ts';
import { rowsOf } from '../engine/values.ts';
import type { Cells } from '../engine/values.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';

/** What every file may be asked with: as on a page, the publication and the moment; the language of its words. */
const ALWAYS = ['published', 'as_of', 'lang'];
/** A figure may come between two questions of one file; then all of them are asked anew. */
const TRIES = 3;

/** A word or sentence: `files:sheet.tidy`, of `screen` where no noun is named. */
export type Say = (key: string, params?: Record<string, unknown>) => string;

/** Asks for one file. `snapshots`: of what its answers were, one where they belong together. */
export class Asking {
  readonly lang: Lang;
  readonly say: Say;
  readonly given: Readonly<Record<string, string>>;
  readonly house: House;
  readonly snapshots = new Set<number>();
  private readonly req: Request;
  private readonly res: Response;

  /** @param allowed parameters beside those that every file takes @param lang of a file that has but one @throws HttpError 400 */
  constructor(house: House, req: Request, res: Response, allowed: readonly string[], lang: Lang = langOf(req)) {
    const names = [...allowed, ...ALWAYS];
    for (const [name, value] of Object.entries(req.query)) {
      if (!names.includes(name)) throw new HttpError(400, 'unknown-parameter', { name: name.slice(0, 40), allowed: names.join(', ') });
      if (typeof value !== 'string' || value.length > 2000) throw new HttpError(400, 'doubled-parameter', { name });
    }
    // A file is of one publication or of one moment: of both it would be called what it is not.
    if (req.query.published && req.query.as_of) throw new HttpError(400, 'unknown-parameter', { name: 'as_of', allowed: names.filter((name) => name !== 'as_of').join(', ') });
    this.house = house;
    this.req = req;
    this.res = res;
    this.lang = lang;
    this.say = (key, params) => say(this.lang, key.includes(':') ? key : `screen:${key}`, params);
    this.given = req.query as Record<string, string>;
  }

  /** The rows of a question, as its reader sees them on a page. @throws HttpError 400, 401, 403, 404 */
  async rows<Name extends keyof Questions>(name: Name, params: Params<Name>): Promise<Row<Name>[]> {
    return (await this.answer(name, params)).rows as Row<Name>[];
  }

  /** The pages that a count of the overview counts. @throws HttpError 400 where nothing is counted under that name */
  async counted(column: string, params: Params<'overview'>): Promise<Set<string>> {
    const { engine } = this.house;
    const question = engine.questions.get('overview')!;
    const columns = question.origins.filter(({ kind }) => kind === 'pages').flatMap((origin) => origin.columns);
    if (!columns.includes(column)) throw new HttpError(400, 'wrong-parameter', { name: 'count', given: column.slice(0, 80), allowed: columns.join(', ') });
    const { rows, bound } = await this.answer('overview', params);
    const cells = (rows as Cells[]).find(({ area }) => area === '');
    if (!cells) return new Set();
    const found = await originOf({ engine, question, column, cells, params: bound, moment: bound.as_of?.value ?? null, seen: (one, of) => asking(this.house).seen(this.res, one, of) });
    return new Set((found.pages ?? []).map(({ target }) => String(target)));
  }

  private async answer(name: keyof Questions, params: object): Promise<{ rows: unknown[]; bound: ReturnType<typeof readParams> }> {
    const { engine } = this.house;
    const question = engine.questions.get(name)!;
    const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== '').map(([param, value]) => [param, String(value)]));
    const moment = this.given.as_of && question.params.some((param) => param.name === 'as_of') ? { as_of: this.given.as_of } : {};
    const bound = asking(this.house).let(this.req, this.res, question, readParams(question, { ...given, ...moment }));
    await mustBeKnown(engine, bound);
    const { columns, snapshot } = await engine.run(question, bound);
    this.snapshots.add(engine.isFixed(bound) ? 0 : snapshot);
    return { rows: rowsOf(columns), bound };
  }

  /** What is made of several questions, all of one snapshot. @throws HttpError 409 where figures keep coming */
  async atOnce<T>(make: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      this.snapshots.clear();
      const made = await make();
      this.snapshots.delete(0);
      if (this.snapshots.size < 2) return made;
    }
    throw new HttpError(409, 'figures-arriving');
  }
}
