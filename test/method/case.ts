// A case file: a few rows, what is expected of them, and the sentence of the method that says so.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Params, Questions, Row } from '../../queries/types.ts';
import type { Act, Agency, Baseline, Break, Computed, Indicator, Landed, Lock, Plan, Report, Rules, Submission, Succession, Target, World } from './world.ts';

/** One sheet. `rows`: "online 9/10", "units 790", "online[level=commune] 4/4", "units -" (nothing to report), "units n/a", "units withdrawn",
 * "survey 90.5 n=400 se=0.8 ref=2025". `received` a day (the window's last one), `accepted` a day (the same day), false where never;
 * `returned` as "online[level=commune]": the figures given back on that day or, where nothing was accepted, on `decided`; `withdrawn` a day. */
export interface Sheet { agency: string; report: string; rows: string[]; received?: string; accepted?: string | false; returned?: string[]; decided?: string; withdrawn?: string }
/** One asking of a question. `with`: its parameters; `target` is page and `plan` p where they are left out. `rows`: the whole answer in its
 * order; `has`: rows that are among it. */
export interface Asked<Name extends keyof Questions = keyof Questions> { with?: Partial<Params<Name>>; rows?: Partial<Row<Name>>[]; has?: Partial<Row<Name>>[] }
type Expected = { [Part in keyof Computed]?: (Partial<Computed[Part][number]> & { at?: string })[] } & { [Name in keyof Questions]?: Asked<Name>[] };
/** Everything left out takes the default of `worldOf`. What is expected of a step (series, verdicts, headlines, forecasts) is found by target or
 * milestone and `at` (2023Q4); every other name is a question of the product. Only the cells that are named are compared. `also`: rows of
 * further tables of the registry, of `proofs` and of `evidence`. */
export interface Case {
  says: string; from: string; today: string; as_of?: string; indicators?: (Partial<Indicator> & { id: string })[]; plans?: (Partial<Plan> & { id: string })[];
  targets: (Partial<Target> & { id: string })[]; baselines?: (Partial<Baseline> & { year: number; value: number })[]; agencies?: (Partial<Agency> & { id: string })[];
  succession?: (Partial<Succession> & { predecessor: string; successor: string })[]; breaks?: (Partial<Break> & { day: string })[]; rules?: Partial<Rules>[];
  sheets: Sheet[]; rulings?: { milestone: string; at: string; withdrawn?: boolean }[]; locks?: Lock[]; also?: World['also']; expect: Expected;
}

const CASES = new URL('cases/', import.meta.url).pathname;

/** Every case file by name. */
export function cases(): [string, Case][] {
  return readdirSync(CASES).filter((file) => file.endsWith('.json')).sort().map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(CASES, file), 'utf8')) as Case]);
}

export const RULES: Rules = {
  version: '1', holds_from: '2021-01-01', on_track_pace: 0.95, at_risk_pace: 0.6, tolerance_of_way: 0.02, error_factor: 1.64, most_error_of_way: 0.25, maintain_points: 5,
  least_coverage: 0.8, most_carried: 0.2, few_cases: 30, forecast_points: 8, forecast_least: 5, forecast_least_yearly: 4, forecast_quantile: 1.2816, residual_factor: 1.4826,
};

