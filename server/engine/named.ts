// Questions asked by their names within the server, with the types that their headers give.
import type { Params, Questions, Row } from '../../queries/types.ts';
import { readParams } from './question.ts';
import type { Question } from './question.ts';
import { rowsOf } from './values.ts';
import type { Bound, Columns } from './values.ts';

/** @throws HttpError 400 as an address would get */
export function paramsOf<Name extends keyof Questions>(question: Question, params: Params<Name>): Bound {
  return readParams(question, Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined).map(([param, value]) => [param, String(value)])));
}

/** The types are written from the headers that the columns are read by. */
export function namedRows<Name extends keyof Questions>(_name: Name, columns: Columns): Row<Name>[] {
  return rowsOf(columns) as unknown as Row<Name>[];
}
