// The documents that prove one thing: a list with previews, and a place to add more for whoever may. It knows nothing of the page on which it stands.
import { useQuestion } from '../api.ts';
import { asked, partOf } from '../evidence.ts';
import type { Proven } from '../evidence.ts';
import { useWords } from '../words.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { Answer, Skeleton } from './Answer.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { NothingSeen } from './NothingSeen.tsx';
import { useOnce } from './once.ts';
import './evidence-words.ts';
import './evidence.css';

/** @param of what they prove @param canAdd whether documents may be added and removed here; the server decides again @param name of that thing, where several stand on one page @param area to which it belongs, where that is known */
export function Evidence({ of, canAdd, name, area }: { of: Proven; canAdd: boolean; name?: string; area?: string }) {
  const { say } = useWords();
  const documents = useQuestion('evidence', asked(of));
  const adds = useOnce(canAdd);
  const part = partOf(of);
  return (
    <section className="stack evidence" aria-label={name ? `${say('evidence:title')}: ${name}` : say('evidence:title')}>
      <Answer of={documents} thing={say('evidence:thing')} skeleton={<Skeleton lines={2} />}>
        {(all) => {
          const rows = all.filter((row) => row.part === part);
          return rows.length > 0 ? <EvidenceList rows={rows} canRemove={canAdd} /> : <NothingSeen words={say('evidence:none')} area={area} />;
        }}
      </Answer>
      {adds && <AddEvidence of={of} />}
    </section>
  );
}