/** The reform years from first to last, each with its four reports; due on the 20th, closing 15 days later. */
export function calendar(first: number, last: number): Report[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year): Report[] => {
    const report = (kind: Report['kind'], opens: string, month: string): Report => ({
      report: `${year}${kind}`, year, kind, opens, ends: `${year}-${month}-14`, due: `${year}-${month}-20`,
      closes: month === '12' ? `${year + 1}-01-04` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-04`,
    });
    return [report('Q1', `${year - 1}-12-15`, '03'), report('H1', `${year - 1}-12-15`, '06'), report('Q3', `${year}-06-15`, '09'), report('Y', `${year - 1}-12-15`, '12')];
  });
}

/** 4 · year + quarter of 2023Q4. */
export function quarterOf(text: string): number {
  return 4 * Number(text.slice(0, 4)) + Number(text.slice(5));
}

/** The base tables of a case: one plan p for 2021–2030 on map t, one department a, one share of stock, unless it says otherwise. */
export function worldOf(given: Case): World {
  const first = given.targets[0]?.indicator ?? 'online';
  const reports = calendar(2020, 2031);
  const world: World = {
    indicators: (given.indicators ?? [{ id: first }]).map((one) => ({ kind: 'share', timing: 'stock', better: 'up', rounding: 0.1, owed_by: 'department', reports: 'Q1 H1 Q3 Y', lead: 'none', ...one })),
    plans: (given.plans ?? [{ id: 'p' }]).map((one) => ({ territory: 't', signed: '2021-06-01', first_year: 2021, last_year: 2030, sources: '000', ...one })),
    targets: given.targets.map((one, line) => ({
      target: 'page', plan: 'p', indicator: first, scope: 'province', part: '', relation: 'level', comparator: '>=', value: 80, value_max: null, baseline: '', due: 2030, path: 'ramp', source: '000', line, ...one,
    })),
    baselines: (given.baselines ?? []).map((one) => ({ indicator: first, territory: 't', part: '', known: null, ...one })),
    agencies: (given.agencies ?? [{ id: 'a' }]).map((one) => ({ kind: 'department', level: 'province', territory: 't', office: 'none', valid_from: null, valid_to: null, ...one })),
    succession: (given.succession ?? []).map((one) => ({ kind: 'merge', operates_from: null, share: null, ...one })),
    breaks: (given.breaks ?? []).map((one) => ({ territory: 't', indicator: '', ...one })),
    calendar: reports, rules: (given.rules ?? [{}]).map((one) => ({ ...RULES, ...one })), landed: [], submissions: [], acts: [], returns: [], locks: given.locks ?? [],
    also: given.also ?? {}, today: given.today, as_of: given.as_of ?? `${given.today}T10:00:00.000Z`,
  };
  const revisions = new Map<string, number>();
  for (const sheet of given.sheets) {
    const key = `${sheet.agency}/${sheet.report}`;
    const revision = (revisions.get(key) ?? 0) + 1;
    revisions.set(key, revision);
    const submission = `${key}/${revision}`;
    const received = sheet.received ?? reports.find((one) => one.report === sheet.report)!.ends;
    world.submissions.push({ submission, agency: sheet.agency, report: sheet.report, revision, received_at: `${received}T02:00:00.000Z` } satisfies Submission);
    if (sheet.accepted !== false) {
      world.acts.push({ seq: world.acts.length + 1, acted_at: `${sheet.accepted ?? received}T03:00:00.000Z`, kind: 'accept', subject: submission } satisfies Act);
    }
    if (sheet.withdrawn) world.acts.push({ seq: world.acts.length + 1, acted_at: `${sheet.withdrawn}T04:00:00.000Z`, kind: 'withdraw', subject: submission });
    for (const key of sheet.returned ?? []) {
      const [, indicator, part] = /^([^[]+)(?:\[(.+)\])?$/.exec(key)!;
      world.returns.push({ submission, indicator: indicator!, part: part ?? '', returned_at: `${sheet.decided ?? (sheet.accepted || received)}T03:00:00.000Z` });
    }
    for (const row of sheet.rows) world.landed.push(landed(row, { submission, agency: sheet.agency, report: sheet.report, revision }));
  }
  for (const { milestone, at, withdrawn } of given.rulings ?? []) world.acts.push({ seq: world.acts.length + 1, acted_at: `${at}T03:00:00.000Z`, kind: withdrawn ? 'ruling-withdrawn' : 'ruling', subject: milestone });
  return world;
}

function landed(row: string, of: Pick<Landed, 'submission' | 'agency' | 'report' | 'revision'>): Landed {
  const [name, figure, ...more] = row.split(' ') as [string, string, ...string[]];
  const [, indicator, part] = /^([^[]+)(?:\[(.+)\])?$/.exec(name)!;
  const named = Object.fromEntries(more.map((text) => text.split('=') as [string, string]));
  const empty = { ...of, indicator: indicator!, part: part ?? '', numerator: null, denominator: null, value: null, sample: null, standard_error: null, reference: '' };
  if (figure === '-') return { ...empty, state: 'nothing-to-report' };
  if (figure === 'n/a') return { ...empty, state: 'not-applicable' };
  if (figure === 'withdrawn') return { ...empty, state: 'withdrawn' };
  const [numerator, denominator] = figure.split('/').map(Number);
  const share = denominator !== undefined;
  return {
    ...empty, state: 'reported', numerator: share ? numerator! : null, denominator: share ? denominator : null, value: share ? null : numerator!,
    sample: named.n ? Number(named.n) : null, standard_error: named.se ? Number(named.se) : null, reference: named.ref ?? '',
  };
}
