// One history told twice: by bodies that stay apart, and by the bodies that they become when two and two are merged on a day.
import type fc from 'fast-check';
import { dayAfter, drawn } from './generate/draw.ts';
import type { Indicator, World } from './world.ts';

/** Of each pair and each of its two bodies: what happened in each quarter of two years; the last day before the merger. */
export interface History { kind: Indicator['kind']; timing: Indicator['timing']; last: string; quarters: { n: number; d: number }[][][] }

const PAIRS = 10;
const YEARS = [2022, 2023];
const TOLD = [['Q1', '03-14', [0]], ['H1', '06-14', [0, 1]], ['Q3', '09-14', [2]], ['Y', '12-14', [0, 1, 2, 3]]] as const;

/** @param kind, timing as drawn first, so that each of them comes */
export function histories(kind: Indicator['kind'], timing: Indicator['timing']): fc.Arbitrary<History> {
  return drawn((draw) => ({
    kind, timing, last: draw.pick(['2022-05-01', '2022-03-14', '2022-06-13', '2022-06-14', '2022-09-30', '2022-12-14', '2023-02-01', '2023-07-31']),
    quarters: Array.from({ length: PAIRS }, () => [0, 1].map(() => YEARS.flatMap(() => [0, 1, 2, 3].map(() => {
      const d = draw.pick([0, 1, 10, 40, 1000]) + draw.whole(60);
      return { n: draw.whole(d), d };
    })))),
  }));
}

/** The two tellings, over the departments of a batch that nothing else happens to. */
export function toldTwice(world: World, { kind, timing, last, quarters }: History): { apart: World; joined: World; pairs: number } {
  const departments = world.agencies.filter((one) => one.kind === 'department' && one.valid_from === null && one.valid_to === null && !world.succession.some((each) => [each.predecessor, each.successor].includes(one.id)));
  const pairs = [...Map.groupBy(departments, (one) => one.territory).values()].flatMap((ones) => (ones.length >= 2 ? [[ones[0]!.id, ones[1]!.id] as const] : [])).slice(0, PAIRS);
  const apart: World = {
    ...world, landed: [], submissions: [], acts: [], returns: [], locks: [], indicators: world.indicators.map((one) => ({ ...one, owed_by: 'department', kind, timing, reports: 'Q1 H1 Q3 Y' })),
    targets: world.targets.map((one) => ({ ...one, part: '', relation: 'level', comparator: '>=', baseline: '' })), today: '2024-01-01', as_of: '2024-01-01T00:00:00Z',
  };
  const joined: World = { ...apart, landed: [], submissions: [], acts: [], agencies: apart.agencies.map((one) => ({ ...one })), succession: [...apart.succession] };
  const give = (to: World, agency: string, report: string, { n, d }: { n: number; d: number }): void => {
    const submission = `${agency} ${report}`;
    to.submissions.push({ submission, agency, report, revision: 1, received_at: '2022-01-01T00:00:00Z' });
    to.acts.push({ seq: to.acts.length + 1, acted_at: '2022-01-01T00:00:00Z', kind: 'accept', subject: submission });
    for (const indicator of new Set(to.targets.map((one) => one.indicator))) {
      to.landed.push({ submission, agency, report, revision: 1, indicator, part: '', state: 'reported', ...(kind === 'share' ? { numerator: n, denominator: d, value: null } : { numerator: null, denominator: null, value: n }), sample: null, standard_error: null, reference: '' });
    }
  };
  for (const [place, pair] of pairs.entries()) {
    const successor = `${pair[0]}-and-${pair[1]}`;
    for (const one of joined.agencies) if (pair.includes(one.id)) one.valid_to = last;
    joined.agencies.push({ ...joined.agencies.find((one) => one.id === pair[0])!, id: successor, valid_from: dayAfter(last, 1), valid_to: null });
    joined.succession.push(...pair.map((predecessor) => ({ predecessor, successor, kind: 'merge' as const, operates_from: dayAfter(last, 1), share: null })));
    for (const [back, year] of YEARS.entries()) {
      for (const [report, ends, covers] of TOLD) {
        const own = pair.map((_, body) => (timing === 'stock' ? [covers.at(-1)!] : covers).map((quarter) => quarters[place]![body]![4 * back + quarter]!).reduce((all, one) => ({ n: all.n + one.n, d: all.d + one.d }), { n: 0, d: 0 }));
        for (const [body, agency] of pair.entries()) give(apart, agency, `${year}${report}`, own[body]!);
        if (`${year}-${ends}` <= last) for (const [body, agency] of pair.entries()) give(joined, agency, `${year}${report}`, own[body]!);
        else give(joined, successor, `${year}${report}`, { n: own[0]!.n + own[1]!.n, d: own[0]!.d + own[1]!.d });
      }
    }
  }
  return { apart, joined, pairs: pairs.length };
}
