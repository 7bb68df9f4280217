// Where files of the server are taken from, and a drawing of it as pixels.
import { call, searchOf } from './api.ts';

/** `published`, `lang` and what the file is of. */
export type FileParams = Record<string, string | undefined>;

export function fileAddress(file: string, params: FileParams): string {
  const search = searchOf(params);
  return `/api/files/${file}${search ? `?${search}` : ''}`;
}

/** Pixels for each unit of a drawing: sharp on paper, too. */
const SHARPNESS = 2;

/** A drawing of the server as a PNG in the reader's downloads: the very same drawing, which brings its own letters. @throws Failure, or Error where it cannot be drawn */
export async function savePicture(params: FileParams, name: string): Promise<void> {
  const svg = await (await call(fileAddress('target.svg', params), params.lang ?? 'vi')).text();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * SHARPNESS, image.naturalHeight * SHARPNESS];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('the picture is empty');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
