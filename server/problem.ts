// One error shape for every route: problem details (RFC 9457) with a sentence for the reader.
import type { ErrorRequestHandler, Request } from 'express';
import { dateLabel, reportLabel } from '../client/format.ts';
import { say } from './words.ts';
import type { Lang } from './words.ts';

/** Thrown anywhere, translated once. `code` is a key of data/words/api.*.json. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly more: Record<string, unknown>;
  constructor(status: number, code: string, params: Record<string, string | number> = {}, more: Record<string, unknown> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.status = status;
    this.code = code;
    this.params = params;
    this.more = more;
  }
}

/** A report by its id: readers know it by its name. */
const REPORT = /^\d{4}(Q[1-4]|H1|Y|M\d\d)$/;

/** A day that is told as readers write it. */
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The language of sentences: `?lang=`, else Accept-Language, else Vietnamese. */
export function langOf(req: Request): Lang {
  if (req.query.lang === 'en' || req.query.lang === 'vi') return req.query.lang;
  return req.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}

export function problemHandler(log: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const known = error instanceof HttpError ? error : asHttp(error);
    if (!known) log(error);
    const { status, code, params: given, more } = known ?? new HttpError(500, 'unexpected');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const lang = langOf(req);
    const params = { ...given, ...(REPORT.test(String(given.report)) ? { report: reportLabel(String(given.report), lang) } : {}), ...(DAY.test(String(given.day)) ? { day: dateLabel(String(given.day), lang) } : {}) };
    // What is wrong now, and in whose language, is asked again each time: a browser would keep 410 for ever.
    res.set('Cache-Control', 'no-store').status(status).type('application/problem+json').send(JSON.stringify({
      type: `/problems/${code}`, title: say(lang, `api:${code}.title`, params), status, detail: say(lang, `api:${code}.detail`, params), ...more,
    }));
  };
}

function asHttp(error: unknown): HttpError | null {
  const status = (error as { status?: unknown }).status;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new HttpError(status, status === 413 ? 'too-large' : 'bad-request');
}
