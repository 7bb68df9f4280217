// Who is held up where? Agencies against indicators: each body's own figure, held against the level that the plan's path asks of the whole.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { together, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, listLabel, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { CellDialog } from '../parts/CellDialog.tsx';
import { ALL, KIND_WORD, gridOf } from '../parts/matrix-grid.ts';
import type { Cell, Grid, Shown } from '../parts/matrix-grid.ts';
import { MatrixPaper } from '../parts/MatrixPaper.tsx';
import { MatrixPhone } from '../parts/MatrixPhone.tsx';
import { MatrixTable } from '../parts/MatrixTable.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePhone } from '../parts/phone.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { named, useWords } from '../words.ts';
import type { Say } from '../words.ts';
import '../parts/matrix-words.ts';
import '../parts/matrix.css';

const NAMED = 3;
interface Known { cells: Cell[]; agencies: Row<'matrix_agencies'>[]; medians: Row<'medians'>[]; targets: Row<'targets'>[] }

export function Matrix() {
  const { say } = useWords();
  const place = usePlace();
  const asked = place.plan ? { plan: place.plan.plan, ...(place.report ? { report: place.report } : {}) } : null;
  const cells = useQuestion('matrix', asked);
  const agencies = useQuestion('matrix_agencies', asked);
  const medians = useQuestion('medians', asked);
  const targets = useQuestion('targets', asked);
  useTitle(say('room.matrix'));
  return (
    <div className="page matrix-page">
      <Answer of={afterPlans(place, together({ cells, agencies, medians, targets }))} thing={say('matrix:thing')} skeleton={<><div className="skeleton skeleton-title" /><Skeleton lines={12} tall /></>}>
        {(known, renewing) => (known.cells.length === 0 ? <><h1>{say('room.matrix')}</h1><p className="card">{say('matrix:none')}</p></> : (
          <div className={renewing ? 'stack dimmed' : 'stack'}><Ready key={asked!.plan} known={known} asked={asked!} report={place.report ?? place.latest?.report ?? null} dataTo={(place.report ? null : place.latest?.ends) ?? null} /></div>
        ))}
      </Answer>
    </div>
  );
}

function Ready({ known, asked, report, dataTo }: { known: Known; asked: { plan: string; report?: string }; report: string | null; dataTo: string | null }) {
  const { lang, say } = useWords();
  const { cap, sx, xem, loc, md, cq, mo } = useAddress();
  const isPhone = usePhone();
  const kinds = Object.keys(KIND_WORD).filter((kind) => known.agencies.some((each) => each.kind === kind));
  const wanted = cap?.[0];
  const kind = wanted === ALL ? '' : kinds.find((each) => KIND_WORD[each] === wanted) ?? kinds[0] ?? '';
  const isLost = wanted !== undefined && wanted !== ALL && KIND_WORD[kind] !== wanted;
  const grid = useMemo(() => gridOf(known, kind, sx === 'ten', lang), [known, kind, sx, lang]);
  const shown: Shown = xem === 'khoang-cach' || xem === 'thay-doi' ? xem : 'value';
  const opened = cq && mo ? known.cells.find((cell) => cell.agency === cq && cell.target === mo) : undefined;
  const column = opened && known.targets.find(({ target }) => target === opened.target);
  const body = opened && known.agencies.find(({ agency }) => agency === opened.agency);
  return (
    <>
      <header className="stack-tight">
        <p className="dots">{report && <span>{reportLabel(report, lang)}</span>}{dataTo && <span>{say('matrix:dataTo', { date: dateLabel(dataTo, lang) })}</span>}</p>
        <h1>{sentence(grid, say, lang)}</h1>
      </header>
      <Choices kinds={kinds} kind={kind} agencies={known.agencies} isPhone={isPhone} />
      {isLost && <p className="notice" role="status"><Icon name="question" />{say('matrix:lost', { value: wanted })}</p>}
      {(cq && mo && !opened && !isPhone) && <p className="notice" role="status"><Icon name="question" />{say('matrix:lostCell')}</p>}
      {grid.columns.length === 0 || grid.rows.length === 0 ? <p className="card">{say('matrix:none')}</p> : isPhone ? <MatrixPhone grid={grid} /> : <MatrixTable key={`${kind} ${sx ?? ''}`} grid={grid} shown={shown} problems={loc === 'van-de'} dense={md === 'gon'} />}
      {grid.columns.length > 0 && <MatrixPaper grid={grid} shown={shown} problems={loc === 'van-de'} />}
      <Legend grid={grid} isPhone={isPhone} />
      {opened && column && body && !isPhone && <CellDialog cell={opened} column={column} name={named(body, 'name', lang)} asked={asked} />}
    </>
  );
}

