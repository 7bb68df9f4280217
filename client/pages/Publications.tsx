// What was published, and for the secretary what publishing now would freeze.
import { useState } from 'react';
import { may, toldOf, useMe } from '../access.ts';
import { askAnew } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import { PublicationCard } from '../parts/PublicationCard.tsx';
import { Publishing } from '../parts/Publishing.tsx';
import '../parts/publication-words.ts';
import { usePublications } from '../publications.ts';
import { useWords } from '../words.ts';

export function Publications() {
  const { say } = useWords();
  const me = useMe();
  const [done, setDone] = useState<number | null>(null);
  const list = usePublications();
  useTitle(say('publication:title'));
  async function published(number: number): Promise<void> {
    setDone(number);
    await askAnew({});
  }
  return (
    <div className="page">
      <header className="stack-tight"><h1>{say('publication:title')}</h1><p className="ink-2 measure">{say('publication:told')}</p></header>
      {done !== null && <p className="notice" data-kind="done" role="status"><Icon name="check" />{say('publication:done', { number: done })}</p>}
      {may(me?.signed ?? null, 'publish') && list.data && <Publishing number={(list.data[0]?.number ?? 0) + 1} published={published} />}
      <section className="stack" aria-labelledby="list">
        <h2 id="list" className="title">{say('publication:list')}</h2>
        {list.isPending && <Skeleton lines={4} tall />}
        {list.error && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{toldOf(list.error, say('state.no-answer'))}</p>}
        {list.data?.length === 0 && <p className="card">{say('publication:none')}</p>}
        {list.data?.map((one, at) => <PublicationCard key={one.number} one={one} before={list.data[at + 1] ?? null} />)}
      </section>
    </div>
  );
}
