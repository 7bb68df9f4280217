import { BridgeBar } from '../marks/BridgeBar.tsx';
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
  const steps = rowsOf(shown.answers, 'bridge');
  const names = new Map(rowsOf(shown.answers, 'changes').map((row) => [row.target, named(row, 'short', lang)]));
  const turned = steps.slice(1).flatMap((step) => [
    ...(step.gained > 0 ? [{ key: `${step.place} gained`, cause: step.cause, tone: 'gain' as const, count: `+${step.gained}`, from: step.before ?? 0, to: (step.before ?? 0) + step.gained, of: step.gained_of }] : []),
    ...(step.lost > 0 ? [{ key: `${step.place} lost`, cause: step.cause, tone: 'loss' as const, count: `\u2212${step.lost}`, from: step.after, to: step.after + step.lost, of: step.lost_of }] : []),
  ]);
  const rows = turned.slice(0, Math.max(1, Math.floor((HIGH * 0.9 - TAKEN) / (ROW * raise))));
  const most = Math.max(1, ...steps.map(({ after }) => after), ...turned.map(({ to }) => to));
  const end = (count: number, name: string): React.ReactNode => (
    <li className="changes-row" data-whole=""><span className="changes-name">{name}</span><strong className="changes-count num">{count}</strong><BridgeBar from={0} to={count} most={most} tone="whole" high={36} /></li>
  );
  return (
    <>
      <h1>{titleOf(shown, slide, lang, say)}</h1>
      {shown.before === null || steps.length === 0 ? <p className="slide-empty">{say('briefing:changes.noneTold')}</p> : (
        <ol className="changes-rows">
          {end(steps[0]!.after, say('briefing:changes.end', { number: shown.before.number }))}
          {rows.map(({ key, cause, tone, count, from, to, of }) => (
            <li key={key} className="changes-row">
              <span className="changes-name">{say(`publication:cause.${cause}`)}{!isFar(raise) && <span className="changes-of">{of.split('|').flatMap((target) => names.get(target) ?? []).join(' · ')}</span>}</span>
              <span className="changes-count num">{count}</span><BridgeBar from={from} to={to} most={most} tone={tone} high={36} />
            </li>
          ))}
          {end(steps.at(-1)!.after, say('briefing:changes.end', { number: shown.publication.number }))}
        </ol>
      )}
      {rows.length < turned.length && <p className="slide-aside">{say('briefing:changes.more', { count: turned.length - rows.length })}</p>}
    </>
  );
}
