// What decides a score without asking anything: stages by day with exceptions, acts read back, which points need which words, slots of evidence.
import { describe, expect, test } from 'vitest';
import type { Act } from '../../server/lake/state.ts';
import { HttpError } from '../../server/problem.ts';
import { mayNow } from '../../server/scoring/allowed.ts';
import type { Judged } from '../../server/scoring/allowed.ts';
import { campaignOf, dayBefore, isOpen, isRunning, lastDay, STAGES, stageOn } from '../../server/scoring/campaign.ts';
import { mustBeSlot, slotsOf } from '../../server/scoring/proofs.ts';
import { readSubject, standOf, stepOf, STEPS, subjectOf } from '../../server/scoring/steps.ts';
import type { Said, Step } from '../../server/scoring/steps.ts';

const act = (kind: string, submission: string, said: object, actor = 'p-1', seq = 1): Act => ({ seq, at: '2026-12-01T00:00:00.000Z', actor, kind, submission, detail: JSON.stringify(said) });
const DEADLINES = { self_until: '2026-11-10', first_until: '2026-11-20', explain_until: '2026-11-25', final_until: '2026-12-05', agencies: [] };
const REASON = 'Đơn vị chuyển trụ sở, hồ sơ chưa chuyển đủ';

describe('stages', () => {
  const except = (scored: string, component: string, stage: string, until: string): Act => act('campaign-exception', 'bo/2026', { scored, component, stage, until, note: REASON });
  const campaign = campaignOf([
    act('campaign-opened', 'bo/2026', { ...DEADLINES, self_until: '2026-10-31' }), except('a', '1.1.1', 'self', '2026-11-14'), except('b', '', 'self', '2026-11-12'), except('a', '1.1.1', 'self', '2026-11-12'), act('campaign-changed', 'bo/2026', DEADLINES),
  ])!;

  test.each([
    ['2026-01-01', 'self'], ['2026-11-10', 'self'], ['2026-11-11', 'first'], ['2026-11-20', 'first'], ['2026-11-21', 'explain'], ['2026-11-25', 'explain'], ['2026-11-26', 'final'], ['2026-12-05', 'final'], ['2026-12-06', 'closed'],
  ])('%s: %s, as the deadlines were changed last', (day, stage) => expect(stageOn(campaign, day)).toBe(stage));

  test('an exception keeps its stage open for its component, or for the whole card, until the latest of its days', () => {
    const opens = (scored: string, component: string, day: string): string[] => STAGES.filter((stage) => isOpen(campaign, stage, { scored, component }, day));
    expect(opens('a', '1.1.1', '2026-11-14')).toEqual(['self', 'first']);
    expect(opens('a', '1.1.1', '2026-11-15')).toEqual(['first']);
    expect(opens('a', '1.1.2', '2026-11-14')).toEqual(['first']);
    expect([opens('b', '1.1.2', '2026-11-12'), opens('b', '1.1.2', '2026-11-13')]).toEqual([['self', 'first'], ['first']]);
    expect([lastDay(campaign, 'self', { scored: 'a', component: '1.1.1' }), lastDay(campaign, 'self', { scored: 'c', component: '1.1.1' })]).toEqual(['2026-11-14', '2026-11-10']);
    expect([dayBefore(campaign, 'self'), dayBefore(campaign, 'first')]).toEqual([null, '2026-11-10']);
  });

  test('an exception never opens a stage before it begins', () => {
    const early = campaignOf([act('campaign-opened', 'bo/2026', DEADLINES), ...['first', 'explain', 'final'].map((stage) => except('a', '', stage, '2026-12-20'))])!;
    expect(['2026-11-10', '2026-11-20', '2026-11-25', '2026-12-05', '2026-12-20'].map((day) => STAGES.filter((stage) => isOpen(early, stage, { scored: 'a', component: '1.1.1' }, day))))
      .toEqual([['self'], ['first'], ['first', 'explain'], ['first', 'explain', 'final'], ['first', 'explain', 'final']]);
  });

  test('it runs until its last day, for an exception longer', () => {
    const late = campaignOf([act('campaign-opened', 'bo/2026', DEADLINES), except('a', '', 'final', '2026-12-20')])!;
    expect(['2026-12-05', '2026-12-06', '2026-12-20', '2026-12-21'].map((day) => [isRunning(late, { scored: 'a', component: '1' }, day), isRunning(late, { scored: 'b', component: '1' }, day)]))
      .toEqual([[true, true], [true, false], [true, false], [false, false]]);
  });

  test('without an act that opens it there is none', () => expect([campaignOf([]), campaignOf([except('a', '', 'self', '2026-12-20')]), campaignOf([act('score-self', 'bo/2026/a/1', {})])]).toEqual([null, null, null]));
});

