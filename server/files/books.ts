// Meeting books as PDF: ordered, printed one after the other outside of any request, kept for a while.
import { randomBytes } from 'node:crypto';
import type { Express, RequestHandler } from 'express';
import type { House } from '../app.ts';
import { COOKIE, tokenOf } from '../access/guard.ts';
import { HttpError } from '../problem.ts';
import { Asking } from './asked.ts';
import { Press } from './press.ts';

/** Books that wait at once, and how long one is kept that was printed. */
const MOST_WAITING = 4;
const KEPT_MS = 30 * 60_000;
const MOST_KEPT = 8;

interface Book { state: 'waiting' | 'ready' | 'failed'; name: string; bytes: Buffer | null; made: number }

export class Books {
  private readonly kept = new Map<string, Book>();
  /** What prints; null where there is none. */
  readonly chromium: string | null;
  private readonly press: Press | null;

  constructor(chromium: string | null) {
    this.chromium = chromium;
    this.press = chromium === null ? null : new Press(chromium);
  }

  get told(): { prints: boolean; waiting: number } {
    return { prints: this.press !== null, waiting: this.press?.busy ?? 0 };
  }

  /** @throws HttpError 503 where there is no Chromium, or too many wait */
  order(app: Express, path: string, name: string, token: string | null, tell: (error: unknown) => void): string {
    if (!this.press) throw new HttpError(503, 'no-press');
    if (this.press.busy >= MOST_WAITING) throw new HttpError(503, 'press-busy');
    for (const [id, book] of this.kept) if (book.state !== 'waiting' && (Date.now() - book.made > KEPT_MS || this.kept.size >= MOST_KEPT)) this.kept.delete(id);
    const id = randomBytes(18).toString('base64url');
    const book: Book = { state: 'waiting', name, bytes: null, made: Date.now() };
    this.kept.set(id, book);
    void this.press.print(app, path, '[data-book="ready"]', token === null ? null : { name: COOKIE, value: token }).then(
      (bytes) => Object.assign(book, { state: 'ready', bytes, made: Date.now() }),
      (error: unknown) => { Object.assign(book, { state: 'failed', made: Date.now() }); tell(error); },
    );
    return id;
  }

  /** @throws HttpError 404 */
  one(id: string): Book {
    const book = this.kept.get(id);
    if (!book) throw new HttpError(404, 'unknown-book');
    return book;
  }
}

/** GET /api/books: whether this house can print, and how many books wait. */
export function press(house: House): RequestHandler {
  return (_req, res) => void res.set('Cache-Control', 'no-store').json(house.books.told);
}

/** POST /api/books?plan=…&report=…&published=…: orders a meeting book, of what whoever orders it may read. */
export function orderBook(house: House): RequestHandler {
  return async (req, res) => {
    const asking = new Asking(house, req, res, ['plan', 'report']);
    const { plan, report, published, as_of: moment } = asking.given;
    if (moment) throw new HttpError(400, 'unknown-parameter', { name: 'as_of', allowed: 'plan, report, published, lang' });
    // What could not be shown is not printed: known before anybody waits.
    const [whole] = await asking.rows('overview', { plan: plan ?? '', report });
    if (!whole) throw new HttpError(404, 'nothing-in-file');
    const search = new URLSearchParams({ 'che-do': 'in', kh: plan!, ...(published ? { cb: published } : {}), ...(report ? { ky: report } : {}), ...(asking.lang === 'en' ? { lang: 'en' } : {}) }).toString();
    const id = house.books.order(req.app as Express, `/so-tay/${published ?? 'moi-nhat'}?${search}`, `cot-moc-so-tay-${plan}${report ? `-${report}` : ''}`, tokenOf(req), (error) => house.log.error({ err: error }, 'a meeting book could not be printed'));
    res.status(201).set('Cache-Control', 'no-store').json({ book: id });
  };
}

/** GET /api/books/:book: how far it is; with `.pdf`, the book. Its name is known only to whoever ordered it. */
export function book(house: House): RequestHandler {
  return (req, res) => {
    const [id = '', ending] = String(req.params.book).split('.');
    const { state, name, bytes } = house.books.one(id);
    res.set('Cache-Control', 'no-store');
    if (ending !== 'pdf') return void res.json({ state, bytes: bytes?.length ?? 0 });
    if (!bytes) throw new HttpError(404, 'unknown-book');
    res.type('application/pdf').set('Content-Disposition', `attachment; filename="${name}.pdf"`).send(bytes);
  };
}
