// How sure a set of criteria is, said wherever points of it stand.
import type { Row } from '../../queries/types.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

/** In the few words that stand beside a heading; nothing of a verified set. */
export function Certainty({ of }: { of: string }) {
  const { say } = useWords();
  return of === 'verified' ? null : <span>{say(`scores:certainty.${of}`)}</span>;
}

/** The whole of it, with its document and what the set notes of itself. */
export function SetNote({ set }: { set: Row<'criteria_sets'> | undefined }) {
  const { lang, say } = useWords();
  if (!set) return null;
  const own = lang === 'vi' ? set.note_vi || set.note_en : set.note_en || set.note_vi;
  return (
    <div className="note stack-tight set-note">
      {set.certainty !== 'verified' && <p className="mark-text"><Icon name="info" size={14} />{say(`scores:certain.${set.certainty}`)}</p>}
      {own && <p>{own}</p>}
      {set.certainty !== 'illustrative' && (set.document || set.source) && <p>{say('scores:setOf', { document: [set.document, set.source].filter(Boolean).join(', ') })}</p>}
      <p>{say('scores:rounding')}</p>
    </div>
  );
}
