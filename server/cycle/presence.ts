// Who else is looking at the same sheet. Kept in memory alone: after a restart everybody says it again within seconds.

/** Told every few seconds; after this long somebody has gone. */
const GONE_MS = 25_000;

export class Presence {
  private readonly seen = new Map<string, Map<string, { name: string; at: number }>>();

  /** Says that somebody is there. @returns the names of the others who are */
  here(where: string, person: string, name: string, now = Date.now()): string[] {
    const there = this.seen.get(where) ?? new Map<string, { name: string; at: number }>();
    there.set(person, { name, at: now });
    for (const [one, { at }] of there) if (now - at > GONE_MS) there.delete(one);
    this.seen.set(where, there);
    return this.others(where, person, now);
  }

  /** @returns the names of the others who are there, asked by somebody who only looks */
  others(where: string, person: string, now = Date.now()): string[] {
    return [...(this.seen.get(where) ?? new Map<string, { name: string; at: number }>())].filter(([, { at }]) => now - at <= GONE_MS).filter(([one]) => one !== person).map(([, other]) => other.name);
  }
}
