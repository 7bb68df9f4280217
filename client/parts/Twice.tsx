import { useState } from 'react';

/** What cannot be taken back is pressed twice. */
export function Twice({ label, sure, press }: { label: string; sure: string; press: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return <button type="button" className="button button-small" onBlur={() => setAsked(false)} onClick={() => (isAsked ? press() : setAsked(true))}>{isAsked ? sure : label}</button>;
}
