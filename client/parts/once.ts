import { useState } from 'react';

/** True from the first time that something is: a form stays where it stands, with what was typed, though a session ended meanwhile. */
export function useOnce(isTrue: boolean): boolean {
  const [was, setWas] = useState(isTrue);
  if (isTrue && !was) setWas(true);
  return was || isTrue;
}
