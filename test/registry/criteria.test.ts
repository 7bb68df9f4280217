// A criteria set with one thing wrong names that thing: the file, the row, the column, what and how to mend it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lineOf, readRegistry } from '../../server/registry/read.ts';
import type { Row } from '../../server/registry/read.ts';
import { validate } from '../../server/registry/validate.ts';

const COMPONENTS = 'criteria,component,criterion,position,holds_from,name_vi,name_en,max,mode,rule,indicator,part,subject,reading,threshold,floor,each,zero,other_threshold,applies_to,lead,evidence,certainty,words,source,note';
const SET = {
  id: 's-2026', family: 's', name_vi: 'Bộ', name_en: 'Set', short_vi: 'Bộ', short_en: 'Set', levels: 'province department', territory: 't', every: 'year', year: 2026, certainty: 'illustrative', source: 'x',
  total: 10, bonus_cap: 3, rescale: 'yes', survey_by: 'home', position: 1, areas: [{ area: '1', name_vi: 'Một', name_en: 'One' }],
  classes: [{ class: 'tot', name_vi: 'Tốt', name_en: 'Good', least: 80 }, { class: 'yeu', name_vi: 'Yếu', name_en: 'Weak', least: 0 }],
};
const line = (component: string, position: number, max: number, mode: string, rule: string, rest: Record<string, string> = {}): string => COMPONENTS.split(',').map((column) => ({
  criteria: 's-2026', component, criterion: '1.1', position, name_vi: 'x', name_en: 'x', max, mode, rule, reading: 'live', zero: 'not-scored', certainty: 'illustrative', ...rest,
} as Record<string, unknown>)[column] ?? '').join(',');
const FILES: Record<string, string> = {
  'set.json': JSON.stringify(SET),
  'criteria.csv': 'criteria,criterion,area,position,name_vi,name_en\ns-2026,1.1,1,1,x,x\n',
  'components.csv': [
    COMPONENTS, line('1.1.1', 1, 3, 'self', 'ratio-threshold', { indicator: 'online', threshold: '50' }), line('1.1.2', 2, 4, 'self', 'steps', { indicator: 'keep' }),
    line('1.1.3', 3, 2, 'survey', 'survey', { indicator: 'survey' }), line('1.1.4', 4, 1, 'self', 'steps', { subject: 'mile' }), line('1.1.5', 5, 2, 'self', 'bonus'),
    line('1.1.1', 1, 3, 'self', 'ratio-threshold', { indicator: 'online', threshold: '60', holds_from: '2026-07-01' }), '',
  ].join('\n'),
  'steps.csv': [
    'criteria,component,holds_from,position,least,below,by,option,points,words_vi,words_en', 's-2026,1.1.2,,1,90,,,,4,,', 's-2026,1.1.2,,2,70,90,,,2,,', 's-2026,1.1.2,,3,,70,,,0,,',
    's-2026,1.1.4,,1,,,03-31,,1,,', 's-2026,1.1.4,,2,,,+01-31,,0.5,,', '',
  ].join('\n'),
};
const RESULTS = 'index,territory,year,score,rank,ranked_of,document,source,certainty,note\n';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-criteria-'));
  cpSync('test/queries/data', data, { recursive: true });
  rmSync(join(data, 'criteria'), { recursive: true });
  edit('plans/p/milestones.csv', (text) => `${text}mile,p,procedures,2030,I,q,002,1,,x,x,\n`);
  for (const [file, text] of Object.entries(FILES)) write(`criteria/s-2026/${file}`, text);
});
afterEach(() => rmSync(data, { recursive: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(data, file)), { recursive: true });
  writeFileSync(join(data, file), text);
};
const edit = (file: string, change: (text: string) => string): void => writeFileSync(join(data, file), change(readFileSync(join(data, file), 'utf8')));
const lines = (): string[] => validate(readRegistry(data, false), '/nowhere').map(lineOf);
const rows = (table: string): Row['cells'][] => readRegistry(data, false).tables.get(table)!.map(({ cells }) => cells);

test('a sound set is read into its tables, in order', () => {
  expect(lines()).toEqual([]);
  expect(rows('registry_criteria_sets')).toMatchObject([{ id: 's-2026', follows: '', year: 2026, total: 10, bonus_cap: 3, penalty_cap: null }]);
  expect(rows('registry_criteria_areas')).toEqual([{ criteria: 's-2026', area: '1', name_vi: 'Một', name_en: 'One', position: 1 }]);
  expect(rows('registry_criteria_classes').map((row) => [row.class, row.least])).toEqual([['tot', 80], ['yeu', 0]]);
  expect(rows('registry_components').filter((row) => row.component === '1.1.1').map((row) => [row.holds_from, row.threshold])).toEqual([[null, 50], ['2026-07-01', 60]]);
  expect(rows('registry_component_steps')).toHaveLength(5);
});

