// One publication: when, how complete, what has changed since the one before, and whether it still says what it said.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import { listLabel, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import type { Publication } from '../publications.ts';
import { useWords } from '../words.ts';
import type { Address } from './address.ts';
import { Readiness } from './Readiness.tsx';

export function PublicationCard({ one, before }: { one: Publication; before: Publication | null }) {
  const { lang, say } = useWords();
  const when = moment(one.at, lang);
  return (
    <article className="card stack" aria-labelledby={`publication-${one.number}`}>
      <div className="spread">
        <div className="stack-tight">
          <h3 id={`publication-${one.number}`} className="title">{say('publication:number', { number: one.number })}: {one.title}</h3>
          <p className="small ink-2">{one.by ? say('publication:by', { name: one.by, when }) : say('publication:on', { when })}</p>
        </div>
        <div className="row">
          <Link to="/tai-lieu" search={(now: Address) => ({ lang: now.lang, kh: now.kh, cb: String(one.number) })} className="button button-quiet"><Icon name="files" size={16} />{say('publication:files')}</Link>
          <Link to="/trinh-chieu" search={(now: Address) => ({ lang: now.lang, kh: now.kh })} className="button">{say('room.briefings')}</Link>
          <Link to="/" search={(now: Address) => ({ lang: now.lang, kh: now.kh, cb: String(one.number) })} className="button">{say('publication:see')}</Link>
        </div>
      </div>
      {one.note !== '' && <p>{one.note}</p>}
      <Readiness rows={one.plans.filter(({ report }) => report !== null)} />
      {one.locked > 0 && <p className="small mark-text"><Icon name="lock" size={16} />{say('publication:locked', { count: one.locked })}</p>}
      {before && <p><Link to="/thay-doi" search={(now: Address) => ({ lang: now.lang, kh: now.kh, cb: String(one.number) })}>{say('publication:changes', { number: before.number })}</Link></p>}
      <Check number={one.number} />
    </article>
  );
}

/** Holds a publication to what it said. */
function Check({ number }: { number: number }) {
  const { lang, say } = useWords();
  const check = useQuery({ queryKey: ['publications', 'check', number], enabled: false, queryFn: async () => (await call(`/api/publications/${number}/check`, lang)).json() as Promise<{ plans: Record<string, boolean> }> });
  const wrong = Object.entries(check.data?.plans ?? {}).filter(([, same]) => !same).map(([plan]) => plan);
  return (
    <p className="row small" role="status">
      <button type="button" className="button button-small" disabled={check.isFetching} onClick={() => void check.refetch()}>{say('publication:check')}</button>
      {check.data && <span className="mark-text"><Icon name={wrong.length > 0 ? 'error' : 'check'} size={16} />{wrong.length > 0 ? say('publication:differs', { plans: listLabel(wrong, lang) }) : say('publication:same')}</span>}
    </p>
  );
}