describe('acts', () => {
  test('a step is read back as it was taken; other acts are none', () => {
    const subject = { criteria: 'bo', period: '2026M09', scored: 'a', component: '4.5b' };
    expect(stepOf(act('score-self', subjectOf(subject), { points: 1.5, note: '', data: 2, agency: 'a' }))).toEqual({ ...subject, step: 'self', said: { points: 1.5, note: '', data: 2, agency: 'a' } });
    expect(readSubject('bo/2026/a/')).toEqual({ criteria: 'bo', period: '2026', scored: 'a', component: '' });
    for (const other of [act('score-never', 'bo/2026/a/1', {}), act('score-self', 'bo/2026', {}), act('proof', 'bo/2026/a/1', {}), act('score-toString', 'bo/2026/a/1', {})]) expect(stepOf(other)).toBeNull();
  });

  test('what was said last stands; whoever ever took a step is known', () => {
    const taken = (step: Step, said: Partial<Said>, actor: string): Act => act(`score-${step}`, 'bo/2026/a/1', said, actor);
    const stand = standOf([taken('self', { points: 1 }, 'p-1'), taken('excused', { note: REASON }, 'p-3'), taken('self', { points: 2 }, 'p-2'), taken('included', { note: REASON }, 'p-3')]);
    expect([stand.last.self?.points, [...stand.takers.self!], stand.isExcused]).toEqual([2, ['p-1', 'p-2'], false]);
  });
});