/** The bodies with most cells that are late, or that there are none. */
function sentence({ rows }: Grid, say: Say, lang: 'vi' | 'en'): string {
  const late = rows.filter((row) => row.off_track > 0).toSorted((a, b) => b.off_track - a.off_track || b.at_risk - a.at_risk).slice(0, NAMED).map((row) => named(row, 'name', lang));
  return late.length > 0 ? say('matrix:worst', { names: listLabel(late, lang) }) : say('matrix:calm');
}

function Choices({ kinds, kind, agencies, isPhone }: { kinds: string[]; kind: string; agencies: Row<'matrix_agencies'>[]; isPhone: boolean }) {
  const { say } = useWords();
  const { xem, loc, md, sx } = useAddress();
  const navigate = useNavigate();
  const go = (search: Partial<Address>): void => void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, ...search }) });
  const counts = (each: string): number => (each === '' ? agencies : agencies.filter((row) => row.kind === each)).length;
  return (
    <div className="row no-print matrix-choices">
      <div className="segmented" role="group" aria-label={say('matrix:kinds')}>
        {[...kinds, ...(kinds.length > 1 ? [''] : [])].map((each) => (
          <button key={each} type="button" aria-pressed={each === kind} onClick={() => go({ cap: each === kinds[0] ? undefined : [each === '' ? ALL : KIND_WORD[each]!], cq: undefined, mo: undefined })}>
            {say(`matrix:kind.${each || 'all'}`)} <span className="num">{counts(each)}</span>
          </button>
        ))}
      </div>
      {!isPhone && (
        <>
          <div className="segmented" role="group" aria-label={say('matrix:shows')}>
            {(['value', 'khoang-cach', 'thay-doi'] as const).map((each) => <button key={each} type="button" aria-pressed={(xem ?? 'value') === each} onClick={() => go({ xem: each === 'value' ? undefined : each })}>{say(`matrix:shown.${each}`)}</button>)}
          </div>
          <label className="matrix-toggle"><input type="checkbox" role="switch" checked={loc === 'van-de'} onChange={(event) => go({ loc: event.target.checked ? 'van-de' : undefined })} /> {say('matrix:problems')}</label>
          <label className="matrix-toggle"><input type="checkbox" role="switch" checked={md === 'gon'} onChange={(event) => go({ md: event.target.checked ? 'gon' : undefined })} /> {say('matrix:dense')}</label>
          <label className="picker push"><Icon name="sort" size={16} /><span className="hidden-look">{say('order.name')}</span>
            <select className="select" value={sx === 'ten' ? 'ten' : ''} onChange={(event) => go({ sx: event.target.value === 'ten' ? 'ten' : undefined })}>
              <option value="">{say('matrix:byMost')}</option><option value="ten">{say('matrix:byName')}</option>
            </select>
          </label>
        </>
      )}
    </div>
  );
}

function Legend({ grid, isPhone }: { grid: Grid; isPhone: boolean }) {
  const { say } = useWords();
  return (
    <div className="stack-tight matrix-legend">
      {!isPhone && (
        <ul className="row legend note">
          {['achieved', 'on-track', 'at-risk', 'off-track', 'not-assessable', 'no-data', 'not-due'].map((status) => <li key={status}><StatusGlyph status={status} size={14} /> {say(`terms:status.${status}`)}</li>)}
          <li>{say('matrix:legend')}</li>
        </ul>
      )}
      <p className="note measure">{say('matrix:honest')}</p>
      {grid.alone > 0 && <p className="note">{say('matrix:alone', { count: grid.alone })}</p>}
    </div>
  );
}
