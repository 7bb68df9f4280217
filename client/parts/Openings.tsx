// Closed reports opened for one body or all, until a day and with a reason; and every opening that was granted.
import { useId, useState } from 'react';
import { change } from '../access.ts';
import { useQuestion } from '../api.ts';
import { collator, dateLabel, moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useDeskAnew, useOpenings } from '../review.ts';
import { midSentence, named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { Field, Form } from './Form.tsx';

export function Openings({ reports, report }: { reports: string[]; report: string }) {
  const { lang, say } = useWords();
  const id = useId();
  const anew = useDeskAnew();
  const [done, setDone] = useState<string | null>(null);
  const agencies = useQuestion('agencies', {});
  const openings = useOpenings(true);
  const { compare } = collator(lang);
  const names = agencies.state === 'ready' ? agencies.rows.map((row) => ({ agency: row.agency, name: named(row, 'name', lang) })).toSorted((a, b) => compare(a.name, b.name)) : [];
  const nameOf = (agency: string): string => (agency === '' ? midSentence(say('review:opening.every')) : names.find((one) => one.agency === agency)?.name ?? agency);
  const reportOf = (one: string): string => (one === '' ? say('review:opening.everyReport') : reportLabel(one, lang));
  return (
    <div className="columns openings">
      <section className="card stack" aria-labelledby={`${id}-open`}>
        <h2 id={`${id}-open`} className="title">{say('review:opening.title')}</h2>
        <p className="small ink-2">{say('review:opening.told')}</p>
        <Form key={report} label={say('review:opening.press')} send={async ({ agency = '', report: of = '', until = '', reason = '' }) => {
          setDone(null);
          const { is_open: isOpen } = await change<{ is_open: boolean }>('POST', 'openings', lang, { agency, report: of, until, reason });
          setDone(say(isOpen ? 'review:opening.done' : 'review:opening.closed', { report: reportOf(of), agency: nameOf(agency), until: dateLabel(until, lang) }));
          await anew();
        }}>
          <div className="field"><label htmlFor={`${id}-agency`}>{say('review:opening.agency')}</label>
            <select id={`${id}-agency`} name="agency" className="select"><option value="">{say('review:opening.every')}</option>{names.map(({ agency, name }) => <option key={agency} value={agency}>{name}</option>)}</select></div>
          <div className="field"><label htmlFor={`${id}-report`}>{say('review:opening.report')}</label>
            <select id={`${id}-report`} name="report" className="select" defaultValue={report}>{reports.map((one) => <option key={one} value={one}>{reportLabel(one, lang)}</option>)}</select></div>
          <Field name="until" type="date" label={say('review:opening.until')} />
          <div className="field"><label htmlFor={`${id}-reason`}>{say('review:opening.reason')}</label>
            <textarea id={`${id}-reason`} name="reason" className="textarea" required maxLength={1000} aria-describedby={`${id}-hint`} /><p className="hint" id={`${id}-hint`}>{say('review:opening.reasonHint')}</p></div>
        </Form>
        <div role="status">{done !== null && <p className="notice" data-kind="done"><Icon name="check" /><span className="grow">{done}</span></p>}</div>
      </section>
      <section className="card stack" aria-labelledby={`${id}-granted`}>
        <h2 id={`${id}-granted`} className="title">{say('review:opening.granted')}</h2>
        <Answer of={openings} thing={say('review:opening.thing')} skeleton={<Skeleton lines={3} />}>
          {(rows) => (rows.length === 0 ? <p className="ink-2">{say('review:opening.none')}</p> : (
            <ul className="rows">{rows.map((row) => (
              <li key={`${row.opened_at} ${row.agency} ${row.report}`} className="stack-tight">
                <p className="small strong">{say('review:opening.line', { report: reportOf(row.report), agency: nameOf(row.agency), until: dateLabel(row.until, lang) })}</p>
                <p className="small">{row.reason}</p>
                <p className="note">{say('review:opening.by', { name: row.by ?? say('review:nobody'), at: moment(row.opened_at, lang) })}</p>
              </li>
            ))}</ul>
          ))}
        </Answer>
      </section>
    </div>
  );
}
