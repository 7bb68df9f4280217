import { Fragment } from 'react';

/** A sentence of the catalogues in which **figures** stand out. Only text: nothing in it is read as markup. */
export function Told({ text }: { text: string }) {
  return text.split('**').map((part,
    place) => (place % 2 === 1 ? <strong key={place}>{part}</strong> : <Fragment key={place}>{part}</Fragment>));
}
