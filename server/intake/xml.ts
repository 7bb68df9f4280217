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
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('doctype', () => {
    throw new SheetFault('doctype');
  });
  parser.on('error', () => {
    throw new SheetFault('damaged');
  });
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

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new SheetFault('damaged');
  }
}