test('a folder without sets and results is sound and has none; with them its version is another', () => {
  const before = readRegistry(data, false).hash;
  rmSync(join(data, 'criteria'), { recursive: true });
  expect(lines()).toEqual([]);
  expect(rows('registry_criteria_sets')).toEqual([]);
  const bare = readRegistry(data, false);
  expect(bare.hash).not.toBe(before);
  write('results.csv', RESULTS);
  expect(readRegistry(data, false).hash).not.toBe(bare.hash);
});

describe('a set', () => {
  test.each<[string, object, RegExp]>([
    ['on no map', { territory: 'u' }, /^criteria\/s-2026\/set\.json, row 1, column territory: “u” is no map of a plan\. Take one of: t;/],
    ['without its year', { year: '' }, /column year: A yearly set needs its year\./],
    ['by month with a year', { every: 'month' }, /column year: A monthly set has no year\./],
    ['after none that is there', { follows: 's-2025' }, /column follows: “s-2025” is not known\./],
    ['after itself', { follows: 's-2026' }, /column follows: “s-2026” is not of an earlier year\./],
    ['in another folder', { id: 's-2027' }, /column id: “s-2027” stands in the folder of “s-2026”\./],
    ['that nobody surveys', { survey_by: 'nobody' }, /column survey_by: Nobody holds the office “nobody”\./],
    ['with classes in disorder', { classes: SET.classes.toReversed() }, /column classes: The classes begin at 0, 80\./],
    ['without areas', { areas: [] }, /column areas: The set has no area\./],
    ['with an empty area', { areas: [...SET.areas, { area: '2', name_vi: 'Hai', name_en: 'Two' }] }, /column areas: No criterion belongs to area 2\./],
    ['that does not add up', { total: 100 }, /column total: The components add up to 10 at the beginning, not to 100\./],
    ['for a kind of body that is none', { levels: 'province ward' }, /column levels: “province ward” does not have the right form\./],
  ])('%s is told', (_name, change, told) => {
    write('criteria/s-2026/set.json', JSON.stringify({ ...SET, ...change }));
    expect(lines()).toContainEqual(expect.stringMatching(told));
  });

  test('a second one of the same family and period is told', () => {
    for (const [file, text] of Object.entries(FILES)) write(`criteria/t-2026/${file}`, text.replaceAll('s-2026', 't-2026'));
    expect(lines()).toEqual([expect.stringMatching(/^criteria\/t-2026\/set\.json.* column year: “s-2026” is of the same family and period\./)]);
  });

  test('one that follows a set of another family is told', () => {
    for (const [file, text] of Object.entries(FILES)) write(`criteria/a-2025/${file}`, text.replaceAll('s-2026', 'a-2025').replace('"family":"s"', '"family":"a"').replace('"year":2026', '"year":2025').replaceAll('2026-07-01', '2025-07-01'));
    write('criteria/s-2026/set.json', JSON.stringify({ ...SET, follows: 'a-2025' }));
    expect(lines()).toEqual([expect.stringMatching(/column follows: “a-2025” is of another family, “a”\./)]);
  });

  test('a file that is missing is told', () => {
    rmSync(join(data, 'criteria/s-2026/steps.csv'));
    expect(lines()).toContainEqual(expect.stringMatching(/^criteria\/s-2026\/steps\.csv, row 1, column -: The file is missing\./));
  });
});

