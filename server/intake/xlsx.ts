// The cells of an .xlsx file, sheet by sheet and line by line, as they stand: nothing computed, nothing followed.
import { letters, SheetFault } from './cells.ts';
import type { Cell, Line } from './cells.ts';
import { LIMITS } from './limits.ts';
import { unescaped } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** Rows that hold anything over all sheets of one file. */
export interface Count { rows: number }

/** Cells that were made one, by line from 1 and column from 0. */
export interface Merge { top: number; bottom: number; left: number; right: number }

/** @param take gets each line that holds anything, from the top. @param merged gets what was made one cell, after them. @throws SheetFault too-many-rows, too-many-columns, damaged */
export function readCells(zip: Zip, book: Workbook, entry: string, count: Count, take: (line: Line) => void, merged?: (merge: Merge) => void): void {
  let line = 0;
  let cells = new Map<number, Cell>();
  let column = -1;
  let [type, style, value, text, formula] = ['', 0, '', '', false];
  let [into, phonetic, isText] = ['' as '' | 'v' | 't', false, false];

  readXml(zip, entry, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : whole(attributes.r);
        cells = new Map();
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r, line);
        [type, style, value, text, formula, isText] = [attributes.t ?? 'n', Number(attributes.s ?? 0), '', '', false, false];
      } else if (name === 'mergeCell') {
        const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attributes.ref ?? '') ?? [];
        if (left !== undefined) merged?.({ top: Number(top), bottom: Number(bottom), left: columnOf(`${left}1`, 1), right: columnOf(`${right!}1`, 1) });
      } else if (name === 'f') formula = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'is') isText = true;
      else if (name === 'v') into = 'v';
      else if (name === 't' && isText && !phonetic) into = 't';
    },
    text: (piece) => {
      if (into === 'v') value += piece;
      else if (into === 't' && text.length <= LIMITS.text) text += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') into = '';
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') {
        const cell = cellOf(book, type, style, value, unescaped(text), formula);
        if (!cell) return;
        if (column >= LIMITS.columns) throw new SheetFault('too-many-columns', { most: LIMITS.columns, cell: `${letters(column)}${line}` }, line);
        cells.set(column, cell);
      } else if (name === 'row' && cells.size > 0) {
        count.rows += 1;
        if (count.rows > LIMITS.rows) throw new SheetFault('too-many-rows', { most: LIMITS.rows });
        take({ line, cells });
      }
    },
  });
}

function cellOf(book: Workbook, type: string, style: number, value: string, inline: string, formula: boolean): Cell | null {
  const cell = (kind: Cell['kind'], text: string, number: number | null = null, percent = false): Cell => ({ kind, text, number, percent, formula });
  if (type === 'inlineStr' || type === 's' || type === 'str') {
    const text = type === 'inlineStr' ? inline : type === 'str' ? unescaped(value) : book.texts[whole(value)];
    if (text === undefined) throw new SheetFault('damaged');
    return text.trim() === '' && !formula ? null : cell('text', text);
  }
  if (value === '') return formula ? cell('text', '') : null;
  if (type === 'b') return cell('boolean', value === '1' ? 'TRUE' : 'FALSE');
  if (type === 'e') return cell('error', value.slice(0, 80));
  if (type === 'd') return cell('date', value.slice(0, 80));
  const number = Number(value);
  if (!Number.isFinite(number)) throw new SheetFault('damaged');
  const form = book.forms[style] ?? 'plain';
  if (form === 'date') return cell('date', dateText(number, book.from1904));
  // 0.626 shown as 62.6 % was typed as 62.6 %: 15 digits are what Excel itself keeps.
  if (form === 'percent') return cell('number', `${shortest(number * 100)}%`, shortest(number * 100), true);
  return cell('number', String(number), shortest(number));
}

function shortest(number: number): number {
  return Number(number.toPrecision(15));
}

function dateText(serial: number, from1904: boolean): string {
  const date = new Date(Date.UTC(1899, 11, 30) + (Math.floor(serial) + (from1904 ? 1462 : 0)) * 86_400_000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function whole(text: string): number {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  if (Number.isNaN(number)) throw new SheetFault('damaged');
  return number;
}

function columnOf(reference: string, line: number): number {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found || Number(found[2]) !== line) throw new SheetFault('damaged');
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
