// What is thought of one figure: taken, or given back with a reason and words to its sender. Pressed again it is taken back.
import { useRef, useState } from 'react';
import { useMe } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import { keyOf } from '../review.ts';
import type { Line, Mark } from '../review.ts';
import { draftOf, keepDraft } from '../thoughts.ts';
import type { Thought } from '../thoughts.ts';
import { useWords } from '../words.ts';
import { ReturnForm } from './ReturnForm.tsx';

interface Props { submission: string; line: Line; name: string; thought: Mark | Thought | undefined; think: ((lines: Thought[]) => void) | null; isSmall?: boolean }

export function ReviewMark({ submission, line, name, thought, think, isSmall = false }: Props) {
  const { say } = useWords();
  const me = useMe();
  const key = keyOf(line);
  const [isOpen, setOpen] = useState(draftOf(submission, key) !== undefined);
  const button = useRef<HTMLButtonElement>(null);
  const { indicator, part } = line;
  const is = thought?.mark ?? 'none';
  const by = thought && 'name' in thought && thought.person !== me?.signed?.person ? thought.name : null;
  const isReturned = is === 'return';
  function close(): void {
    keepDraft(submission, key, null);
    setOpen(false);
    button.current?.focus();
  }
  return (
    <div className="review-mark">
      {think && (
        <div className="row" role="group" aria-label={say('review:mark.of', { name })}>
          <button type="button" className={isSmall ? 'button button-small' : 'button'} aria-pressed={is === 'accept'} onClick={() => think([{ indicator, part, mark: is === 'accept' ? 'none' : 'accept' }])}>
            <Icon name="check" size={16} />{say(isSmall ? 'review:mark.acceptShort' : 'review:mark.accept')}
          </button>
          <button ref={button} type="button" className={isSmall ? 'button button-small' : 'button'} aria-pressed={isReturned} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Icon name="arrow-left" size={16} />{say('review:mark.return')}
          </button>
          {by !== null && <span className="note">{say(isReturned ? 'review:mark.returnedBy' : 'review:mark.acceptedBy', { name: by })}</span>}
        </div>
      )}
      {isReturned && !isOpen && <p className="small review-returned"><strong>{say('review:mark.returned', { reason: say(`review:reason.${thought!.reason ?? 'other'}`) })}</strong> <q>{thought!.told}</q></p>}
      {think && isOpen && (
        <ReturnForm submission={submission} name={name} id={key} before={isReturned ? { reason: thought!.reason ?? '', told: thought!.told ?? '' } : null} label={say('review:return.send')}
          onSend={(draft) => { think([{ indicator, part, mark: 'return', ...draft }]); close(); }} onDrop={close}
          onLift={isReturned ? () => { think([{ indicator, part, mark: 'none' }]); close(); } : null} />
      )}
    </div>
  );
}
