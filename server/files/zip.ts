// An archive as a stream, one entry after the other and none of them kept: the door to fflate's way out.
import { Zip, ZipPassThrough } from 'fflate';

/** A file to be put in. `at`: when it was made. `bytes` are asked for once its turn has come; null leaves it out. */
export interface Entry { path: string; at: string; bytes: () => Promise<Uint8Array | null> }

/** Piece after piece of the archive. Nothing is packed: documents are already. */
export async function* zipped(entries: Iterable<Entry>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const taken = function* (): Generator<Uint8Array> {
    const ready = pieces;
    pieces = [];
    yield* ready;
  };
  for (const { path, at, bytes } of entries) {
    const content = await bytes();
    if (content === null) continue;
    const file = new ZipPassThrough(path);
    file.mtime = at;
    archive.add(file);
    file.push(content, true);
    yield* taken();
  }
  archive.end();
  yield* taken();
}
