// A text as it may stand in any document: XML knows no control characters, and one of them pasted along would break a whole file.

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** @returns the text, a blank in the place of each control character but tab and line ends */
export function plain(text: string): string {
  return text.replace(CONTROL, ' ');
}
