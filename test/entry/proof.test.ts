// Which lines of a sheet lack a document: by what the rule asks of them, and what is typed.
import { describe, expect, test } from 'vitest';
import { keyOf, lineKey } from '../../client/entry/grid.ts';
import type { Line, Typed } from '../../client/entry/grid.ts';
import { lookAt } from '../../client/entry/line-look.ts';
import { firstMissing, proofOf } from '../../client/entry/proof.ts';
import type { Documents } from '../../client/entry/proof.ts';
import { line } from './lines.ts';

const NONE: Documents = new Map();
const typed = (of: Line, texts: Record<string, string>): Map<string, Typed> => new Map(Object.entries(texts).map(([field, text]) => [keyOf(of, field as 'value'), { text, reading: '' }]));
const proof = (of: Line, texts: Record<string, string> = {}, documents: Documents = NONE) => {
  const cells = typed(of, texts);
  return proofOf(of, lookAt(of, cells, '2026Q3'), cells, documents);
};
const survey = line({ kind: 'survey', timing: 'survey', proof: 'always' });
const handed = { handed_submission: 'PN-1', handed_stands: true, handed_state: 'reported', handed_numerator: 4, handed_denominator: 9 };

describe('a document is missing', () => {
  test('where one is always asked for, once there is a figure; a state needs none', () => {
    expect(proof(survey)).toEqual({ many: 0, isMissing: false });
    expect(proof(survey, { value: '88,5', sample: '400' })).toEqual({ many: 0, isMissing: true });
    expect(proof(survey, { state: 'nothing-to-report' }).isMissing).toBe(false);
    expect(proof(line({}), { numerator: '4', denominator: '9' }).isMissing, 'of most nothing is asked').toBe(false);
  });

  test('not where there is one, and not while nobody knows', () => {
    const figure = { value: '88,5', sample: '400' };
    expect(proof(survey, figure, new Map([[lineKey(survey), 2]]))).toEqual({ many: 2, isMissing: false });
    expect(proof(survey, figure, new Map([['x level=commune', 2]])).isMissing, 'that of another part').toBe(true);
    expect(proof(survey, figure, null)).toEqual({ many: null, isMissing: false });
  });

  test('where a figure that counts is corrected, not while it stands as it was; one that was given back is corrected too', () => {
    const counts = line({ ...handed, proof: 'changed' });
    expect(proof(counts).isMissing).toBe(false);
    expect(proof(counts, { numerator: '5' }).isMissing).toBe(true);
    expect(proof(line({ ...handed, handed_stands: false, proof: 'changed' })).isMissing).toBe(true);
  });

  test('the first of several', () => {
    expect(firstMissing([proof(line({})), proof(survey, { value: '1', sample: '2' }), proof(survey, { value: '1', sample: '2' })])).toBe(1);
    expect(firstMissing([proof(line({}))])).toBe(-1);
  });
});
