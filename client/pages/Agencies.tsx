// The bodies of the plan's map: those at work by kind, and those that became others.
import { Link } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel, fold } from '../format.ts';
import { useAddress, keep } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { MatrixCounts } from '../parts/MatrixCounts.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';
import '../parts/matrix-words.ts';
import '../parts/matrix.css';

/** As they stand on the page; kinds that are not named here come after. */
const KINDS = ['department', 'commune', 'district', 'office', 'committee'];

export function Agencies() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan } = place;
  const { tim } = useAddress();
  const agencies = useQuestion('agencies', plan ? { territory: plan.territory } : null);
  const counts = useQuestion('matrix_agencies', plan ? { plan: plan.plan, ...(place.report ? { report: place.report } : {}) } : null);
  useTitle(say('room.agencies'));
  return (
    <div className="page">
      <header className="stack-tight">
        <p className="dots">{plan && <span>{named(plan, 'short', lang)}</span>}</p>
        <h1>{say('matrix:agencies.title')}</h1>
        <p><Link to="/ma-tran" search={keep}>{say('matrix:agencies.toMatrix')}</Link></p>
      </header>
      <Answer of={afterPlans(place, together({ agencies, counts }))} thing={say('matrix:agencies.thing')} skeleton={<Skeleton lines={12} tall />}>
        {(known) => {
          const rows = [...new Map(known.agencies.map((row) => [row.agency, row])).values()].filter((row) => row.kind !== 'collective' && (!tim || fold(row.name_vi).includes(fold(tim)))).toSorted((a, b) => collator(lang).compare(named(a, 'name', lang), named(b, 'name', lang)));
          const byAgency = new Map(known.counts.map((row) => [row.agency, row]));
          const [now, former] = [rows.filter((row) => row.alive_to === null), rows.filter((row) => row.alive_to !== null)];
          const kinds = [...new Set(now.map(({ kind }) => kind))].toSorted((a, b) => placeOf(a) - placeOf(b));
          if (rows.length === 0) return <p className="card">{say('matrix:agencies.none')}</p>;
          return (
            <>
              {kinds.map((kind) => <Bodies key={kind} title={say(`matrix:kind.${kind}`)} rows={now.filter((row) => row.kind === kind)} counts={byAgency} />)}
              {former.length > 0 && <Bodies title={say('matrix:agencies.former')} rows={former} counts={byAgency} />}
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function placeOf(kind: string): number {
  const at = KINDS.indexOf(kind);
  return at < 0 ? KINDS.length : at;
}

function Bodies({ title, rows, counts }: { title: string; rows: Row<'agencies'>[]; counts: Map<string, Row<'matrix_agencies'>> }) {
  const { lang, say } = useWords();
  return (
    <section className="card stack-tight">
      <h2>{title} <span className="ink-3 num">{rows.length}</span></h2>
      <ul className="agency-list">
        {rows.map((row) => (
          <li key={row.agency}>
            <Link to="/co-quan/$ma" params={{ ma: row.agency }} search={keep}>{named(row, 'name', lang)}</Link>
            {row.alive_to !== null && <span className="sub">{say('matrix:agencies.until', { date: dateLabel(row.alive_to, lang) })}</span>}
            {counts.has(row.agency) && <MatrixCounts row={counts.get(row.agency)!} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
