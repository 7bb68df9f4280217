// The plans that this home follows, province by province.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { StatusStrip } from '../marks/StatusStrip.tsx';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { GROUP_STATUSES, STATUS_WORD, useAddress, writeAddress } from '../parts/address.ts';
import { Conflicts } from '../parts/Conflicts.tsx';
import { AppLink } from '../parts/AppLink.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';

export function Plans() {
  const { lang, say } = useWords();
  const { plans, plan: current, report } = usePlace();
  useTitle(say('plans.title'));
  return (
    <div className="page">
      <header className="stack-tight">
        <h1>{say('plans.title')}</h1>
        <p className="ink-2">{say('plans.told')}</p>
      </header>
      {current && <div className="conflicts-place"><Conflicts key={current.plan} plan={current} report={report} /></div>}
      <Answer of={plans} thing={say('thing.plans')} skeleton={<Skeleton lines={4} tall />}
        empty={<p className="card">{say('plans.none')}</p>}>
        {(rows) => [...new Map(rows.map((row) => [row.province, row])).values()].map((province) => (
          <section key={province.province} className="stack bleed" aria-labelledby={`p-${province.province}`}>
            <h2 id={`p-${province.province}`} className="plans-province">{named(province, 'province', lang)}</h2>
            {rows.filter((row) => row.province === province.province).map((row) => <PlanCard key={row.plan} row={row}
              isCurrent={row.plan === current?.plan} />)}
          </section>
        ))}
      </Answer>
    </div>
  );
}

function PlanCard({ row, isCurrent }: { row: Row<'plans'>; isCurrent: boolean }) {
  const { lang, say } = useWords();
  const here = useAddress();
  const overview = useQuestion('overview', { plan: row.plan });
  const whole = overview.state === 'ready' ? overview.rows.find((area) => area.area === '') : undefined;
  const carried = named(row, 'carried_by', lang);
  const note = named(row, 'note', lang);
  const lead = { lang: here.lang, kh: row.plan };
  return (
    <article className="card stack plan-card" aria-current={isCurrent || undefined}>
      <div className="spread">
        <div className="grow stack-tight">
          <h3 className="balance"><Link to="/" search={lead}>{named(row, 'name', lang)}</Link></h3>
          <p className="dots">
            <span>{row.number}</span>
            {row.signed && <span>{dateLabel(row.signed, lang)}</span>}
            <span>{row.issuer}</span>
            <span>{row.first_year === row.last_year ? row.first_year : `${row.first_year}–${row.last_year}`}</span>
          </p>
        </div>
        <Link to="/" search={lead} className={isCurrent ? 'button' : 'button button-primary'}
          aria-label={`${say(isCurrent ? 'plans.following' : 'plans.follow')}: ${named(row, 'short', lang)}`}>
            {say(isCurrent ? 'plans.following' : 'plans.follow')}
          </Link>
      </div>
      {whole && whole.with_data > 0 && (
        <StatusStrip counts={whole} tiles={[]} lang={lang}
          hrefOf={(group) => `/chi-tieu${writeAddress({ ...lead, tt: GROUP_STATUSES[group].map((status) => STATUS_WORD[status]) })}`}
          link={({ label: _said, ...rest }) => <AppLink {...rest} />} />
      )}
      <ul className="row small plan-counts">
        <li><Link to="/chi-tieu" search={lead}>{say('plans.targets', { count: row.targets })}</Link></li>
        <li className="ink-2">{say('plans.numbers', { count: row.numbers })}</li>
        <li className="ink-2">{say('plans.milestones', { count: row.milestones })}</li>
        <li>{row.activities > 0 ? <Link to="/hoat-dong" search={lead}>{say('plans.activities', { count: row.activities })}</Link>
          : say('plans.activities', { count: 0 })}</li>
        {whole && whole.with_data === 0 && <li className="ink-2">{say('plans.noData')}</li>}
      </ul>
      {carried && <p className="small ink-2">{say('plans.carried', { body: carried, date: dateLabel(row.carried_from, lang) })}</p>}
      {note && <details className="small"><summary>{say('plans.note')}</summary><p className="ink-2 measure">{note}</p></details>}
    </article>
  );
}
