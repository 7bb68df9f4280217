// A bridge as it is drawn and said, wherever it stands: on its page, on a slide, in a file.
import type { Row } from '../../queries/types.ts';
import { listLabel } from '../format.ts';
import { named } from '../names.ts';
import type { Lang, Say } from '../words.ts';

/** One kind of news that brought some or took some away: from one count to another. `targets`: which, by their codes. */
export interface Turn { key: string; cause: Row<'bridge'>['cause']; tone: 'gain' | 'loss'; count: string; from: number; to: number; targets: string[] }
/** @see Turn; `most`: the end of the scale */
export interface Bridging { start: number; turns: Turn[]; end: number; most: number }

/** @param steps of the question `bridge` @returns null for a plan that has no targets */
export function bridgingOf(steps: Row<'bridge'>[]): Bridging | null {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || last.pages === 0 && first.after === 0) return null;
  const turns = steps.flatMap((step): Turn[] => (step.before === null ? [] : [
    ...(step.gained > 0 ? [turnOf(step, 'gain', step.gained, step.before, step.gained_of)] : []), ...(step.lost > 0 ? [turnOf(step, 'loss', step.lost, step.after, step.lost_of)] : []),
  ]));
  return { start: first.after, turns, end: last.after, most: Math.max(1, first.after, last.after, ...turns.map(({ to }) => to)) };
}

function turnOf({ place, cause }: Row<'bridge'>, tone: Turn['tone'], count: number, from: number, of: string): Turn {
  return { key: `${place} ${tone}`, cause, tone, count: `${tone === 'gain' ? '+' : '\u2212'}${count}`, from, to: from + count, targets: of.split('|').filter(Boolean) };
}

/** A target whose verdict is another at the end, whether or not that counts as on its way. */
export interface Turned { row: Row<'changes'>; from: string | null; to: string | null }

/** @param changes of the question `changes` */
export function turnedIn(changes: Row<'changes'>[]): Turned[] {
  return [...Map.groupBy(changes, ({ target }) => target).values()].flatMap((stages): Turned[] => {
    const [row, last] = [stages[0]!, stages.at(-1)!];
    return row.status_before === last.status_after ? [] : [{ row, from: row.status_before, to: last.status_after }];
  });
}

/** `Thanh toán trực tuyến: từ có nguy cơ sang chậm`. */
export function turnedWords({ row, from, to }: Turned, lang: Lang, say: Say): string {
  const word = (status: string | null): string => (status === null ? say('publication:bridge.notThere') : say(`terms:status.${status}`).toLocaleLowerCase(lang));
  return say('publication:bridge.turned', { name: named(row, 'short', lang), from: word(from), to: word(to) });
}

/** What kind of news it was, and which way it went. */
export function turnLabel({ cause, tone }: Turn, say: Say): string {
  const label = say(`publication:bridge.${tone === 'gain' ? 'gained' : 'lost'}`, { cause: say(`publication:cause.${cause}`) });
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}

/** From how many to how many, short enough for a slide. @param steps of the question `bridge` */
export function bridgeHeadline(steps: Row<'bridge'>[], say: Say): string {
  const bridge = bridgingOf(steps);
  if (!bridge) return say('publication:bridge.empty');
  const { start: before, end: after } = bridge;
  return say(`publication:bridge.${after > before ? 'rose' : after < before ? 'fell' : 'stayed'}`, { before, after, pages: steps[0]!.pages });
}

/** The same, and how many turned either way. */
export function bridgeTitle(steps: Row<'bridge'>[], lang: Lang, say: Say): string {
  const { risen, fallen } = steps[0] ?? { risen: 0, fallen: 0 };
  const turned = [risen > 0 ? say('publication:bridge.better', { count: risen }) : '', fallen > 0 ? say('publication:bridge.worse', { count: fallen }) : ''].filter(Boolean);
  return bridgeHeadline(steps, say) + (turned.length > 0 ? `: ${listLabel(turned, lang)}` : '');
}