describe('points', () => {
  const OF: Judged = { kind: 'inside', mode: 'self', applies: true, max: 2, whole: 110, data: null, steps: null, missing: [] };
  const scored = (points: number, actor = 'p-1'): Act => act('score-self', 'bo/2026/a/1', { points }, actor);
  const appraised = (points: number, actor = 'p-2'): Act => act('score-first', 'bo/2026/a/1', { points }, actor);
  const told = (step: Step, said: Partial<Said>, of: Partial<Judged> = {}, acts: Act[] = [], person = 'p-9'): string => {
    try {
      mayNow(step, { note: '', ...said }, { ...OF, ...of }, standOf(acts), person);
      return '';
    } catch (error) {
      if (error instanceof HttpError) return error.code;
      throw error;
    }
  };

  test.each<[string, Step, Partial<Said>, Partial<Judged>, Act[], string]>([
    ['all of it', 'self', { points: 2 }, {}, [], ''],
    ['more than all', 'self', { points: 2.01 }, {}, [], 'score-range'],
    ['less than nothing', 'self', { points: -0.01 }, {}, [], 'score-range'],
    ['a bonus', 'self', { points: 2 }, { kind: 'bonus' }, [], ''],
    ['a penalty', 'self', { points: -2 }, { kind: 'penalty' }, [], ''],
    ['a penalty that adds', 'self', { points: 0.5 }, { kind: 'penalty' }, [], 'score-range'],
    ['as the data, to two decimals', 'self', { points: 1.67 }, { data: 5 / 3 }, [], ''],
    ['above it', 'self', { points: 1.68 }, { data: 5 / 3 }, [], 'score-over-data'],
    ['above it, explained', 'self', { points: 1.68, note: REASON }, { data: 5 / 3 }, [], ''],
    ['below it', 'self', { points: 1 }, { data: 5 / 3 }, [], ''],
    ['a step', 'self', { points: 0.5 }, { steps: [0, 0.5, 2] }, [], ''],
    ['between steps', 'self', { points: 0.75 }, { steps: [0, 0.5, 2] }, [], 'score-step'],
    ['between steps, explained', 'self', { points: 0.75, note: REASON }, { steps: [0, 0.5, 2] }, [], ''],
    ['without a document', 'self', { points: 1 }, { missing: ['Kế hoạch'] }, [], 'score-unproven'],
    ['without a document, too little said', 'self', { points: 1, note: 'Chưa có' }, { missing: ['Kế hoạch'] }, [], 'score-unproven'],
    ['without a document, explained', 'self', { points: 1, note: REASON }, { missing: ['Kế hoạch'] }, [], ''],
    ['a survey', 'self', { points: 1 }, { mode: 'survey' }, [], 'score-survey'],
    ['another body’s', 'self', { points: 1 }, { mode: 'appraised' }, [], 'score-appraised'],
    ['not applicable', 'self', { points: 1 }, { applies: false }, [], 'score-not-applicable'],
    ['again', 'self', { points: 2 }, {}, [scored(1)], ''],
    ['after the appraisal', 'self', { points: 2 }, {}, [scored(1), appraised(0.5)], 'score-after-appraisal'],
    ['after it was settled', 'self', { points: 2 }, {}, [act('score-final', 'bo/2026/a/1', { points: 0.5 }, 'p-2')], 'score-after-appraisal'],
    ['a survey by its body', 'survey', { points: 1, document: 'BC 1' }, { mode: 'survey' }, [], ''],
    ['no survey', 'survey', { points: 1, document: 'BC 1' }, {}, [], 'score-not-survey'],
    ['appraised the same', 'first', { points: 1 }, {}, [scored(1)], ''],
    ['appraised lower', 'first', { points: 0.5 }, {}, [scored(1)], 'score-differs'],
    ['appraised lower with a reason', 'first', { points: 0.5, note: REASON }, {}, [scored(1)], ''],
    ['appraised where nobody scored', 'first', { points: 0 }, {}, [], 'score-differs'],
    ['appraised where nobody scores', 'first', { points: 2 }, { mode: 'appraised' }, [], ''],
    ['explained where it is lower', 'explained', { note: REASON }, {}, [scored(1), appraised(0.5)], ''],
    ['explained where it is not', 'explained', { note: REASON }, {}, [scored(1), appraised(1)], 'score-not-lower'],
    ['explained before anybody appraised', 'explained', { note: REASON }, {}, [scored(1)], 'score-not-lower'],
    ['settled as appraised', 'final', { points: 0.5 }, {}, [scored(1), appraised(0.5)], ''],
    ['settled otherwise', 'final', { points: 1 }, {}, [scored(1), appraised(0.5)], 'score-differs'],
    ['settled without an appraisal', 'final', { points: 1 }, {}, [scored(1)], ''],
    ['excused', 'excused', { note: REASON }, {}, [], ''],
    ['excused twice', 'excused', { note: REASON }, { applies: false }, [act('score-excused', 'bo/2026/a/1', {})], 'score-not-applicable'],
    ['included again', 'included', { note: REASON }, { applies: false }, [act('score-excused', 'bo/2026/a/1', {})], ''],
    ['included though never excused', 'included', { note: REASON }, {}, [], 'score-included'],
    ['official, beside whatever stands', 'official', { points: 1.5, document: 'QĐ 1' }, { applies: false }, [], ''],
    ['official beyond ours, whose maximum may be reconstructed', 'official', { points: 3, document: 'QĐ 1' }, {}, [], ''],
    ['official beyond the whole set', 'official', { points: 110.5, document: 'QĐ 1' }, {}, [], 'score-range'],
    ['official below nothing', 'official', { points: -1, document: 'QĐ 1' }, {}, [], 'score-range'],
    ['an official penalty', 'official', { points: -5, document: 'QĐ 1' }, { kind: 'penalty' }, [], ''],
  ])('%s', (_name, step, said, of, acts, code) => expect(told(step, said, of, acts)).toBe(code));

  test('nobody appraises or settles what they gave themselves, however long ago', () => {
    const acts = [scored(1, 'p-1'), scored(1, 'p-3'), appraised(1, 'p-2')];
    expect(['p-1', 'p-2', 'p-3', 'p-4'].map((person) => [told('first', { points: 1 }, {}, acts, person), told('final', { points: 1 }, {}, acts, person)]))
      .toEqual([['score-own', 'score-own'], ['', 'score-own'], ['score-own', 'score-own'], ['', '']]);
  });

  test('whoever appraised or settled does not score, explain or appraise the same component afterwards', () => {
    const acts = [scored(1, 'p-1'), appraised(0.5, 'p-2'), act('score-final', 'bo/2026/a/1', { points: 0.5 }, 'p-3')];
    expect(['p-1', 'p-2', 'p-3', 'p-4'].map((person) => told('explained', { note: REASON }, {}, acts, person))).toEqual(['', 'score-own', 'score-own', '']);
    expect(['p-2', 'p-3', 'p-4'].map((person) => told('self', { points: 1 }, {}, acts, person))).toEqual(['score-own', 'score-own', 'score-after-appraisal']);
    expect(['p-2', 'p-3', 'p-4'].map((person) => told('first', { points: 1 }, {}, acts, person))).toEqual(['', 'score-own', '']);
  });

  test('nobody settles what they explained, or takes out of the card, or puts back, what they scored or explained', () => {
    const acts = [scored(1, 'p-1'), appraised(0.5, 'p-2'), act('score-explained', 'bo/2026/a/1', { note: REASON }, 'p-3')];
    expect(['p-1', 'p-2', 'p-3', 'p-4'].map((person) => told('final', { points: 0.5 }, {}, acts, person))).toEqual(['score-own', 'score-own', 'score-own', '']);
    expect(['p-1', 'p-2', 'p-3', 'p-4'].map((person) => told('excused', { note: REASON }, {}, acts, person))).toEqual(['score-own', '', 'score-own', '']);
    expect(['p-1', 'p-4'].map((person) => told('included', { note: REASON }, { applies: false }, [...acts, act('score-excused', 'bo/2026/a/1', { note: REASON }, 'p-4')], person))).toEqual(['score-own', '']);
  });

  test.each<[Step, object, string | null]>([
    ['self', { points: 1 }, null], ['self', { points: '1' }, 'points'], ['self', {}, 'points'], ['self', { points: Number.NaN }, 'points'], ['explained', { note: 'ngắn' }, 'note'], ['survey', { points: 1 }, 'document'], ['official', { points: 1, document: ' ' }, 'document'],
    ['assigned', { agency: 'a' }, null], ['assigned', { agency: '' }, 'agency'], ['assigned', { agency: 'a', person: '../x' }, 'person'], ['excused', {}, 'note'],
  ])('%s with %o: %s', (step, body, where) => {
    const read = STEPS[step].given.safeParse(body);
    expect(read.success ? null : read.error.issues[0]!.path[0]).toBe(where);
  });
});

test('slots of evidence are numbered as they stand', () => {
  expect([slotsOf('Kế hoạch | Báo cáo năm'), slotsOf('')]).toEqual([['Kế hoạch', 'Báo cáo năm'], []]);
  for (const part of ['slot=1', 'slot=2']) expect(() => mustBeSlot(part, 'Kế hoạch | Báo cáo năm')).not.toThrow();
  for (const part of ['slot=0', 'slot=3', 'slot=', '', 'slot=01', 'level=commune']) expect(() => mustBeSlot(part, 'Kế hoạch | Báo cáo năm'), part).toThrow(HttpError);
  expect(() => mustBeSlot('slot=1', '')).toThrow(HttpError);
});
