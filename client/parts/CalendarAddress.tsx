// The secret address of one's calendar of deadlines: made, copied, changed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../access.ts';
import { askAnew, call } from '../api.ts';
import { useWords } from '../words.ts';
import { CopyButton } from './CopyButton.tsx';
import './reminder-words.ts';
import './trace-words.ts';

export function CalendarAddress() {
  const { lang, say } = useWords();
  const [isAsked, setAsked] = useState(false);
  const own = useQuery({ queryKey: ['calendar'], queryFn: async () => (await call('/api/reminders/calendar', lang)).json() as Promise<{ token: string | null }> }).data;
  if (!own) return null;
  const address = own.token === null ? null : `${location.origin}/api/deadlines/${own.token}.ics`;
  const renew = async (): Promise<void> => {
    setAsked(false);
    await change('POST', 'reminders/calendar', lang);
    await askAnew({ queryKey: ['calendar'] });
  };
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar" className="title">{say('reminders:calendar.title')}</h2>
      <p className="small ink-2 measure">{say('reminders:calendar.told')}</p>
      {address && <p className="row"><code className="mono calendar-address">{address}</code><CopyButton text={address} what={say('reminders:calendar.copy')} /></p>}
      <p>
        <button type="button" className="button" onBlur={() => setAsked(false)} onClick={() => void (address === null || isAsked ? renew() : setAsked(true))}>
          {say(address === null ? 'reminders:calendar.make' : isAsked ? 'reminders:calendar.renewSure' : 'reminders:calendar.renew')}
        </button>
      </p>
    </section>
  );
}
