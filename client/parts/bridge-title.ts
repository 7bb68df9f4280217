// What a bridge says, as a sentence: on its page and on a slide.
import type { Row } from '../../queries/types.ts';
import { listLabel } from '../format.ts';
import type { Lang, Say } from '../words.ts';

/** From how many to how many, short enough for a slide. @param steps of the question `bridge` */
export function bridgeHeadline(steps: Row<'bridge'>[], say: Say): string {
  const [before, after, pages] = [steps[0]?.after ?? 0, steps.at(-1)?.after ?? 0, steps.at(-1)?.pages ?? 0];
  return say(`publication:bridge.${after > before ? 'rose' : after < before ? 'fell' : 'stayed'}`, { before, after, pages });
}

/** The same, and how many turned either way. */
export function bridgeTitle(steps: Row<'bridge'>[], lang: Lang, say: Say): string {
  const sum = (of: 'gained' | 'lost'): number => steps.reduce((all, step) => all + step[of], 0);
  const turned = [sum('gained') > 0 ? say('publication:bridge.better', { count: sum('gained') }) : '', sum('lost') > 0 ? say('publication:bridge.worse', { count: sum('lost') }) : ''].filter(Boolean);
  return bridgeHeadline(steps, say) + (turned.length > 0 ? `: ${listLabel(turned, lang)}.` : '.');
}
