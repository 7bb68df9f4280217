// Names of files and folders that every system takes: no way out of their folder, nothing reserved, no two alike.
const MOST_LETTERS = 90;
/** Signs that a system reads as something else, and those that nobody sees. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"*/:<>?\\|]+/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** @returns the words as a name, without an ending; `other` where nothing of them is left */
export function fileName(words: string, other: string): string {
  const fit = [...words.normalize('NFC').replaceAll(UNFIT, '-').replaceAll(/\s+/g, ' ')].slice(0, MOST_LETTERS).join('');
  const held = fit.replaceAll(/^[. -]+|[. -]+$/g, '');
  return RESERVED.test(held) ? `_${held}` : held || other;
}

/** Paths of one archive, each given once: a second one of a name says so. */
export class Paths {
  private readonly given = new Set<string>();

  /** @param ending without its dot */
  path(folder: string, name: string, ending: string): string {
    for (let time = 1; ; time += 1) {
      const path = `${folder}/${name}${time === 1 ? '' : ` (${time})`}.${ending}`;
      // Some systems take upper and lower case as one.
      const key = path.toLowerCase();
      if (this.given.has(key)) continue;
      this.given.add(key);
      return path;
    }
  }
}
