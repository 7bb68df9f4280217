// The grid's model: where the keys lead, what ranges hold, what can be taken back, how a line stands.
import { describe, expect, test } from 'vitest';
import type { EntryField } from '../../client/cell-checks.ts';
import { between, cleared, copied, filledDown, keyOf, next, textOf } from '../../client/entry/grid.ts';
import type { Cells } from '../../client/entry/grid.ts';
import { meaningOf } from '../../client/entry/keys.ts';
import { counted, doubtful, lookAt } from '../../client/entry/line-look.ts';
import { changesOf, paste } from '../../client/entry/paste.ts';
import { NO_STEPS, redone, stepped, undone } from '../../client/entry/undo.ts';
import { readNumber, typedNumber } from '../../client/read-number.ts';
import { say } from '../../server/words.ts';
import { line, LINES } from './lines.ts';

const of = (fields: Partial<Record<EntryField, string>>, reading: '' | 'vi' | 'en' = ''): Cells => new Map(Object.entries(fields).map(([field, text]) => [`online-dossiers  ${field}`, { text, reading }]));

describe('keys', () => {
  const states = LINES.map(() => '');
  test('lead past cells that a line does not have', () => {
    expect(next(LINES, states, { row: 1, column: 1 }, 'down'), 'a count is typed in its first').toEqual({ row: 2, column: 0 });
    expect(next(LINES, states, { row: 2, column: 0 }, 'right')).toEqual({ row: 2, column: 2 });
    expect(next(LINES, states, { row: 4, column: 0 }, 'down'), 'the last line is the end').toEqual({ row: 4, column: 0 });
    expect(next(LINES, ['', 'nothing-to-report', '', '', ''], { row: 0, column: 1 }, 'down')).toEqual({ row: 1, column: 0 });
  });
  const press = (key: string, more = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });
  test('mean what they mean in Excel', () => {
    expect(meaningOf(press('Enter'), 'select', false)).toEqual({ does: 'move', to: 'down' });
    expect(meaningOf(press('Enter', { shiftKey: true }), 'edit', false)).toEqual({ does: 'move', to: 'up' });
    expect(meaningOf(press('ArrowRight'), 'edit', false), 'the caret moves').toBeNull();
    expect(meaningOf(press('ArrowRight', { shiftKey: true }), 'select', false)).toEqual({ does: 'extend', to: 'right' });
    expect(meaningOf(press('z', { ctrlKey: true }), 'select', false)).toEqual({ does: 'undo' });
    expect(meaningOf(press('Z', { ctrlKey: true, shiftKey: true }), 'select', false)).toEqual({ does: 'redo' });
    expect(meaningOf(press('v', { ctrlKey: true }), 'select', false), 'pasting is the browser\'s').toBeNull();
    expect(meaningOf(press('Backspace'), 'select', true)).toEqual({ does: 'clear' });
    expect(meaningOf(press('Backspace'), 'select', false)).toBeNull();
  });
  test('are the input method\'s while a word is composed', () => {
    for (const key of ['Enter', 'ArrowDown', 'Delete']) expect(meaningOf(press(key, { isComposing: true }), 'select', false)).toBeNull();
    expect(meaningOf(press('Process'), 'select', false)).toBeNull();
  });
});

describe('ranges', () => {
  const cells = of({ numerator: '1.5', denominator: '2', note: 'hai\ndòng' }, 'en');
  test('are copied as a spreadsheet takes them', () => expect(copied(LINES, cells, { row: 0, column: 0 }, { row: 1, column: 2 }, String)).toBe('1.5\t2\t"hai\ndòng"\n\t\t'));
  test('a state is copied as its word, and is one again where it is pasted', () => {
    const states: Cells = new Map([[keyOf(LINES[2]!, 'state'), { text: 'no-data', reading: '' }], [keyOf(LINES[1]!, 'state'), { text: 'not-applicable', reading: '' }]]);
    for (const lang of ['vi', 'en'] as const) {
      const text = copied(LINES, states, { row: 1, column: 0 }, { row: 2, column: 0 }, (state) => say(lang, `entry:state.${state}`));
      expect(text).not.toContain('no-data');
      expect(changesOf(paste(`${text}\n`, LINES, new Map(), { row: 1, column: 0 })).map(({ line: { code }, field, text: word }) => [code, field, word])).toEqual([['II.07', 'state', 'not-applicable'], ['III.01', 'state', 'no-data']]);
    }
  });
  test('are filled from their first row, with its reading', () => expect(filledDown(LINES, cells, { row: 0, column: 0 }, { row: 2, column: 1 }).map(({ line: { code }, field, text, reading }) => [code, field, text, reading]))
    .toEqual([['II.07', 'numerator', '1.5', 'en'], ['II.07', 'denominator', '2', 'en'], ['III.01', 'value', '1.5', 'en']]));
  test('are cleared where something stands', () => expect(cleared(LINES, cells, { row: 0, column: 0 }, { row: 2, column: 1 }).map(({ field }) => field)).toEqual(['numerator', 'denominator']));
  test('between two corners, any way round', () => expect(between({ row: 2, column: 1 }, { row: 1, column: 0 })).toEqual([[{ row: 1, column: 0 }, { row: 1, column: 1 }], [{ row: 2, column: 0 }, { row: 2, column: 1 }]]));
});

