// Who moved the total within a year: by their own rates and by the mix of cases; of a count each body's own change. Where the bodies'
// figures do not add up to the total's, it says so instead.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, listLabel, quarterLabel, signed } from '../format.ts';
import { named, useWords } from '../words.ts';
import type { Lang } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import type { Address } from './address.ts';
import { unitOf } from './figures.ts';
import { usePrinting } from './printing.ts';

const SHOWN = 6;
const NAMED = 2;
const KINDS = ['share', 'count', 'money'];

export interface MovementProps { row: Row<'targets'>; quarter: string | undefined; boundary: NonNullable<Address['bd']>; trend: Answered<Row<'trend'>[]> }

/** Nothing where one of the two quarters has no figure, or where figures of bodies are not added. */
export function Movement({ row, quarter, boundary, trend }: MovementProps) {
  const { say } = useWords();
  const known = trend.state === 'ready' ? trend.rows : [];
  const to = known.find((each) => each.quarter === quarter);
  const from = to && known.find((each) => each.q === to.q - 4);
  const isKnown = KINDS.includes(row.kind) && from !== undefined && to !== undefined && from.actual !== null && to.actual !== null;
  const movement = useQuestion('movement', isKnown ? { target: row.target, from: from.report, to: to.report, boundary } : null);
  if (!isKnown) return null;
  return (
    <Answer of={movement} thing={say('thing.movement')} skeleton={<Skeleton lines={4} />} empty={null}>
      {(rows, renewing) => (rows.length < 2 || rows[0]!.total_before === null || rows[0]!.total_after === null ? null
        : <Moved row={row} rows={rows} from={from.q} to={to.q} boundary={boundary} renewing={renewing} />)}
    </Answer>
  );
}

/** Decimals of a body's part: a hundredth of a point is much of what one body can move. */
function moved(value: number | null, row: Row<'targets'>, lang: Lang, bare = true): string {
  return signed(value, unitOf(row), lang, { bare, ...(row.unit === 'percent' ? { decimals: 2 } : {}) });
}

function Moved({ row, rows, from, to, boundary, renewing }: { row: Row<'targets'>; rows: Row<'movement'>[]; from: number; to: number; boundary: NonNullable<Address['bd']>; renewing: boolean }) {
  const { lang, say } = useWords();
  const [isWhole, setWhole] = useState(false);
  const all = usePrinting() || isWhole;
  const unit = unitOf(row);
  const ordered = rows.toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  const isShare = row.kind === 'share';
  const most = (sign: 1 | -1): string => listLabel(ordered.filter((each) => sign * (each.change ?? 0) > 0).slice(0, NAMED).map((each) =>
    say('movement.one', { name: named(each, 'name', lang), change: moved(each.change, row, lang, false) })), lang);
  const [up, down] = [most(1), most(-1)];
  const { total_before: before, total_after: after } = rows[0]!;
  const way = say(`movement.${(after ?? 0) > (before ?? 0) ? 'rose' : (after ?? 0) < (before ?? 0) ? 'fell' : 'stayed'}`, {
    from: quarterLabel(from, 'inline', lang), to: quarterLabel(to, 'inline', lang), before: figure(before, unit, lang), after: figure(after, unit, lang),
  });
  const oneSided = rows.filter((each) => each.before === null || each.after === null).length;
  const carried = rows.filter((each) => each.carried_before + each.carried_after > 0).length;
  const toToday = boundary === 'reported' && <> <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, bd: 'current' as const })}>{say('movement.toToday')}</Link></>;
  if (!rows[0]!.adds_up) {
    return (
      <section className={renewing ? 'card movement dimmed' : 'card movement'} aria-labelledby="movement-title">
        <h2 className="title" id="movement-title">{way}</h2>
        <p className="small">{say('movement.apart')}{toToday}</p>
      </section>
    );
  }
  return (
    <section className={renewing ? 'card movement dimmed' : 'card movement'} aria-labelledby="movement-title">
      <h2 className="title" id="movement-title">{way}</h2>
      {oneSided === rows.length
        ? <p className="small">{say('movement.noCommon')}{toToday}</p>
        : <p className="small">{[up && say('movement.up', { names: up }), down && say('movement.down', { names: down })].filter(Boolean).join(' ')}</p>}
      <p className="note">{say(isShare ? 'movement.parts' : 'movement.own')}{oneSided > 0 && oneSided < rows.length && ` ${say('movement.oneSided', { count: oneSided })}`}{carried > 0 && ` ${say('movement.carried', { count: carried })}`}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={way}>
        <table className="table table-dense">
          <caption className="hidden-look">{way}</caption>
          <thead>
            <tr>
              <th scope="col">{say('agency.name')}</th>
              <th scope="col" className="num desk-only">{quarterLabel(from, 'long', lang)}</th>
              <th scope="col" className="num desk-only">{quarterLabel(to, 'long', lang)}</th>
              {isShare && <th scope="col" className="num desk-only">{say('movement.byRate')}</th>}
              {isShare && <th scope="col" className="num desk-only">{say('movement.byMix')}</th>}
              <th scope="col" className="num">{say(isShare ? 'movement.both' : 'movement.change')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.agency}>
                <th scope="row" className="movement-name">{named(each, 'name', lang)}{each.estimate && <> <span className="pill">{say('agency.estimate')}</span></>}
                  {each.carried_before + each.carried_after > 0 && <> <span className="pill">{say('movement.held')}</span></>}
                  <span className="sub phone-only">{say('movement.way', { before: figure(each.before, unit, lang), after: figure(each.after, unit, lang) })}</span>
                </th>
                <td className="num ink-2 desk-only">{figure(each.before, unit, lang)}</td>
                <td className="num ink-2 desk-only">{figure(each.after, unit, lang)}</td>
                {isShare && <td className="num desk-only">{moved(each.by_rate, row, lang)}</td>}
                {isShare && <td className="num desk-only">{moved(each.by_mix, row, lang)}</td>}
                <td className="num strong">{moved(each.change, row, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN
        && <p className="no-print"><button type="button" className="button-text strong" onClick={() => setWhole(!all)} aria-expanded={all}>
          {say(all ? 'agency.fewer' : 'agency.all', { count: rows.length })}
        </button></p>}
    </section>
  );
}
