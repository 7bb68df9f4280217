// A target by agency, read on one of three maps: who lacks how much of the milestone, who moved the total within a year, and how each went.
import { useNavigate } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { useWords } from '../words.ts';
import { AgencyRows } from './AgencyRows.tsx';
import { AgencyWays } from './AgencyWays.tsx';
import { Answer, Skeleton } from './Answer.tsx';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Movement } from './Movement.tsx';
import './target.css';

/** How bodies that merged, split or ended are read. */
const BOUNDARIES = ['reported', 'current', 'baseline'] as const;

/** @param props.trend tells which report is a year before the one shown */
export function ByAgency({ row, report, trend }: { row: Row<'targets'>; report: string | undefined; trend: Answered<Row<'trend'>[]> }) {
  const { say } = useWords();
  const { bd = 'reported' } = useAddress();
  const params = { target: row.target, ...(report ? { report } : {}), boundary: bd };
  const breakdown = useQuestion('breakdown', params);
  return (
    <div className="by-agency">
      {row.kind !== 'rank' && <Boundary now={bd} />}
      <Answer of={breakdown} thing={say('thing.breakdown')} skeleton={<Skeleton lines={8} />} empty={<p className="card ink-2">{say('agency.none')}</p>}>
        {(rows, renewing) => (
          <>
            <AgencyRows row={row} rows={rows} params={params} renewing={renewing} />
            <Movement row={row} quarter={rows[0]?.quarter} boundary={bd} trend={trend} />
            <AgencyWays row={row} order={rows} boundary={bd} trend={trend} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Boundary({ now }: { now: NonNullable<Address['bd']> }) {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <div className="row boundary">
      <div className="segmented" role="group" aria-label={say('boundary.label')}>
        {BOUNDARIES.map((each) => (
          <button key={each} type="button" aria-pressed={each === now}
            onClick={() => void navigate({ to: '.', replace: true, resetScroll: false, search: (search: Address) => ({ ...search, bd: each === 'reported' ? undefined : each }) })}>
            {say(`boundary.${each}`)}
          </button>
        ))}
      </div>
      <p className="note">{say(`boundary.told.${now}`)}</p>
    </div>
  );
}