describe('steps', () => {
  const turn = (before: string, after: string, field: EntryField = 'numerator') => [{ indicator: 'x', part: '', field, before: { text: before, reading: '' as const }, after: { text: after, reading: '' as const } }];
  test('are taken back and done again; typing on in a cell is one step', () => {
    let steps = stepped(NO_STEPS, turn('', '1'), true);
    steps = stepped(steps, turn('1', '12'), true);
    steps = stepped(steps, turn('', '3', 'denominator'), true);
    const back = undone(steps)!;
    expect(back.cells.map(({ field, text }) => [field, text])).toEqual([['denominator', '']]);
    const further = undone(back.steps)!;
    expect(further.cells.map(({ text }) => text)).toEqual(['']);
    expect(undone(further.steps)).toBeNull();
    expect(redone(further.steps)!.cells.map(({ text }) => text)).toEqual(['12']);
    expect(redone(stepped(further.steps, turn('', '9')))).toBeNull();
  });
  test('the last fifty are kept', () => {
    let steps = NO_STEPS;
    for (let at = 0; at < 60; at += 1) steps = stepped(steps, turn(String(at), String(at + 1)));
    expect(steps.past).toHaveLength(50);
  });
});

describe('a line', () => {
  const look = (cells: Cells, told = []) => lookAt(LINES[0]!, cells, '2026Q3', told);
  test('is empty, half typed, done, wrong or in doubt', () => {
    expect(look(of({})).progress).toBe('empty');
    expect(look(of({ numerator: '5' })).progress).toBe('part');
    expect(look(of({ numerator: '664', denominator: '1000' }))).toMatchObject({ progress: 'done', level: 66.4, change: 0 });
    expect(look(of({ numerator: '3286', denominator: '3186' }))).toMatchObject({ progress: 'error', problems: [{ code: 'numerator-over-denominator', column: 'numerator' }] });
    expect(look(of({ numerator: '1.234', denominator: '3186' })).progress).toBe('doubt');
    expect(look(of({ numerator: '1.234', denominator: '3186' }, 'vi'))).toMatchObject({ progress: 'done', level: (100 * 1234) / 3186 });
    expect(look(of({ numerator: 'abc', denominator: '5' })).progress).toBe('error');
  });
  test('may say why it has no figure', () => {
    expect(look(of({ state: 'nothing-to-report' })).progress).toBe('done');
    expect(look(of({ state: 'no-data' })).progress, 'a reason is needed').toBe('explain');
    expect(look(of({ state: 'no-data', note: 'chưa có' })).progress).toBe('done');
    expect(look(of({ state: 'nothing-to-report', numerator: '5' })).progress, 'a figure under a state stays in the draft and goes nowhere').toBe('done');
  });
  test('explains what is unusual in at least fifteen letters', () => {
    const told = [{ code: 'jump', level: 'unusual', sheet: '', line: null, column: 'numerator', cell: null, params: {}, indicator: 'online-dossiers', part: '' }] as never;
    expect(look(of({ numerator: '1', denominator: '5' }), told).progress).toBe('explain');
    expect(look(of({ numerator: '1', denominator: '5', note: 'Hệ thống dừng hai tuần' }), told).progress).toBe('done');
  });
  test('shows what was handed in until something else is typed', () => {
    const handed = line({ indicator: 'online-dossiers', handed_state: 'reported', handed_numerator: 1.234, handed_denominator: 3186 });
    expect(textOf(handed, 'numerator', new Map())).toBe('1,2340');
    expect(lookAt(handed, new Map(), '2026Q3').level).toBeCloseTo(0.03873, 5);
  });
  test('doubts of the whole sheet are one list; lines are counted by how they stand', () => {
    expect(doubtful(LINES, of({ numerator: '1.234', denominator: '5.678' })).map(({ field }) => field)).toEqual(['numerator', 'denominator']);
    expect(counted(LINES.map((each) => lookAt(each, of({ state: 'nothing-to-report' }), '2026Q3')))).toMatchObject({ done: 1, empty: 4, nothing: 1 });
  });
  test.each([1.234, 12.5, 1234567.891, 0.125, 3286])('%d is typed so that it has one reading', (number) => {
    for (const lang of ['vi', 'en'] as const) expect(readNumber(typedNumber(number, lang)), lang).toEqual({ number, percent: false });
    expect(typedNumber(number, 'en'), 'as the English page writes it').toBe(typedNumber(number).replace(',', '.'));
  });
});
