// Notes put at cells of a workbook as it was received. The cells themselves, their formulas, forms and everything else stay as they stood: only what carries
// notes is added to a worksheet, its relations and the list of parts.
import { SheetFault } from './cells.ts';
import { addPart, listTypes, OFFICE, partOf, Parts } from './parts.ts';
import { repack } from './repack.ts';
import { edited, endOf, inside } from './tags.ts';
import type { Edit } from './tags.ts';
import { readWorkbook } from './workbook.ts';
import { xmlText } from './xml.ts';
import { Zip } from './zip.ts';

/** `sheet`: its name, '' for the first that is not hidden; `cell`: A1 is the first. */
export interface Note { sheet: string; cell: string; text: string }

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const AUTHOR = 'Cột Mốc';
const MOST_LETTERS = 4_000;
/** What may stand behind the link to the drawing of notes in a worksheet. */
const BEHIND = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'];

/**
 * @returns the workbook with its notes; a note for a worksheet that is not there is left out
 * @throws SheetFault where the workbook cannot be read
 */
export function withNotes(bytes: Uint8Array, notes: readonly Note[]): Buffer {
  const { sheets } = readWorkbook(new Zip(bytes));
  // What was read to find the worksheets is counted with the reading: here each entry is unpacked once more, at most.
  const zip = new Zip(bytes);
  const parts = new Parts(zip);
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  // By entry: several names may lead to one worksheet.
  const wanted = new Map<string, Map<string, string>>();
  for (const { sheet, cell, text } of notes) {
    const found = sheet === '' ? first : sheets.find(({ name }) => name === sheet);
    if (!found) continue;
    const byCell = wanted.get(found.entry) ?? new Map<string, string>();
    byCell.set(cell, [byCell.get(cell), text].filter(Boolean).join('\n\n').slice(0, MOST_LETTERS));
    wanted.set(found.entry, byCell);
  }
  const comments = [...wanted].map(([entry, byCell]) => note(parts, entry, byCell));
  if (comments.length > 0) listTypes(parts, comments);
  return repack(zip, parts.changed);
}

/** @returns the entry that has the notes now */
function note(parts: Parts, entry: string, byCell: ReadonlyMap<string, string>): string {
  const [folder, file] = [entry.replace(/[^/]*$/, ''), entry.replace(/^.*\//, '')];
  const relations = `${folder}_rels/${file}.rels`;
  const sheet = parts.text(entry);
  const place = placeOfLink(sheet);
  const comments = partOf(parts, relations, folder, ({ type }) => type === 'comments') ?? addPart(parts, relations, '../comments', '.xml', 'comments', folder);
  const drawn = partOf(parts, relations, folder, ({ id }) => id === place.drawn);
  const drawing = drawn ?? addPart(parts, relations, '../drawings/vmlDrawing', '.vml', 'vmlDrawing', folder);
  const before = noted(parts, comments.entry, byCell);
  draw(parts, drawing.entry, [...byCell.keys()].filter((cell) => !before.has(cell)));
  // A link to a drawing that is not there gives way to one that is.
  if (!drawn) parts.put(entry, edited(sheet, [{ ...place, content: `<${place.prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${drawing.id}"/>` }]));
  return comments.entry;
}

/** @returns the cells that had a note before: theirs is written on */
function noted(parts: Parts, entry: string, byCell: ReadonlyMap<string, string>): Set<string> {
  const text = parts.has(entry) ? parts.text(entry) : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
  const before = new Set<string>();
  const edits: Edit[] = [];
  const ended = new Set<string>();
  let [authors, prefix, more] = [0, '', undefined as string | undefined];
  const run = (words: string): string => `<${prefix}r><${prefix}t xml:space="preserve">${xmlText(words)}</${prefix}t></${prefix}r>`;
  const said = (): string => run(`\n\n${AUTHOR}: ${more!}`);
  const write = (edit: Edit): void => {
    edits.push(edit);
    more = undefined;
  };
  const fresh = (): string => [...byCell].filter(([cell]) => !before.has(cell)).map(([cell, words]) => `<${prefix}comment ref="${cell}" authorId="${authors}"><${prefix}text>${run(words)}</${prefix}text></${prefix}comment>`).join('');
  endOf(text, 'comments', (tag) => {
    const { kind, name, depth, attributes: { ref = '' } } = tag;
    if (depth === 0) prefix = tag.prefix;
    if (depth === 2 && name === 'author' && kind !== 'close') authors += 1;
    if (depth === 2 && name === 'comment' && kind !== 'close') {
      more = before.has(ref) ? undefined : byCell.get(ref);
      if (more !== undefined) before.add(ref);
    }
    if (kind === 'open') return;
    if (more !== undefined && depth === 3 && name === 'text') write(inside(tag, said()));
    else if (more !== undefined && depth === 2) write(inside(tag, `<${prefix}text>${said()}</${prefix}text>`));
    if (depth !== 1 || ended.has(name)) return;
    if (name === 'authors') edits.push(inside(tag, `<${prefix}author>${AUTHOR}</${prefix}author>`));
    if (name === 'commentList') edits.push(inside(tag, fresh()));
    ended.add(name);
  });
  if (!ended.has('authors') || !ended.has('commentList')) throw new SheetFault('damaged');
  parts.put(entry, edited(text, edits));
  return before;
}

/** The boxes in which notes are shown: drawings in the old form, without which spreadsheets show none. */
function draw(parts: Parts, entry: string, cells: readonly string[]): void {
  const text = parts.has(entry) ? parts.text(entry) : '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
  let [hasKind, taken] = [false, 1_024];
  const last = endOf(text, 'xml', ({ attributes: { id = '' } }) => {
    hasKind ||= id === '_x0000_t202';
    taken = Math.max(taken, Number(/^_x0000_s(\d{1,9})$/.exec(id)?.[1] ?? 0));
  });
  const kind = hasKind ? '' : '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
  const boxes = cells.map((cell, place) => {
    const [column, row] = [columnOf(cell), Number(/\d+/.exec(cell)![0]) - 1];
    const anchor = [column + 1, 12, row, 4, column + 5, 12, row + 6, 4].join(', ');
    return `<v:shape id="_x0000_s${taken + 1 + place}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:260pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`
      + '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
      + `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  parts.put(entry, edited(text, [inside(last, kind + boxes.join(''))]));
}

function columnOf(cell: string): number {
  return [.../^[A-Z]+/.exec(cell)![0]].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Where a worksheet, whose elements must stand in order, has the link to the drawing of its notes (`drawn`: whose id that is), or else may have it. */
function placeOfLink(sheet: string): { start: number; end: number; prefix: string; drawn: string | undefined } {
  let place: { start: number; end: number } | null = null;
  let link: { start: number; end: number } | null = null;
  let [drawn, isBehind] = [undefined as string | undefined, false];
  const { prefix } = endOf(sheet, 'worksheet', ({ kind, name, depth, attributes, start, end }) => {
    if (depth === 1 && name === 'legacyDrawing') {
      link = { start: kind === 'close' ? link!.start : start, end };
      if (kind !== 'close') drawn = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    }
    if (!place && isBehind && ((depth === 1 && kind !== 'close' && BEHIND.includes(name)) || depth === 0)) place = { start, end: start };
    if (depth === 1 && kind !== 'open' && name === 'sheetData') isBehind = true;
  });
  const at = (link ?? place) as { start: number; end: number } | null;
  if (!at) throw new SheetFault('damaged');
  return { ...at, prefix, drawn };
}
