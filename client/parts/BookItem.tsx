// The meeting book among the documents: opened, or ordered as PDF and taken once it is printed.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toldOf } from '../access.ts';
import { call, searchOf, useJson } from '../api.ts';
import type { FileParams } from '../files.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { size } from './file-size.ts';

const AGAIN_MS = 1_000;

/** @param given plan, report, publication and language of the book */
export function BookItem({ given }: { given: FileParams }) {
  const { lang, say } = useWords();
  const [book, setBook] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  const house = useJson<{ prints: boolean }>('books');
  const printed = useJson<{ state: 'waiting' | 'ready' | 'failed'; bytes: number }>(book && `books/${book}`, { every: AGAIN_MS, until: ({ state }) => state !== 'waiting', isKept: false });
  const state = book === null ? null : printed.state === 'failed' || (printed.state === 'ready' && printed.failure !== null) ? 'failed' : printed.state === 'ready' ? printed.rows.state : 'waiting';
  const prints = house.state !== 'ready' || house.rows.prints;
  async function order(): Promise<void> {
    setRefused('');
    try {
      setBook((await (await call(`/api/books?${searchOf(given)}`, lang, { method: 'POST' })).json() as { book: string }).book);
    } catch (error) {
      setBook(null);
      setRefused(toldOf(error, say('files:book.failed')));
    }
  }
  return (
    <li className="spread document">
      <span className="row grow"><Icon name="book" size={22} /><span className="grow"><strong>{say('files:book.name')}</strong><span className="sub">{say('files:book.told')}</span><span className="sub" role="status">{refused || (prints ? state === 'waiting' ? say('files:book.making') : state === 'failed' ? say('files:book.failed') : '' : say('files:book.none'))}</span></span></span>
      <span className="row">
        <Link to="/so-tay/$so" params={{ so: given.published ?? 'moi-nhat' }} search={(now: Address) => ({ ...keep(now), 'che-do': 'in' as const })} className="button button-quiet">{say('files:book.see')}</Link>
        {state === 'ready' && printed.state === 'ready' ? <a className="button" href={`/api/books/${book}.pdf`} download><Icon name="download" size={16} />{say('files:book.take', { size: size(printed.rows.bytes, lang) })}</a>
          : prints && <button type="button" className="button" disabled={state === 'waiting'} onClick={() => void order()}><Icon name="print" size={16} />{say('files:book.make')}</button>}
      </span>
    </li>
  );
}
