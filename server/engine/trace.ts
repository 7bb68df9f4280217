// Where a number comes from: the statement as run, the observations behind it, and how it was made of them.
import type { RequestHandler } from 'express';
import { HttpError } from '../problem.ts';
import { nearest } from '../nearest.ts';
import { mustBeKnown } from './ask.ts';
import type { Bound, Columns, Plain } from './duckdb.ts';
import type { Engine } from './engine.ts';
import { readParams } from './question.ts';
import type { Question } from './question.ts';

type Cells = Record<string, Plain>;

/** Columns that are counts of target pages, and which of them they count; `of` is the row that the count stands in. */
const COUNTED: Record<string, (page: Cells, of: Cells) => boolean> = {
  achieved: ({ status }) => status === 'achieved', on_track: ({ status }) => status === 'on-track', at_risk: ({ status }) => status === 'at-risk',
  off_track: ({ status }) => ['off-track', 'reversing', 'missed'].includes(String(status)), not_assessed: ({ status }) => ['not-assessable', 'no-data', 'not-due'].includes(String(status)),
  ended: ({ status }) => status === 'ended', total: () => true, with_data: ({ actual }) => actual !== null,
  milestones_achieved: (page, of) => passed(page, of) === 'achieved', milestones_missed: (page, of) => passed(page, of) === 'missed', milestones_ended: (page, of) => passed(page, of) === 'ended',
};

/** The verdict of a page's milestone of the year whose milestones are counted: of the one beside its headline, or of a headline that is over. */
function passed(page: Cells, of: Cells): Plain {
  if (page.passed_due === of.milestones_due) return page.passed_status ?? null;
  return page.due === of.milestones_due && (page.closed === true || page.status === 'ended') ? page.status ?? null : null;
}

/**
 * GET /api/trace?question=…&row=…&column=…: `row` counts from 0 in the order of the answer; all other parameters are the question's own.
 * A row says by its columns (else the question by its parameters) whose number it is: `target`, `quarter` or `actual_quarter`, `agency`.
 */
export function trace(engine: Engine): RequestHandler {
  return async (req, res) => {
    const { question: name, row: at, column: wanted, ...given } = req.query as Record<string, string>;
    const question = engine.questions.get(String(name ?? ''));
    if (!question) throw new HttpError(404, 'unknown-question', { name: String(name ?? '').slice(0, 80), nearest: nearest(String(name ?? '').slice(0, 80), engine.questions.keys()).join(', ') });
    const column = question.columns.find((one) => one.name === wanted);
    if (!column) throw new HttpError(400, 'wrong-parameter', { name: 'column', given: String(wanted ?? '').slice(0, 80), allowed: nearest(String(wanted ?? '').slice(0, 80), question.columns.map((one) => one.name), 10).join(', ') });
    if (!/^\d{1,9}$/.test(String(at ?? ''))) throw new HttpError(400, 'wrong-parameter', { name: 'row', given: String(at ?? '').slice(0, 80), allowed: '0, 1, 2' });
    const params = readParams(question, given);
    for (const [param, { value }] of Object.entries(params)) mustBeKnown(engine, param, value);

    const { columns, snapshot } = await engine.run(question, params);
    if (Number(at) >= columns.rows) throw new HttpError(404, 'unknown-row', { row: String(at), rows: String(columns.rows) });
    const cells = rowsOf(columns)[Number(at)]!;
    const moment = params.as_of?.value ?? (question.replay === null ? null : params.to!.value);
    const known = moment === null ? engine.now() : engine.moment(String(moment));
    res.set('Cache-Control', 'private, no-cache').json({
      question: question.name, row: Number(at), column: column.name, unit: column.unit, words: column.words, value: cells[column.name], cells, snapshot, as_of: moment,
      statement: engine.fullStatement(question), parameters: plain({ ...known, ...params, as_of: known.as_of! }),
      ...await behind(engine, question, column.name, cells, params, moment),
    });
  };
}

/** What the number is made of: observations and derivation of a target's figure, the pages that a count counts, or a place in a document. */
async function behind(engine: Engine, question: Question, column: string, cells: Cells, params: Bound, moment: Plain): Promise<object> {
  const known = (name: string): Plain => cells[name] ?? params[name]?.value ?? null;
  const asked = async (name: string, of: Cells): Promise<Cells[]> => {
    const one = engine.questions.get(name)!;
    const text = Object.fromEntries(Object.entries({ ...of, as_of: moment }).filter(([param, value]) => value !== null && value !== undefined && one.params.some((each) => each.name === param)).map(([param, value]) => [param, String(value)]));
    return rowsOf((await engine.run(one, readParams(one, text))).columns);
  };
  const source = 'source' in cells ? { source: cells.source, line: cells.line ?? null, clause: cells.clause ?? null, quote: cells.quote ?? null } : null;
  const [target, plan] = [known('target'), known('plan')];
  if (target === null && plan !== null && column in COUNTED) {
    const pages = await asked('targets', { plan, area: cells.area || null, report: known('report') });
    return { source, pages: pages.filter((page) => COUNTED[column]!(page, cells)) };
  }
  if (target === null) return { source };
  const closing = column.startsWith('passed_') && cells.passed_due ? `${String(cells.passed_due)}Q4` : null;
  const quarter = closing ?? known('actual_quarter') ?? known('quarter');
  const judged = closing !== null || cells.span === 'year' || (question.name === 'target' && cells.closed === true);
  const agency = question.columns.some((one) => one.name === 'bodies') ? known('agency') : null;
  const observations = quarter === null ? [] : await asked('behind', { target, quarter, span: judged ? 'year' : null, agency, boundary: known('boundary') });
  return {
    source,
    // The breakdown has what is carried for absent bodies apart from what was reported.
    observations: question.name === 'breakdown' ? observations.filter((row) => (row.role === 'carried') === (column === 'last_value')) : observations,
    derivation: agency === null ? await asked('derivation', { target, milestone: closing ? cells.passed_milestone ?? null : cells.milestone ?? null, report: known('report'), quarter: judged ? null : quarter }) : [],
  };
}

function rowsOf(columns: Columns): Cells[] {
  return Array.from({ length: columns.rows }, (_, at) => Object.fromEntries(columns.names.map((name, index) => [name, columns.values[index]![at] ?? null])));
}

function plain(bound: Bound): Cells {
  return Object.fromEntries(Object.entries(bound).map(([name, { value }]) => [name, value]));
}
