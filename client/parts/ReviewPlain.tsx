// Figures about which nothing is unusual: folded, taken with one press, or looked at one by one.
import { useId, useState } from 'react';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keyOf } from '../review.ts';
import type { Line, Mark } from '../review.ts';
import type { Thought } from '../thoughts.ts';
import { useWords } from '../words.ts';
import { changeOf, countsOf, levelOf, nameOf, previousOf } from './review-sayings.ts';
import { ReviewMark } from './ReviewMark.tsx';

interface Props { submission: string; lines: Line[]; thoughts: Map<string, Mark | Thought>; think: ((lines: Thought[]) => void) | null; isFirst: boolean }

export function ReviewPlain({ submission, lines, thoughts, think, isFirst }: Props) {
  const { lang, say } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(isFirst && think === null);
  const open = lines.filter((line) => !thoughts.has(keyOf(line)));
  const returned = lines.filter((line) => thoughts.get(keyOf(line))?.mark === 'return');
  return (
    <section className="card card-flush review-plain" aria-labelledby={`${id}-title`}>
      <header className="card-head">
        <h3 id={`${id}-title`} className="small">
          <Icon name="check" size={16} /> <strong>{say('review:plain.title', { count: lines.length })}</strong>
          {returned.length > 0 && <span className="ink-2"> {say('review:plain.returned', { count: returned.length })}</span>}
        </h3>
        <button type="button" className="button-text small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{say(isOpen ? 'review:plain.fold' : 'review:plain.look')}</button>
        {think && (open.length > 0
          ? <button type="button" className="button push" onClick={() => think(open.map(({ indicator, part }) => ({ indicator, part, mark: 'accept' })))}><Icon name="check" size={16} />{say('review:plain.accept', { count: open.length })}</button>
          : <button type="button" className="button push" aria-pressed="true" onClick={() => think(lines.filter((line) => thoughts.get(keyOf(line))?.mark === 'accept').map(({ indicator, part }) => ({ indicator, part, mark: 'none' })))}
            disabled={returned.length === lines.length}><Icon name="check" size={16} />{say('review:plain.accepted', { count: lines.length - returned.length })}</button>)}
      </header>
      <ul id={id} hidden={!isOpen} className="plain-lines">
        {isOpen && lines.map((line) => {
          const [key, name, counts] = [keyOf(line), nameOf(line, lang, say), countsOf(line, lang, say)];
          return (
            <li key={key} data-mark={thoughts.get(key)?.mark ?? 'none'}>
              <h4 className="small plain-name">{name}</h4>
              <p className="review-levels num">
                {line.previous !== null && <><span className="ink-2"><span className="hidden-look">{reportLabel(line.previous_report ?? '', lang)}: </span>{previousOf(line, lang)}</span><Icon name="arrow-right" size={15} /></>}
                <strong>{levelOf(line, lang, say)}</strong>
                {line.change !== null && <span className="ink-2">{changeOf(line, lang)}</span>}
              </p>
              <p className="note plain-more">{[...(counts === null ? [] : [counts]), ...(line.note === '' ? [] : [`“${line.note}”`])].join(' · ')}</p>
              <ReviewMark submission={submission} line={line} name={name} thought={thoughts.get(key)} think={think} isSmall />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
