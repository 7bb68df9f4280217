// A text that stands in a cell of a spreadsheet.

/** @returns the text; one that a spreadsheet would take for a formula begins with an apostrophe */
export function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
