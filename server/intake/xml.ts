// XML of a sheet's parts, as events, straight from the archive: UTF-8, no DOCTYPE, no entities of its own.
import { SaxesParser } from 'saxes';
import { SheetFault } from './cells.ts';
import type { Zip } from './zip.ts';

export interface Handlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Names come without their namespace prefix. @throws SheetFault doctype, damaged, or what the archive throws */
export function readXml(zip: Zip, entry: string, on: Handlers): void {
  const parser = strictParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('opentag', (tag) => on.open?.(local(tag.name), tag.attributes as Record<string, string>));
  if (on.text) {
    parser.on('text', on.text);
    parser.on('cdata', on.text);
  }
  parser.on('closetag', (tag) => on.close?.(local(tag.name)));
  zip.inflate(entry, (piece) => {
    parser.write(decode(decoder, piece));
  });
  parser.write(decode(decoder)).close();
}

/** It ends at what is not well-formed. @throws SheetFault doctype, damaged */
export function strictParser(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new SheetFault('doctype');
  });
  parser.on('error', () => {
    throw new SheetFault('damaged');
  });
  return parser;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The next piece of a text, or its end. @throws SheetFault damaged, where it is not UTF-8 */
export function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new SheetFault('damaged');
  }
}

/** Text as it may stand in XML, between tags or in an attribute; what XML cannot hold at all is left out. */
export function xmlText(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
