// The comparer itself: nothing is never a measured 0.
import { expect, test } from 'vitest';
import { differences } from './agree.ts';
import type { Computed } from './world.ts';

const row = (cells: Record<string, unknown>): Computed => ({ series: [{ target: 't', q: 8100, ...cells }], verdicts: [], headlines: [], forecasts: [] }) as unknown as Computed;
const bare: Computed = { series: [], verdicts: [], headlines: [], forecasts: [] };

test.each([
  ['0 and nothing', row({ actual: 0 }), row({ actual: null }), 1],
  ['0 and a row that is not there', row({ actual: 0 }), bare, 1],
  ['nothing and a row that is not there', row({ actual: null, problem: '', is_half: false, agencies: 0 }), bare, 0],
  ['no agency and an unknown number of them', row({ agencies: 0 }), row({ agencies: null }), 1],
  ['figures apart by more than 1e-9 of them', row({ actual: 100 }), row({ actual: 100.000_001 }), 1],
  ['figures apart by less', row({ actual: 100 }), row({ actual: 100.000_000_01 }), 0],
  ['small figures apart by more than 1e-9 of them', row({ actual: 0.001 }), row({ actual: 0.001_000_000_5 }), 1],
  ['what is left of equal figures, and 0', row({ actual: 0 }), row({ actual: 5e-13 }), 0],
])('%s', (_name, one, other, told) => expect(differences(one, other)).toHaveLength(told));
