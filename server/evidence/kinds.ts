// Which kinds of file prove something, and how much of one is taken.

export const MOST_BYTES = 10 * 1024 * 1024;
/** Of an office file: files in it, and bytes out of it, counted while inflating. */
export const ARCHIVE = { entries: 5_000, unpacked: 200 * 1024 * 1024 } as const;
/** Bytes out of the parts of an office file that are read: what kind it is, whether it is encrypted. */
export const READ = 1024 * 1024;

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** Media types by the extensions that agree with them. Of old office files, macros and pictures that no browser shows, none. */
export const KINDS: Record<string, string> = {
  pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp',
  docx: `${OPEN_XML}.wordprocessingml.document`, xlsx: `${OPEN_XML}.spreadsheetml.sheet`, pptx: `${OPEN_XML}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Whether a browser may show it in the page; every other kind is only saved. */
export function isShown(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.startsWith('image/');
}