describe('a component', () => {
  test.each<[string, string, string, RegExp]>([
    ['of no criterion', line('1.1.3', 3, 2, 'survey', 'survey', { indicator: 'survey', criterion: '1.9' }), '1.1.3', /^criteria\/s-2026\/components\.csv, row 4, column criterion: “1\.9” is no criterion of s-2026\./],
    ['without the threshold of its rule', line('1.1.3', 3, 2, 'self', 'ratio-threshold', { indicator: 'keep' }), '1.1.3', /column threshold: The rule “ratio-threshold” needs it\./],
    ['without the floor of its rule', line('1.1.3', 3, 2, 'self', 'ratio-floor', { indicator: 'keep' }), '1.1.3', /column floor: The rule “ratio-floor” needs it\./],
    ['without points for one', line('1.1.3', 3, 2, 'self', 'count', { indicator: 'units' }), '1.1.3', /column each: The rule “count” needs it\./],
    ['with a bonus from a figure without points for one', line('1.1.5', 5, 2, 'self', 'bonus', { indicator: 'units' }), '1.1.5', /column each: The rule “bonus” needs it\./],
    ['with a number that its rule leaves out', line('1.1.3', 3, 2, 'self', 'ratio', { indicator: 'keep', threshold: '80' }), '1.1.3', /column threshold: The rule “ratio” does not use it\./],
    ['with a threshold of nothing', line('1.1.3', 3, 2, 'self', 'ratio-threshold', { indicator: 'keep', threshold: '0' }), '1.1.3', /column threshold: 0 is not above 0\./],
    ['with a threshold above all', line('1.1.3', 3, 2, 'self', 'ratio-threshold', { indicator: 'keep', threshold: '120' }), '1.1.3', /column threshold: 120 is more than 100 %\./],
    ['whose other reading is its own', line('1.1.3', 3, 2, 'self', 'ratio', { indicator: 'keep', other_threshold: '100' }), '1.1.3', /column other_threshold: 100 is the reading of the rule itself\./],
    ['with an indicator that is none', line('1.1.3', 3, 2, 'self', 'ratio', { indicator: 'offline' }), '1.1.3', /column indicator: “offline” is not known\./],
    ['without an indicator', line('1.1.3', 3, 2, 'self', 'ratio'), '1.1.3', /column indicator: The rule “ratio” needs an indicator\. Take one of the kind share, or the rule none\./],
    ['whose rule cannot read its figure', line('1.1.3', 3, 2, 'self', 'ratio', { indicator: 'units' }), '1.1.3', /column rule: “ratio” cannot read units, a count\. Take an indicator of the kind share\./],
    ['for people alone with a figure', line('1.1.3', 3, 2, 'self', 'none', { indicator: 'units' }), '1.1.3', /column rule: “none” cannot read units, a count\. Leave the indicator empty/],
    ['with a part of nothing', line('1.1.3', 3, 2, 'self', 'none', { part: 'level=province' }), '1.1.3', /column part: A part needs its indicator\./],
    ['of a subject that is none', line('1.1.4', 4, 1, 'self', 'steps', { subject: 'nothing' }), '1.1.4', /column subject: “nothing” is no activity and no milestone\./],
    ['of a subject and a figure', line('1.1.4', 4, 1, 'self', 'steps', { subject: 'mile', indicator: 'keep' }), '1.1.4', /column subject: The component has an indicator and a subject\./],
    ['of a subject that its rule cannot read', line('1.1.3', 3, 2, 'self', 'none', { subject: 'mile' }), '1.1.3', /column subject: A day of completion is read by steps alone\./],
    ['for a body that the set leaves out', line('1.1.3', 3, 2, 'self', 'none', { applies_to: 'province commune' }), '1.1.3', /column applies_to: The set does not score commune\. Its levels are: province, department\./],
    ['in charge of an office that nobody holds', line('1.1.3', 3, 2, 'self', 'none', { lead: 'nobody' }), '1.1.3', /column lead: Nobody holds the office “nobody”\./],
    ['with a slot that has no name', line('1.1.3', 3, 2, 'self', 'none', { evidence: 'Kế hoạch | ' }).replace('Kế hoạch | ', '"Kế hoạch | | Báo cáo"'), '1.1.3', /column evidence: A slot has no name\./],
    ['without steps', line('1.1.3', 3, 2, 'self', 'steps'), '1.1.3', /column rule: Component 1\.1\.3 has no steps\./],
    ['of counted answers without weights', line('1.1.3', 3, 2, 'survey', 'survey', { indicator: 'units' }), '1.1.3', /column rule: Answers that are counted need their weights\./],
    ['that is a surveyed bonus', line('1.1.5', 5, 2, 'survey', 'bonus'), '1.1.5', /column mode: A bonus is not surveyed\./],
    ['on the place of another', line('1.1.3', 2, 2, 'self', 'none'), '1.1.3', /column position: 2 is the place of 1\.1\.2 already\./],
    ['of a rule that is none', line('1.1.3', 3, 2, 'self', 'guess'), '1.1.3', /column rule: “guess” is not known\. Use one of: ratio, ratio-floor,/],
  ])('%s is told', (_name, written, component, told) => {
    edit('criteria/s-2026/components.csv', (text) => text.split('\n').map((each) => (each.startsWith(`s-2026,${component},`) ? written : each)).join('\n'));
    expect(lines()).toContainEqual(expect.stringMatching(told));
  });

  test.each<[string, string, RegExp]>([
    ['doubled on one day', line('1.1.1', 1, 3, 'self', 'none', { holds_from: '2026-07-01' }), /column criteria\+component\+holds_from: “s-2026 \/ 1\.1\.1 \/ 2026-07-01” stands already/],
    ['worth more from a day on', line('1.1.3', 3, 3, 'self', 'none', { holds_from: '2026-03-01' }), /column total: The components add up to 11 from 2026-03-01, not to 10\./],
    ['of a later year', line('1.1.3', 3, 2, 'self', 'none', { holds_from: '2026-12-15' }), /column holds_from: 2026-12-15 is after the reform year 2026\./],
    ['outside the total from a day on', line('1.1.3', 3, 2, 'self', 'bonus', { holds_from: '2026-03-01' }), /column criterion: Component 1\.1\.3 stands elsewhere in row 4\./],
  ])('a version %s is told', (_name, written, told) => {
    edit('criteria/s-2026/components.csv', (text) => `${text}${written}\n`);
    expect(lines()).toContainEqual(expect.stringMatching(told));
  });

  test('a monthly set asks for what is reported by month, a yearly one for more', () => {
    write('criteria/s-2026/set.json', JSON.stringify({ ...SET, every: 'month', year: '' }));
    expect(lines()).toContainEqual(expect.stringMatching(/column indicator: online is not reported by month\./));
    write('criteria/s-2026/set.json', JSON.stringify(SET));
    edit('indicators.csv', (text) => text.replace('department,Q1 H1 Q3 Y,home', 'department,M,home'));
    expect(lines()).toEqual([expect.stringMatching(/column indicator: keep is reported by month alone\./)]);
  });
});

