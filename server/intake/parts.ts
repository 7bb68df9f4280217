// The parts of a workbook as texts that are written on, and the relations between them.
import { edited, endOf, inside } from './tags.ts';
import type { Tag } from './tags.ts';
import { resolve } from './workbook.ts';
import { decode, xmlText } from './xml.ts';
import type { Zip } from './zip.ts';

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = '[Content_Types].xml';

/** The entries of an archive as texts, those changed as they are now. */
export class Parts {
  readonly changed = new Map<string, Buffer>();
  private readonly unpacked = new Map<string, string>();
  private readonly zip: Zip;

  constructor(zip: Zip) {
    this.zip = zip;
  }

  has(name: string): boolean {
    return this.changed.has(name) || this.zip.has(name);
  }

  /** @throws SheetFault damaged, unpacks-too-large */
  text(name: string): string {
    const now = this.changed.get(name)?.toString('utf8') ?? this.unpacked.get(name);
    if (now !== undefined) return now;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const pieces: string[] = [];
    this.zip.inflate(name, (piece) => void pieces.push(decode(decoder, piece)));
    const text = pieces.join('') + decode(decoder);
    this.unpacked.set(name, text);
    return text;
  }

  put(name: string, text: string): void {
    this.changed.set(name, Buffer.from(text));
  }

  /** A name that no entry has: `xl/comments` and `.xml` give xl/comments1.xml. */
  free(begin: string, end: string): string {
    let number = 1;
    while (this.has(`${begin}${number}${end}`)) number += 1;
    return `${begin}${number}${end}`;
  }
}

export interface Part { id: string; type: string; entry: string }
interface Relations { all: (Part & { tag: Tag })[]; last: Tag }

/** @throws SheetFault damaged */
function relationsIn(text: string, folder: string): Relations {
  const all: Relations['all'] = [];
  const last = endOf(text, 'Relationships', (tag) => {
    const { Id = '', Type = '', Target = '', TargetMode } = tag.attributes;
    if (tag.kind === 'close' || tag.depth !== 1 || tag.name !== 'Relationship') return;
    all.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), entry: TargetMode === 'External' ? '' : resolve(folder, Target), tag });
  });
  return { all, last };
}

/** The first one that is there. */
export function partOf(parts: Parts, relations: string, folder: string, is: (part: Part) => boolean): Part | undefined {
  if (!parts.has(relations)) return undefined;
  return relationsIn(parts.text(relations), folder).all.find((part) => is(part) && parts.has(part.entry));
}

/** A new one, named and linked; a relation of the same type that leads nowhere gives way to the new one. */
export function addPart(parts: Parts, relations: string, begin: string, end: string, type: string, folder: string): Part {
  const text = parts.has(relations) ? parts.text(relations) : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${PACKAGE}"></Relationships>`;
  const { all, last } = relationsIn(text, folder);
  const [ids, entry] = [new Set(all.map(({ id }) => id)), parts.free(resolve(folder, begin), end)];
  let number = 1;
  while (ids.has(`notes${number}`)) number += 1;
  const id = `notes${number}`;
  const target = `${begin.replace(/[^/]*$/, '')}${entry.replace(/^.*\//, '')}`;
  const dead = all.filter((part) => part.type === type && part.tag.kind === 'empty' && !parts.has(part.entry)).map(({ tag: { start, end: behind } }) => ({ start, end: behind, content: '' }));
  parts.put(relations, edited(text, [...dead, inside(last, `<${last.prefix}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)]));
  return { id, type, entry };
}

/** Says of each entry of notes, and of drawings, what it is. */
export function listTypes(parts: Parts, comments: readonly string[]): void {
  const text = parts.text(TYPES);
  const missing = new Set(comments.map((entry) => `/${entry}`));
  let hasDrawings = false;
  const last = endOf(text, 'Types', ({ name, attributes: { Extension = '', PartName = '' } }) => {
    if (name === 'Override') missing.delete(PartName);
    hasDrawings ||= name === 'Default' && Extension.toLowerCase() === 'vml';
  });
  const drawings = hasDrawings ? '' : `<${last.prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
  const overrides = [...missing].map((name) => `<${last.prefix}Override PartName="${xmlText(name)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`);
  parts.put(TYPES, edited(text, [inside(last, drawings + overrides.join(''))]));
}
