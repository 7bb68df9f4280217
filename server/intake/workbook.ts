// What surrounds the sheets of an .xlsx file: its parts, shared texts and number formats; and what must not be in it.
import { clean } from '../../client/sheet-headings.ts';
import { SheetFault } from './cells.ts';
import { LIMITS } from './limits.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** `forms`: for each cell style, how its numbers are meant. */
export interface Workbook { sheets: { name: string; entry: string; hidden: boolean }[]; texts: string[]; forms: Form[]; from1904: boolean }
export type Form = 'plain' | 'percent' | 'date';

const MACROS = /vbaproject|vbadata|macrosheets\/|dialogsheets\/|activex\//i;
const OUTSIDE = /externallinks\/|(^|\/)connections\.xml$|querytables\//i;

/** @throws SheetFault macros, external-link, path-escape, no-sheet, or what XML and archive throw */
export function readWorkbook(zip: Zip): Workbook {
  for (const name of zip.names()) {
    if (MACROS.test(name)) throw new SheetFault('macros');
    if (OUTSIDE.test(name)) throw new SheetFault('external-link');
  }
  if (!zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) throw new SheetFault('not-a-workbook');
  readXml(zip, '[Content_Types].xml', {
    open: (_name, attributes) => {
      if (/macroenabled|vbaproject/i.test(attributes.ContentType ?? '')) throw new SheetFault('macros');
    },
  });
  const relations = new Map<string, Relation[]>();
  for (const name of zip.names()) if (name.endsWith('.rels')) relations.set(name, readRelations(zip, name));

  const main = relations.get('_rels/.rels')!.find(({ type }) => type === 'officeDocument')?.entry;
  if (!main || !zip.has(main)) throw new SheetFault('not-a-workbook');
  const around = relations.get(main.replace(/([^/]*)$/, '_rels/$1.rels')) ?? [];

  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  readXml(zip, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = around.find((relation) => relation.id === id);
      if (part?.type !== 'worksheet') return;
      if (!zip.has(part.entry)) throw new SheetFault('damaged');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: clean(attributes.name ?? '').slice(0, 80), entry: part.entry, hidden });
    },
  });
  const part = (type: string): string | undefined => around.find((relation) => relation.type === type && zip.has(relation.entry))?.entry;
  const [texts, styles] = [part('sharedStrings'), part('styles')];
  return { sheets, texts: texts ? readTexts(zip, texts) : [], forms: styles ? readForms(zip, styles) : [], from1904 };
}

interface Relation { id: string; type: string; entry: string }

function readRelations(zip: Zip, name: string): Relation[] {
  const found: Relation[] = [];
  const folder = name.replace(/_rels\/[^/]*$/, '');
  readXml(zip, name, {
    open: (tag, { Id, Type = '', Target = '', TargetMode }) => {
      if (tag !== 'Relationship') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      if (/vba/i.test(type)) throw new SheetFault('macros');
      // A hyperlink is only text here: nothing follows it.
      if (TargetMode === 'External') {
        if (type !== 'hyperlink') throw new SheetFault('external-link');
        return;
      }
      if (/^[a-z][a-z0-9+.-]*:/i.test(Target)) throw new SheetFault('external-link');
      found.push({ id: Id ?? '', type, entry: resolve(folder, Target) });
    },
  });
  return found;
}

/** The entry to which a relation of a part in `folder` leads. @throws SheetFault path-escape */
export function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..' && path.length === 0) throw new SheetFault('path-escape', { given: target.slice(0, 80) });
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Rich text joined; phonetic runs (readings beside the text) left out. */
function readTexts(zip: Zip, entry: string): string[] {
  const texts: string[] = [];
  let [text, taking, phonetic] = ['', false, false];
  readXml(zip, entry, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      taking = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (taking && text.length <= LIMITS.text) text += piece;
    },
    close: (name) => {
      if (name === 't') taking = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Excel writes signs that XML cannot hold as _x000D_. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

function readForms(zip: Zip, entry: string): Form[] {
  const own = new Map<number, Form>();
  const forms: Form[] = [];
  let inCells = false;
  readXml(zip, entry, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), formOf(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) forms.push(own.get(Number(attributes.numFmtId)) ?? builtIn(Number(attributes.numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return forms;
}

function builtIn(id: number): Form {
  if (id === 9 || id === 10) return 'percent';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ? 'date' : 'plain';
}

function formOf(code: string): Form {
  const bare = code.slice(0, 500).replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0]!;
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare.replace(/general/i, '')) ? 'date' : 'plain';
}
