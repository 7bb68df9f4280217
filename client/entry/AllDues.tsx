// Who has handed in what: one row for each agency, of the report that is open now and the one before it.
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel, moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

const REPORTS = 2;

export function AllDues() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const answers = together({ dues: useQuestion('dues', plan ? { plan: plan.plan } : null), reports: useQuestion('hand_ins', plan ? { plan: plan.plan } : null) });
  const nobody = <p className="card">{say('entry:dues.nobody')}</p>;
  return (
    <Answer of={afterPlans(place, answers)} thing={say('entry:thing.dues')} skeleton={<Skeleton lines={6} tall />} empty={nobody}>
      {({ dues, reports }) => (dues.length === 0 ? nobody : latestOf(reports).map((report) => <OfReport key={report} rows={dues.filter((row) => row.report === report).toSorted((a, b) => collator(lang).compare(named(a, 'name', lang), named(b, 'name', lang)))} />))}
    </Answer>
  );
}

/** The report that is open now, else the one to come, and the one before it. */
function latestOf(reports: Row<'hand_ins'>[]): string[] {
  const at = reports.findIndex(({ is_next }) => is_next);
  return reports.slice(at, at + REPORTS).map(({ report }) => report);
}

function OfReport({ rows }: { rows: Row<'dues'>[] }) {
  const { lang, say } = useWords();
  const [first] = rows as [Row<'dues'>];
  const label = reportLabel(first.report, lang);
  return (
    <section className="card card-flush">
      <div className="card-head"><h2 className="title">{label}</h2><span className="small ink-2">{say('entry:dues.deadline', { date: dateLabel(first.due, lang) })} · {say('entry:progress', { done: rows.filter(({ stage }) => stage !== 'none').length, all: rows.length })} {say('entry:stage.sent').toLocaleLowerCase(lang)}</span></div>
      <table className="table table-dense table-phone">
        <caption className="hidden-look">{label}</caption>
        <thead><tr><th scope="col">{say('entry:dues.agency')}</th><th scope="col">{say('entry:dues.stage')}</th><th scope="col">{say('entry:dues.first')}</th><th scope="col" className="num">{say('entry:dues.figures')}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.agency} data-agency={row.agency}>
            <th scope="row">{named(row, 'name', lang)}</th>
            <td><span className={row.timeliness === 'missing' ? 'mark-text late-ink' : 'mark-text'}><Icon name={row.stage === 'none' ? 'clock' : row.stage === 'returned' ? 'note' : 'check'} size={16} />{say(`entry:stage.${row.stage}`)}</span>{row.staged_at !== null && row.staged_at !== row.first_received_at && <span className="sub">{moment(row.staged_at, lang)}</span>}</td>
            <td className={row.first_received_at === null ? 'desk-only' : undefined} data-label={say('entry:dues.first')}>{row.first_received_at === null ? '–' : moment(row.first_received_at, lang)}{row.timeliness === 'late' && <span className="sub soon-ink">{say('entry:time.lateBy', { count: row.days_late ?? 0 })}</span>}</td>
            <td className="num" data-label={say('entry:dues.figures')}>{say('entry:progress', { done: row.covered, all: row.owed })}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}