describe('a step', () => {
  test.each<[string, string, RegExp]>([
    ['of no component', 's-2026,1.1.9,,1,,,,,1,,', /^criteria\/s-2026\/steps\.csv, row 7, column component: “1\.1\.9” is no component of s-2026\./],
    ['of a version that is none', 's-2026,1.1.2,2026-07-01,1,90,,,,4,,', /column holds_from: Component 1\.1\.2 has no row that holds from 2026-07-01\./],
    ['of a rule without steps', 's-2026,1.1.5,,1,,,,,1,x,x', /column component: The rule “bonus” has no steps\./],
    ['that overlaps another', 's-2026,1.1.2,,4,60,75,,,1,,', /column least: The band overlaps that of row 3\./],
    ['worth more than the maximum', 's-2026,1.1.4,,3,,,02-15,,2,,', /column points: 2 is more than the maximum, 1\./],
    ['that ends before it begins', 's-2026,1.1.2,,4,30,20,,,1,,', /column below: 20 is not above 30\./],
    ['later and worth no less', 's-2026,1.1.4,,3,,,04-30,,1,,', /column by: 04-30 gives no fewer points than 03-31\./],
    ['by a day of nothing', 's-2026,1.1.2,,4,,,03-31,,1,,', /column by: There is no day of completion to hold it against\./],
    ['with a band of nothing', 's-2026,1.1.4,,3,10,,,,1,,', /column least: There is no figure to hold the band against\./],
    ['with an answer of nothing', 's-2026,1.1.2,,4,,,,option=a,1,,', /column option: Only answers of a survey have an option\./],
    ['weighing a survey that has a mean', 's-2026,1.1.3,,1,,,,option=a,1,,', /column indicator: Answers are counted, one part for each\./],
    ['on a day that is none', 's-2026,1.1.4,,3,,,13-01,,0,,', /column by: “13-01” does not have the right form\./],
    ['on a day that some months lack', 's-2026,1.1.4,,3,,,04-31,,0,,', /column by: “04-31” does not have the right form\./],
    ['on a day that most years lack', 's-2026,1.1.4,,3,,,+02-29,,0,,', /column by: “\+02-29” does not have the right form\./],
  ])('%s is told', (_name, written, told) => {
    edit('criteria/s-2026/steps.csv', (text) => `${text}${written}\n`);
    expect(lines()).toContainEqual(expect.stringMatching(told));
  });

  test('bands in no order are told', () => {
    edit('criteria/s-2026/steps.csv', (text) => text.replace('1.1.2,,1,90,,', '1.1.2,,1,70,90,').replace('1.1.2,,2,70,90,', '1.1.2,,2,90,,'));
    expect(lines()).toEqual([expect.stringMatching(/column position: The bands are in no order\./)]);
  });

  test('answers weigh 0 to 1, each once, of one dimension', () => {
    edit('criteria/s-2026/components.csv', (text) => text.replace(line('1.1.3', 3, 2, 'survey', 'survey', { indicator: 'survey' }), line('1.1.3', 3, 2, 'survey', 'survey', { indicator: 'units' })));
    const answers = (...given: [string, number][]): void => write('criteria/s-2026/steps.csv', `${FILES['steps.csv']}${given.map(([option, points], place) => `s-2026,1.1.3,,${place + 1},,,,${option},${points},,\n`).join('')}`);
    answers(['option=a', 1], ['option=b', 0.5]);
    expect(lines().filter((each) => !each.includes('words_vi'))).toEqual([]);
    answers(['option=a', 2], ['option=a', 0.5], ['answer=c', 0]);
    expect(lines()).toEqual([expect.stringMatching(/points: 2 is more than the weight 1\./), expect.stringMatching(/option: “option=a” stands twice\./), expect.stringMatching(/option: “answer=c” is of another dimension than “option=a”\./)]);
  });

  test('a step that a person chooses says what it stands for', () => {
    edit('criteria/s-2026/components.csv', (text) => text.replace(',mile,', ',,'));
    write('criteria/s-2026/steps.csv', FILES['steps.csv']!.replace('1.1.4,,1,,,03-31,,1,,', '1.1.4,,1,,,,,1,Có,Yes').replace('1.1.4,,2,,,+01-31,,0.5,,', '1.1.4,,2,,,,,0,,'));
    expect(lines()).toEqual([expect.stringMatching(/steps\.csv, row 6, column words_vi: A step that a person chooses needs its words\./)]);
  });
});

