// Whether one wants mails, and in which language.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../access.ts';
import { askAnew, call } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { Form } from './Form.tsx';
import './reminder-words.ts';

/** `mailing`: this house sends mail. `address`: where to; null where the account has none. */
interface Wish { mails: boolean; lang: 'vi' | 'en'; mailing: boolean; address: string | null }

export function ReminderWish() {
  const { lang, say } = useWords();
  const [isSaved, setSaved] = useState(false);
  const wish = useQuery({ queryKey: ['wish'], queryFn: async () => (await call('/api/reminders/wish', lang)).json() as Promise<Wish> }).data;
  if (!wish) return null;
  const never = !wish.mailing ? 'noMail' : wish.address === null ? 'noAddress' : null;
  return (
    <section className="card stack" aria-labelledby="wish">
      <h2 id="wish" className="title">{say('reminders:wish.title')}</h2>
      {never ? <p className="small ink-2">{say(`reminders:wish.${never}`)}</p> : (
        <Form label={say('reminders:wish.save')} send={async ({ mails, letters }) => {
          await change('PUT', 'reminders/wish', lang, { mails: mails === 'on', lang: letters });
          await askAnew({ queryKey: ['wish'] });
          setSaved(true);
        }}>
          <label className="check"><input key={String(wish.mails)} type="checkbox" name="mails" defaultChecked={wish.mails} onChange={() => setSaved(false)} />{say('reminders:wish.mails')}</label>
          <p className="small ink-2">{say('reminders:wish.told', { address: wish.address })} {say('reminders:wish.always')}</p>
          <div className="field">
            <label htmlFor="letters">{say('reminders:wish.lang')}</label>
            <select key={wish.lang} id="letters" name="letters" className="select" defaultValue={wish.lang} onChange={() => setSaved(false)}><option value="vi" lang="vi">Tiếng Việt</option><option value="en" lang="en">English</option></select>
          </div>
          <p role="status" className="small">{isSaved && <><Icon name="check" size={16} /> {say('reminders:wish.saved')}</>}</p>
        </Form>
      )}
    </section>
  );
}
