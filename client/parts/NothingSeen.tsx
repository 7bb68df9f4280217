// That there is nothing, said truly: whoever reads sheets and documents of some areas alone is told so, since of others there may be some.
import { areasOf, useMe } from '../access.ts';
import { listLabel } from '../format.ts';
import { useWords } from '../words.ts';

/** The areas of which alone sheets and documents are shown, where there may be others; null where everything is. @param area of what would be listed, where it is known */
export function useAreasShown(area?: string): string[] | null {
  const areas = areasOf(useMe()?.signed ?? null);
  return area !== undefined && areas?.includes(area) ? null : areas;
}

/** @param words that there is none */
export function NothingSeen({ words, area }: { words: string; area?: string }) {
  const { lang, say } = useWords();
  const areas = useAreasShown(area);
  return <p className="small ink-2">{areas === null ? words : say('terms:seenAreas', { areas: listLabel(areas.map((one) => say(`terms:areaShort.${one}`)), lang) })}</p>;
}
