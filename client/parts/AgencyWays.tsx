// Each body through time on one scale, in the order of the list above; the one chosen large, with its figures quarter by quarter.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { together, useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Params, Row } from '../../queries/types.ts';
import { levelScale } from '../charts/scale.ts';
import { isHollow, readWays } from '../charts/ways.ts';
import type { Way, Ways } from '../charts/ways.ts';
import { figure, level, quarterLabel, quarterOf } from '../format.ts';
import { WayLine } from '../marks/WayLine.tsx';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { AgencyWay } from './AgencyWay.tsx';
import { AgencyWaysTable } from './AgencyWaysTable.tsx';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { unitOf } from './figures.ts';
import './ways.css';
import { usePrinting } from './printing.ts';

const SHOWN = 12;

/** @param props.order rows of the list above: their order, their quarter, and the level that each body is held against */
export function AgencyWays({ row, order, boundary, trend }: {
  row: Row<'targets'>; order: Row<'breakdown'>[]; boundary: NonNullable<Address['bd']>; trend: Answered<Row<'trend'>[]>;
}) {
  const { say } = useWords();
  const params = { target: row.target, boundary };
  const rows = useQuestion('agency_trend', params);
  const until = order[0] ? quarterOf(order[0].quarter).q : Infinity;
  return (
    <Answer of={together({ rows, trend })} thing={say('thing.ways')} skeleton={<Skeleton lines={6} />}>
      {(known, renewing) => {
        const ways = readWays(known.rows, known.trend, order.map((each) => each.agency), until);
        // one body alone is the page's own course, drawn above
        return ways.ways.length < 2 ? null : <Known row={row} ways={ways} params={params} goal={order.find((each) => each.goal !== null)?.goal ?? null} renewing={renewing} />;
      }}
    </Answer>
  );
}

function Known({ row, ways, params, goal: given, renewing }: { row: Row<'targets'>; ways: Ways; params: Params<'agency_trend'>; goal: number | null; renewing: boolean }) {
  const { lang, say } = useWords();
  const { cq } = useAddress();
  const [all, setAll] = useState(false);
  const isPrinting = usePrinting();
  const unit = unitOf(row);
  // a level of things counted is the sum of all bodies, and so nobody's own
  const goal = row.kind === 'count' || row.kind === 'money' || row.kind === 'done' ? null : given;
  const scale = levelScale([...ways.ways.flatMap((way) => way.known.map((each) => each.actual!)), ...(goal === null ? [] : [goal])], row.unit, row.kind === 'rank');
  const chosen = ways.ways.find((way) => way.agency === cq);
  const [now, past] = [ways.ways.filter((way) => !way.isPast), ways.ways.filter((way) => way.isPast)];
  const shown = all || isPrinting ? now : now.slice(0, SHOWN);
  const title = say('ways.title', { from: quarterLabel(ways.first, 'inline', lang), to: quarterLabel(ways.last, 'inline', lang) });
  const panels = (some: Way[], name: string) => (
    <ul className="ways" aria-label={name}>
      {some.map((way) => (
        <li key={way.agency}>
          <Link to="." replace resetScroll={false} search={(here: Address) => ({ ...here, cq: way.agency })} className="way" data-agency={way.agency} aria-current={way === chosen ? 'true' : undefined}>
            <span className="way-name">{named(way, 'name', lang)}</span>
            <span className="way-value num">{figure(way.last.actual, unit, lang)}{way.last.q < ways.last && <span className="ink-3"> {quarterLabel(way.last.q, 'axis', lang)}</span>}</span>
            <WayLine way={way} ways={ways} scale={scale} goal={goal} size="small" label={told(way)} />
          </Link>
        </li>
      ))}
    </ul>
  );
  const told = (way: Way): string => say('ways.told', {
    from: figure(way.known[0]!.actual, unit, lang), first: quarterLabel(way.known[0]!.q, 'inline', lang), to: figure(way.last.actual, unit, lang), last: quarterLabel(way.last.q, 'inline', lang),
  }) + (way.gaps.length > 0 ? `; ${say('ways.gaps', { count: way.gaps.length })}` : '');
  const keys = [
    row.kind === 'rank' ? say('ways.scaleRank') : say('ways.scale', { top: level(scale.max, row.unit, lang) }), goal !== null && row.due !== null && say('ways.goal', { due: row.due, goal: level(goal, unit, lang) }),
    ways.breaks.length > 0 && say('ways.break', { words: ways.breaks.map((each) => (lang === 'vi' ? each.break_vi : each.break_en)).join('; ') }),
    ways.ways.some((way) => way.gaps.length > 0) && say('ways.gap'), ways.ways.some((way) => way.known.some(isHollow)) && say('ways.hollow'),
  ].filter(Boolean);
  return (
    <section className={renewing ? 'card agency-ways dimmed' : 'card agency-ways'} aria-labelledby="ways-title">
      <h2 className="title" id="ways-title">{title}</h2>
      <p className="note">{keys.join('. ')}.</p>
      {chosen && <AgencyWay row={row} way={chosen} ways={ways} scale={scale} goal={goal} params={params} label={told(chosen)} />}
      {panels(shown, title)}
      {now.length > SHOWN && !isPrinting
        && <p><button type="button" className="button-text strong" onClick={() => setAll(!all)} aria-expanded={all}>{say(all ? 'agency.fewer' : 'agency.all', { count: now.length })}</button></p>}
      {past.length > 0 && <Past count={past.length} open={past.includes(chosen as Way) || now.length === 0 || row.kind === 'survey' || row.kind === 'rank'}>{panels(past, say('ways.past', { count: past.length }))}</Past>}
      <AgencyWaysTable row={row} ways={ways} name={title} />
    </section>
  );
}

/** Bodies that are asked for nothing any more: their own past lines, never joined to those of today. */
function Past({ count, open, children }: { count: number; open: boolean; children: ReactNode }) {
  const { say } = useWords();
  return <details className="ways-past" open={open}><summary>{say('ways.past', { count })}</summary>{children}</details>;
}
