// A document from a template of the province's own, written in Word: the door to docxtemplater.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { HttpError } from '../problem.ts';

const SHIPPED = new URL('../../data/', import.meta.url).pathname;
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * @param data the folder of the registry; where the province has no template of its own there, the one that comes along is taken
 * @param values every placeholder that the template may hold; what people wrote is escaped
 * @throws HttpError 422 naming what of the template is not understood
 */
export function filled(data: string, template: string, values: object): Buffer {
  const where = join('templates', template);
  const own = join(data, where);
  const path = existsSync(own) ? own : join(SHIPPED, where);
  if (statSync(path).size > MOST_BYTES) throw new HttpError(422, 'template-broken', { where, why: 'size' });
  const unknown = new Set<string>();
  try {
    const document = new Docxtemplater(new PizZip(readFileSync(path)), {
      paragraphLoop: true, linebreaks: true,
      nullGetter: (part: { value?: string }) => { unknown.add(part.value ?? ''); return ''; },
    });
    document.render(values);
    if (unknown.size > 0) throw new HttpError(422, 'template-unknown', { names: [...unknown].map((name) => `{${name}}`).join(', '), known: Object.keys(values).map((name) => `{${name}}`).join(', ') });
    return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  } catch (error) {
    if (error instanceof HttpError) throw error;
    const { properties, message } = error as Error & { properties?: { errors?: { properties?: { explanation?: string } }[] } };
    throw new HttpError(422, 'template-broken', { where, why: properties?.errors?.map((one) => one.properties?.explanation).filter(Boolean).slice(0, 3).join(' ') || message });
  }
}
