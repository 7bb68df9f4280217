// A sheet's cells as both formats give them, and the fault that ends a reading.

/** `number` is null for all but numbers; a percent-formatted 0.626 stands as 62.6. `text` is as shown, NFC. */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error'; text: string; number: number | null; percent: boolean; formula: boolean;
}
/** One line with anything in it; `cells` by column from 0. CSV: `fields` counts them all, empty ones too, and `comma` is what parts them. */
export interface Line { line: number; cells: Map<number, Cell>; fields?: number; comma?: boolean }

/** The whole sheet cannot be read: a code of data/words/problems. */
export class SheetFault extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly line: number | null;
  constructor(code: string, params: Record<string, string | number> = {}, line: number | null = null) {
    super(code);
    this.code = code;
    this.params = params;
    this.line = line;
  }
}

/** A for 0, Z for 25, AA for 26. */
export function letters(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function textCell(text: string): Cell {
  return { kind: 'text', text, number: null, percent: false, formula: false };
}
