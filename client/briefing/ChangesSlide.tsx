import { BridgeBar } from '../marks/BridgeBar.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { bridgingOf, turnedIn, turnedWords } from '../parts/bridging.ts';
import { named, useWords } from '../words.ts';
import { HIGH, isFar } from './scale.ts';
import { titleOf } from './sayings.ts';
import { rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

/** A row of the least height, and what title, ends and footer take, px. */
const ROW = 96;
const TAKEN = 560;

/** What has changed since the publication before: a bridge from one count to the other, a row for each kind of news and way. */
export function ChangesSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const bridge = bridgingOf(rowsOf(shown.answers, 'bridge'));
  const changes = rowsOf(shown.answers, 'changes');
  const names = new Map(changes.map((row) => [row.target, named(row, 'short', lang)]));
  if (shown.before === null || !bridge) {
    return (
      <>
        <h1>{titleOf(shown, slide, lang, say)}</h1>
        {shown.before === null && <p className="slide-empty">{say('briefing:changes.noneTold')}</p>}
      </>
    );
  }
  const { start, turns, end, most } = bridge;
  const room = Math.max(1, Math.floor((HIGH * 0.9 - TAKEN) / (ROW * raise)));
  const rows = turns.slice(0, room);
  // The count is the same: what turned beside it is told in words.
  const turned = turns.length > 0 ? [] : turnedIn(changes);
  const more = turns.length > 0 ? turns.length - rows.length : Math.max(0, turned.length - room);
  const whole = (count: number, name: string): React.ReactNode => (
    <li className="changes-row" data-whole=""><span className="changes-name">{name}</span><strong className="changes-count num">{count}</strong><BridgeBar from={0} to={count} most={most} tone="whole" high={36} /></li>
  );
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      <ol className="changes-rows">
        {whole(start, say('briefing:changes.end', { number: shown.before.number }))}
        {rows.map(({ key, cause, tone, count, from, to, targets }) => (
          <li key={key} className="changes-row">
            <span className="changes-name">{say(`publication:cause.${cause}`)}{!isFar(raise) && <span className="changes-of">{targets.flatMap((target) => names.get(target) ?? []).join(' · ')}</span>}</span>
            <span className="changes-count num">{count}</span><BridgeBar from={from} to={to} most={most} tone={tone} high={36} />
          </li>
        ))}
        {turns.length === 0 && (turned.length === 0 ? <li className="changes-row changes-told">{say('publication:bridge.noneTurned')}</li>
          : turned.slice(0, room).map((one) => <li key={one.row.target} className="changes-row changes-told"><StatusGlyph status={one.to ?? 'no-data'} size={48} />{turnedWords(one, lang, say)}</li>))}
        {whole(end, say('briefing:changes.end', { number: shown.publication.number }))}
      </ol>
      {more > 0 && <p className="slide-aside">{say('briefing:changes.more', { count: more })}</p>}
    </>
  );
}
