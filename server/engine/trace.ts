// Where a number comes from: the statement as run, the observations behind it, and how it was made of them.
import type { RequestHandler } from 'express';
import { HttpError } from '../problem.ts';
import { nearest } from '../nearest.ts';
import { mustBeKnown } from './ask.ts';
import type { Doorkeeper } from './ask.ts';
import type { Engine } from './engine.ts';
import { momentOf } from './moments.ts';
import { originOf } from './origins.ts';
import { readParams } from './question.ts';
import { rowsOf } from './values.ts';
import type { Bound, Cells } from './values.ts';

/**
 * GET /api/trace?question=…&row=…&column=…: `row` counts from 0 in the order of the answer; all other parameters are the question's own.
 * The header of the question says for each column what it is made of.
 */
export function trace(engine: Engine, door: Doorkeeper): RequestHandler {
  return async (req, res) => {
    const { question: name, row: at, column: wanted, published: _, ...given } = req.query as Record<string, string>;
    const question = engine.questions.get(String(name ?? ''));
    if (!question) throw new HttpError(404, 'unknown-question', { name: String(name ?? '').slice(0, 80), nearest: nearest(String(name ?? '').slice(0, 80), engine.questions.keys()).join(', ') });
    const column = question.columns.find((one) => one.name === wanted);
    if (!column) throw new HttpError(400, 'wrong-parameter', { name: 'column', given: String(wanted ?? '').slice(0, 80), allowed: nearest(String(wanted ?? '').slice(0, 80), question.columns.map((one) => one.name), 10).join(', ') });
    if (!/^\d{1,9}$/.test(String(at ?? ''))) throw new HttpError(400, 'wrong-parameter', { name: 'row', given: String(at ?? '').slice(0, 80), allowed: '0, 1, 2' });
    const params = door.let(req, res, question, readParams(question, given));
    await mustBeKnown(engine, params);

    const { columns, snapshot } = await engine.run(question, params);
    if (Number(at) >= columns.rows) throw new HttpError(404, 'unknown-row', { row: String(at), rows: String(columns.rows) });
    const cells = rowsOf(columns)[Number(at)]!;
    const moment = params.as_of?.value ?? (question.replay === null ? null : params.to!.value);
    const known = moment === null ? engine.now() : momentOf(String(moment));
    res.set('Cache-Control', 'private, no-cache').json({
      question: question.name, row: Number(at), column: column.name, unit: column.unit, words: column.words, value: cells[column.name], cells, snapshot, as_of: moment,
      statement: engine.fullStatement(question), parameters: plain({ ...known, ...params, as_of: known.as_of! }),
      ...await originOf({ engine, question, column: column.name, cells, params, moment, seen: (one, of) => door.seen(res, one, of) }),
    });
  };
}

function plain(bound: Bound): Cells {
  return Object.fromEntries(Object.entries(bound).map(([name, { value }]) => [name, value]));
}
