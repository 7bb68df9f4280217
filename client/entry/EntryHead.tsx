// How far the sheet has come, what is still to do with a way there, and whether what was typed is kept.
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { listLabel } from '../format.ts';
import { useWords } from '../words.ts';
import type { Seen } from './seen.ts';
import { counted } from './line-look.ts';
import type { Look, Progress } from './line-look.ts';
import type { Proof } from './proof.ts';

/** More lines than this are one bar. */
const MOST_CELLS = 60;

export function EntryHead({ seen, looks, proofs, onJump, onProof, isShort = false }: { seen: Seen; looks: readonly Look[]; proofs: readonly Proof[]; onJump: (row: number) => void; onProof: () => void; isShort?: boolean }) {
  const { lang, say } = useWords();
  const counts = counted(looks);
  const conflicts = [...seen.cells.values()].filter(({ theirs }) => theirs).length;
  const missing = proofs.filter(({ isMissing }) => isMissing).length;
  const jumps: [Progress, IconName, string][] = [['error', 'error', 'late-ink'], ['doubt', 'question', 'soon-ink'], ['explain', 'note', 'soon-ink']];
  return (
    <section className="card entry-head" aria-label={say('entry:filled')}>
      <ProgressBar looks={looks} />
      <p className="nowrap"><strong>{say('entry:progress', { done: counts.done, all: looks.length })}</strong> {say('entry:filled')}</p>
      {jumps.map(([progress, icon, ink]) => counts[progress] > 0 && (
        <button key={progress} type="button" className={`entry-jump ${ink}`} data-jump={progress} onClick={() => onJump(looks.findIndex((look) => look.progress === progress))}>
          <Icon name={icon} size={18} /><span>{say(`entry:count.${progress}`, { count: counts[progress] })}</span>
        </button>
      ))}
      {conflicts > 0 && <a className="entry-jump soon-ink" href="#conflicts"><Icon name="conflict" size={18} /><span>{say('entry:count.conflict', { count: conflicts })}</span></a>}
      {missing > 0 && <button type="button" className="entry-jump soon-ink" data-jump="proof" onClick={onProof}><Icon name="evidence" size={18} /><span>{say('entry:count.proof', { count: missing })}</span></button>}
      {!isShort && counts.nothing > 0 && <p className="ink-2 mark-text"><Icon name="minus" size={16} />{say('entry:count.nothing', { count: counts.nothing })}</p>}
      {seen.others.length > 0 && <p className="ink-2 mark-text entry-others"><Icon name="user" size={16} />{say('entry:others', { names: listLabel(seen.others, lang) })}</p>}
      {!isShort && <SaveLine seen={seen} hasConflict={conflicts > 0} />}
    </section>
  );
}

function ProgressBar({ looks }: { looks: readonly Look[] }) {
  const { say } = useWords();
  const done = looks.filter(({ progress }) => progress === 'done').length;
  if (looks.length > MOST_CELLS) return <progress className="entry-bar" max={looks.length} value={done} aria-label={say('entry:filled')} />;
  return <span className="entry-cells" aria-hidden="true">{looks.map(({ progress }, at) => <i key={at} data-progress={progress} />)}</span>;
}

/** Always visible; a screen reader hears it when it changes. Busy while the last key is not yet on this computer, for the few milliseconds that it takes. */
export function SaveLine({ seen: { saving, keptAt, isLocal, isKeeping, told }, hasConflict, isShort = false }: { seen: Seen; hasConflict: boolean; isShort?: boolean }) {
  const { lang, say } = useWords();
  const time = keptAt === null ? '' : new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Ho_Chi_Minh' }).format(keptAt);
  const state = saving === 'saved' && hasConflict ? 'conflict' : !isLocal && saving === 'saved' ? 'serverOnly' : !isLocal && saving !== 'saving' ? 'unsaved' : isShort && (saving === 'saved' || saving === 'afar') ? `${saving}Short` : saving;
  const icon: IconName = saving === 'saved' ? (hasConflict ? 'conflict' : 'check') : saving === 'saving' ? 'refresh' : 'chain-break';
  return <p className="entry-save mark-text" role="status" aria-busy={isKeeping} data-saving={hasConflict && saving === 'saved' ? 'conflict' : saving}><Icon name={icon} size={18} /><span>{say(`entry:save.${state}`, { time })}{saving === 'refused' && told ? `. ${told}` : ''}</span></p>;
}
