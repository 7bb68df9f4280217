// As whom this page acts: what was typed under one name goes out under no other, whoever has signed in at another page meanwhile.

/** The request header that names the person; the server refuses a change for whom somebody else is signed in. */
export const ACTING = 'X-Cot-Moc-Person';

let person = '';

/** '' while nobody has signed in here, or it is not known. */
export function acting(): string {
  return person;
}

export function actAs(who: string): void {
  person = who;
}
