// Asked once for all cells: how a number with two readings is meant.
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Change } from './grid.ts';
import { doubtOf } from './paste.ts';
import type { Doubt } from './paste.ts';

export function DoubtQuestion({ draft, cells }: { draft: Draft; cells: Change[] }) {
  const doubt = doubtOf(cells);
  return doubt && <DoubtChoice doubt={doubt} onChoose={(reading) => draft.write(cells.map((cell) => ({ ...cell, reading })))} />;
}

/** @param chosen the reading already chosen, where it can be changed still */
export function DoubtChoice({ doubt: { given, vi, en, count }, chosen = '', onChoose }: { doubt: Doubt; chosen?: '' | 'vi' | 'en'; onChoose: (reading: 'vi' | 'en') => void }) {
  const { lang, say } = useWords();
  const number = (value: number): string => new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9 }).format(value);
  const told = (value: number, other: number | null): string => say(other === null ? 'entry:doubt.english' : Math.abs(value) > Math.abs(other) ? 'entry:doubt.thousands' : 'entry:doubt.decimal', { value: number(value) });
  return (
    <div className="entry-told doubt-question" data-level="doubt">
      <Icon name="question" size={18} />
      <span>{say('entry:doubt.title', { given })} {say('entry:doubt.once', { count })}</span>
      {vi !== null && <button type="button" className="button button-small" aria-pressed={chosen === '' ? undefined : chosen === 'vi'} onClick={() => onChoose('vi')}>{told(vi, en)}</button>}
      {en !== null && <button type="button" className="button button-small" aria-pressed={chosen === '' ? undefined : chosen === 'en'} onClick={() => onChoose('en')}>{told(en, vi)}</button>}
    </div>
  );
}
