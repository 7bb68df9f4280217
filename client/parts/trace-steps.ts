// How a figure and its verdict came about, as sentences: the steps of `derivation`, chosen and formatted, never computed.
import type { Row } from '../../queries/types.ts';
import { distance, figure, goalWords, level, quarterLabel } from '../format.ts';
import type { Lang, Say } from '../words.ts';
import { share } from './figures.ts';

type Step = Row<'derivation'>;

export interface Told { step: string; text: string }
export interface ToldGroup { group: 'figure' | 'path' | 'distance' | 'rules'; steps: Told[] }

/** How a target's own figures are written: its kind, and its unit as `unitOf` says it. */
export interface Written { kind: string; unit: string }

/** Which steps explain a column of an answer. */
export const STEPS_OF: Record<string, string[]> = {
  actual: ['figure'], passed_actual: ['figure'], numerator: ['numerator'], denominator: ['denominator'], low: ['low'], high: ['low'], coverage: ['coverage'], carried: ['carried'],
  agencies_reported: ['agencies'], agencies_expected: ['agencies'], standard_error: ['error'], baseline: ['baseline'], start: ['baseline'], path: ['path'], path_max: ['path'], goal: ['milestone'],
  goal_shown: ['milestone'], goal_max: ['milestone'], passed_goal: ['milestone'], remaining: ['figure', 'milestone'], gap: ['gap'], pace: ['pace'], lag: ['gap', 'way'],
};

/** The verdict of the last step, and why where it cannot be said. */
export function verdictOf(steps: Step[]): { status: string; reason: string } | null {
  const [status, reason = ''] = steps.find((each) => each.step === 'status')?.words?.split(' ') ?? [];
  return status === undefined ? null : { status, reason };
}

/** Whether the steps tell of another figure than the row's: the verdict of a year that is over is that of its own figure. */
export function tellsAnother(steps: Step[], actual: unknown): boolean {
  const told = steps.find((each) => each.step === 'figure');
  return told !== undefined && told.number !== null && typeof actual === 'number' && told.number !== actual;
}

/** The milestone that the figure is held against, so that rounding never contradicts the verdict. */
export function heldBy(steps: Step[]): { goal: number | null; goalMax: number | null; comparator: string | null } {
  const goal = steps.find((each) => each.step === 'milestone');
  return { goal: goal?.number ?? null, goalMax: steps.find((each) => each.step === 'milestone-max')?.number ?? null, comparator: goal?.words ?? null };
}

/** The steps as sentences of four groups, in the order in which a figure is made; groups without a step are left out. */
export function tellSteps(steps: Step[], written: Written, lang: Lang, say: Say): ToldGroup[] {
  const of = (name: string): Step | undefined => steps.find((each) => each.step === name);
  const value = (step: Step | undefined): string => figure(step?.number, written.unit, lang);
  const points = (step: Step | undefined): string => distance(step?.number, written.unit, lang);
  const plain = (step: Step | undefined): string => figure(step?.number, 'count', lang, { plain: true });
  const ratio = (step: Step | undefined): string => (step?.number === null || step?.number === undefined ? '' : share(step.number, lang));
  const at = (step: Step | undefined): { quarter: string; year: string } => ({
    quarter: step?.quarter ? quarterLabel(step.quarter, 'inline', lang) : '', year: step?.quarter?.slice(0, 4) ?? '',
  });
  const tell = (step: Step | undefined, key: string, params: Record<string, unknown> = {}): Told[] =>
    (step ? [{ step: step.step, text: say(`trace:step.${key}`, { value: value(step), ...at(step), ...params }) }] : []);
  const held = heldBy(steps);
  const summed = written.kind === 'share' ? 'share' : written.kind === 'survey' ? 'survey' : written.kind === 'rank' ? 'rank' : 'sum';
  const [counted, low, high, path, gap, within] = [of('figure'), of('low'), of('high'), of('path'), of('gap'), of('at-risk-within')];
  const window = counted?.words ?? 'stock';

  const made = counted?.number === null || counted === undefined ? tell(counted, 'figure.none') : tell(counted, `figure.${summed}`, {
    value: figure(counted.number, written.unit, lang, held),
    window: say(`trace:window.${window === 'flow' && summed === 'sum' ? 'four' : window}`, at(counted)),
  });
  const sums = tell(of('numerator'), 'numerator', { value: plain(of('numerator')) }).concat(tell(of('denominator'), 'denominator', { value: plain(of('denominator')) }));
  const milestone = tell(of('milestone'), 'milestone', { goal: goalWords(held.goal, written.unit, held.comparator, lang, held.goalMax) });
  const way = path?.number === null || path === undefined ? [] : tell(path, `path.${path.words === 'ramp' && !of('before') ? 'first' : path.words}`);
  const apart = !gap || gap.number === null ? [] : /[1-9]/.test(points(gap)) ? tell(gap, gap.number > 0 ? 'better' : 'worse', { value: points(gap) }) : tell(gap, 'level');

  return ([
    { group: 'figure', steps: [...sums, ...made, ...tell(of('agencies'), 'agencies', { count: plain(of('agencies')), expected: of('agencies')?.words }),
      ...tell(of('coverage'), written.kind === 'share' ? 'coverage.share' : 'coverage.bodies', { value: ratio(of('coverage')) }),
      ...(low && high && low.number !== high.number ? tell(low, 'range', { low: value(low), high: value(high) }) : []),
      ...tell(of('carried'), 'carried', { count: plain(of('carried')) }), ...tell(of('error'), 'error', { value: points(of('error')) })] },
    { group: 'path', steps: [...tell(of('baseline'), `baseline.${of('baseline')?.words ?? 'stated'}`), ...tell(of('before'), 'before', { value: level(of('before')?.number, written.unit, lang) }), ...milestone, ...way] },
    { group: 'distance', steps: [...apart, ...tell(of('way'), 'way', { value: points(of('way')) }), ...tell(of('tolerance'), 'tolerance', { value: points(of('tolerance')) }),
      ...tell(of('pace'), 'pace', { value: ratio(of('pace')) })] },
    { group: 'rules', steps: [...tell(of('on-track-from'), 'from', { onTrack: ratio(of('on-track-from')), atRisk: ratio(of('at-risk-from')) }),
      ...tell(within, 'within', { value: written.unit === 'percent' ? distance(within?.number, 'percent', lang) : `${plain(within)}%` }),
      ...tell(of('least-coverage'), 'least', { value: ratio(of('least-coverage')) }),
      ...tell(of('locked'), 'locked', { status: say(`terms:status.${of('locked')?.words ?? ''}`) }), ...tell(of('rules'), 'version', { version: of('rules')?.words })] },
  ] satisfies ToldGroup[]).filter(({ steps: told }) => told.length > 0);
}
