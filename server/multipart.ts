// A multipart form as a page of ours sends it: fields as text in NFC, files whole, both bounded while they come.
import busboy from 'busboy';
import type { Request } from 'express';
import { HttpError } from './problem.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FIELDS = 16;

/** Every value of each field in order; `name` of a file is as the sender calls it. */
export interface Form { fields: Map<string, string[]>; files: { bytes: Buffer; name: string }[] }

/**
 * @param limits how many files, and how many bytes a field may have
 * @throws HttpError 400 where it is no form, 413 where a file is larger than 10 MB
 */
export async function readForm(req: Request, limits: { files: number; fieldBytes: number }): Promise<Form> {
  const fields: Form['fields'] = new Map();
  const files: Form['files'] = [];
  let tooLarge = false;
  await new Promise<void>((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { fileSize: MOST_BYTES, files: limits.files, fields: MOST_FIELDS, fieldSize: limits.fieldBytes, parts: MOST_FIELDS + limits.files } });
    } catch {
      reject(new HttpError(400, 'bad-request'));
      return;
    }
    form.on('field', (name, value) => void fields.set(name, [...(fields.get(name) ?? []), value.normalize('NFC')]));
    form.on('file', (_name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      const at = files.push({ bytes: Buffer.alloc(0), name: (filename ?? '').normalize('NFC').slice(0, 200) }) - 1;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        tooLarge = true;
      });
      stream.on('end', () => {
        files[at]!.bytes = Buffer.concat(chunks);
      });
    });
    form.on('error', () => reject(new HttpError(400, 'bad-request')));
    form.on('close', resolve);
    req.on('aborted', () => reject(new HttpError(400, 'bad-request')));
    req.pipe(form);
  });
  if (tooLarge) throw new HttpError(413, 'too-large');
  return { fields, files };
}

export function all(fields: Form['fields'], name: string): string[] {
  return fields.get(name) ?? [];
}

/** @throws HttpError 400 where it is given twice */
export function one(fields: Form['fields'], name: string): string | undefined {
  const given = all(fields, name);
  if (given.length > 1) throw new HttpError(400, 'doubled-parameter', { name });
  return given[0];
}
