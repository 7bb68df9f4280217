// The words of a conclusion while they are typed: kept by this browser for their writer until they are recorded, so that a closed window loses none.
const PLACE = 'cot-moc-spoken';

/** What stands in the fields, by their names. */
export type Spoken = Record<string, string>;

function placeOf(person: string, about: string): string {
  return `${PLACE} ${person} ${about}`;
}

/** @param about what they are about; each has its own */
export function recallSpoken(person: string, about: string): Spoken {
  try {
    return JSON.parse(localStorage.getItem(placeOf(person, about)) ?? '{}') as Spoken;
  } catch {
    return {};
  }
}

/** Null forgets them. */
export function keepSpoken(person: string, about: string, spoken: Spoken | null): void {
  try {
    if (spoken === null) localStorage.removeItem(placeOf(person, about));
    else localStorage.setItem(placeOf(person, about), JSON.stringify(spoken));
  } catch {
    // A browser that keeps nothing still records.
  }
}
