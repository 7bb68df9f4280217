// The tags of an XML text, each with the place where it stands, so that something can be sewn on. One pass by the same parser as the reading:
// what looks like a tag in a comment, in CDATA or within quotes is none, and no text takes longer than its length says.
import { SheetFault } from './cells.ts';
import { strictParser } from './xml.ts';

/** `prefix` with its colon, or ''; `depth`: 0 for the outermost; the tag's text is `text.slice(start, end)`. */
export interface Tag { kind: 'open' | 'empty' | 'close'; prefix: string; name: string; depth: number; attributes: Record<string, string>; start: number; end: number }
/** `content` instead of what stands from `start` to `end`. */
export interface Edit { start: number; end: number; content: string }

/** @throws SheetFault damaged, doctype */
function eachTag(text: string, take: (tag: Tag) => void): void {
  const parser = strictParser();
  let depth = 0;
  const give = (kind: Tag['kind'], full: string, attributes: Tag['attributes']): void => {
    const end = parser.position;
    const colon = full.indexOf(':') + 1;
    // Well-formed as it is, a tag has no other “<” than its first sign.
    take({ kind, prefix: full.slice(0, colon), name: full.slice(colon), depth, attributes, start: text.lastIndexOf('<', end - 1), end });
  };
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    give(isSelfClosing ? 'empty' : 'open', name, attributes as Record<string, string>);
    depth += 1;
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    depth -= 1;
    if (!isSelfClosing) give('close', name, {});
  });
  parser.write(text).close();
}

/** The tag that ends the outermost element, once all were taken. @throws SheetFault damaged, where that element has another name */
export function endOf(text: string, name: string, take: (tag: Tag) => void): Tag {
  let last: Tag | null = null;
  eachTag(text, (tag) => {
    take(tag);
    if (tag.depth === 0 && tag.kind !== 'open') last = tag;
  });
  if ((last as Tag | null)?.name !== name) throw new SheetFault('damaged');
  return last!;
}

/** Content put before the end of an element, of which `tag` is the end, or all there is. */
export function inside({ kind, prefix, name, start, end }: Tag, content: string): Edit {
  return kind === 'empty' ? { start: end - 2, end, content: `>${content}</${prefix}${name}>` } : { start, end: start, content };
}

/** @param edits in the order of the text */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, content } of edits) {
    pieces.push(text.slice(at, start), content);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
