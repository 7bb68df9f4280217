// What waits for whoever is signed in: the urgent first, each leading to where it is done.
import { Link, Navigate } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { AppLink } from '../parts/AppLink.tsx';
import { useTitle } from '../parts/page-title.ts';
import '../parts/reminder-words.ts';
import { URGENCIES, useReminders } from '../reminders.ts';
import type { Reminder } from '../reminders.ts';
import { useWords } from '../words.ts';

const SIGNS: Record<Reminder['urgency'], IconName> = { overdue: 'clock', today: 'calendar', returned: 'pencil', soon: 'calendar', confirm: 'check-square', approve: 'check-square', review: 'inbox' };

export function Reminders() {
  const { lang, say } = useWords();
  const me = useMe();
  const reminders = useReminders();
  useTitle(say('reminders:title'));
  if (!me) return <Skeleton lines={5} tall />;
  if (!me.signed || me.signed.needs) return <Navigate to="/dang-nhap" search={keep} replace />;
  const here = (path: string): string => (lang === 'en' ? `${path}&lang=en` : path);
  return (
    <div className="page narrow">
      <header className="stack-tight"><h1>{say('reminders:title')}</h1><p className="ink-2 measure">{say('reminders:told')}</p></header>
      <Answer of={reminders} thing={say('reminders:thing')} skeleton={<Skeleton lines={5} tall />} empty={<p className="card">{say('reminders:none')}</p>}>
        {(rows) => URGENCIES.filter((urgency) => rows.some((row) => row.urgency === urgency)).map((urgency) => {
          const own = rows.filter((row) => row.urgency === urgency);
          return (
            <section key={urgency} className="card stack" aria-labelledby={urgency}>
              <h2 id={urgency} className="title row">
                <Icon name={SIGNS[urgency]} size={20} className={urgency === 'overdue' ? 'late-ink' : undefined} />{say(`reminders:heading.${urgency}`)} <span className="note">{own.length}</span>
              </h2>
              <ul className="list reminders">
                {own.map((row) => (
                  <li key={`${row.path} ${row.title}`}>
                    <AppLink className="reminder" href={here(row.path)}>
                      <span className="grow stack-tight"><span className="strong">{row.title}</span><span className="small ink-2">{row.sentence}</span></span>
                      <Icon name="chevron-right" size={16} />
                    </AppLink>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </Answer>
      <p className="note"><Link to="/tai-khoan" search={keep}>{say('reminders:wish.title')}</Link></p>
    </div>
  );
}