describe('a published result', () => {
  test.each([
    ['par-index,t,2023,91.16,4,63,,x,verified,', null],
    ['par-index,national,2023,86.98,,,,x,verified,', null],
    ['par-index,u,2023,91.16,4,63,,x,verified,', /^results\.csv, row 2, column territory: “u” is no map of a plan\./],
    ['par-index,t,2023,,,,,x,verified,', /column score: The row has neither score nor rank\./],
    ['par-index,t,2023,91.16,4,,,x,verified,', /column ranked_of: A rank and how many were ranked belong together\./],
    ['par-index,t,2023,91.16,64,63,,x,verified,', /column rank: 64 is more than the 63 that were ranked\./],
    ['par-index,t,2023,91.16,4,63,,,verified,', /column source: The cell is empty\./],
  ])('%s', (written, told) => {
    write('results.csv', `${RESULTS}${written}\n`);
    expect(lines()).toEqual(told ? [expect.stringMatching(told)] : []);
  });
});

describe('what is shipped', () => {
  const shipped = readRegistry('data', false).tables;
  const of = (table: string, criteria: string): Row['cells'][] => shipped.get(table)!.map(({ cells }) => cells).filter((cells) => cells.criteria === criteria);

  test('the service-quality index is 18 + 20 + 22 + 22 + 18, with a monthly indicator of its own behind each component', () => {
    const areas = new Map(of('registry_criteria', 'qd-766').map(({ criterion, area }) => [criterion, area]));
    const sums: Record<string, number> = {};
    for (const { criterion, max } of of('registry_components', 'qd-766')) sums[String(areas.get(criterion!))] = (sums[String(areas.get(criterion!))] ?? 0) + Number(max);
    expect(sums).toEqual({ 1: 18, 2: 20, 3: 22, 4: 22, 5: 18 });
    const indicators = of('registry_components', 'qd-766').map(({ indicator }) => indicator);
    expect([indicators.length, new Set(indicators).size]).toEqual([21, 21]);
    const monthly = shipped.get('registry_indicators')!.filter(({ cells }) => indicators.includes(cells.id!)).map(({ cells }) => [cells.kind, cells.reports].join(' '));
    expect(new Set(monthly)).toEqual(new Set(['share M']));
  });

  test.each(['minh-hoa-2025', 'minh-hoa-2026'])('%s is made up, holds every rule and 32 points of surveys', (id) => {
    const components = of('registry_components', id);
    expect(new Set(components.map(({ certainty }) => certainty))).toEqual(new Set(['illustrative']));
    expect(new Set(components.map(({ rule }) => rule)).size).toBe(11);
    expect(components.filter(({ mode, holds_from: from }) => mode === 'survey' && !from).reduce((sum, { max }) => sum + Number(max), 0)).toBe(32);
    expect(String(shipped.get('registry_criteria_sets')!.find(({ cells }) => cells.id === id)!.cells.note_vi)).toContain('không phải bộ tiêu chí của Bộ Nội vụ');
  });
});
