// An address that leads nowhere: a way to look, and the codes nearest to it.
import { Link, useRouterState } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import { fold } from '../format.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { keep } from '../parts/address.ts';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { SearchBox } from '../parts/SearchBox.tsx';
import { named, useWords } from '../words.ts';

/** @param what the code that was looked for, where it is known */
export function NotFound({ what }: { what?: string }) {
  const { lang, say } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { plan } = usePlace();
  const targets = useQuestion('targets', plan ? { plan: plan.plan } : null);
  const asked = typeof what === 'string' ? what : path.split('/').at(-1) ?? '';
  const near = targets.state === 'ready' ? nearest(asked, targets.rows) : [];
  useTitle(say('lost.title'));
  return (
    <div className="page">
      <h1>{say('lost.title')}</h1>
      <p>{say('lost.told', { path: decodeURIComponent(path).slice(0, 120) })}</p>
      <div><SearchBox large /></div>
      {near.length > 0 && (
        <section className="card lost-near">
          <h2 className="title">{say('lost.near')}</h2>
          <ul className="rows">
            {near.map((row) => (
              <li key={row.target}>
                <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep} className="row">
                  <StatusGlyph status={row.status} /> <span className="ink-3 num">{row.code}</span> {named(row, 'short', lang)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p><Link to="/" search={keep}>{say('lost.home')}</Link></p>
    </div>
  );
}

/** Those that share most pieces of three letters with what was asked. */
function nearest<T extends { target: string; code: string; short_vi: string; short_en: string }>(asked: string, rows: T[]): T[] {
  const pieces = (text: string): Set<string> => {
    const plain = fold(text).replace(/[^a-z0-9]+/g, ' ');
    return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, at) => plain.slice(at, at + 3)));
  };
  const wanted = pieces(asked);
  const scored = rows.map((row) => (
    { row, score: [...pieces(`${row.target} ${row.code} ${row.short_vi} ${row.short_en}`)].filter((piece) => wanted.has(piece)).length }));
  return scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score).slice(0, 6).map(({ row }) => row);
}
