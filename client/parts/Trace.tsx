// Where a number comes from: the number, how it was made, the sheets it is made of, and the question as the database was asked it.
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { askAnew, useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import { useTrace } from '../trace.ts';
import type { Asked, TraceAnswer } from '../trace.ts';
import type { Params, Row } from '../../queries/types.ts';
import { collator } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { usePlace } from './place.ts';
import { wantedBy } from './trace-address.ts';
import type { AnyRow, TracedQuestion, Wanted } from './trace-address.ts';
import { TraceFigure } from './TraceFigure.tsx';
import { TraceSheet } from './TraceSheet.tsx';
import { TraceSheets } from './TraceSheets.tsx';
import { TraceStatement } from './TraceStatement.tsx';
import './trace-words.ts';
import './trace.css';

export interface TraceProps { row: Row<'targets'>; report: string | undefined; trend: Answered<Row<'trend'>[]>; indicator?: Row<'indicators'> | null }

/** The number that the address names; without `hoi` the target's figure in the report `diem`, else in `report`. */
export function Trace({ row, report, trend }: TraceProps) {
  const { say } = useWords();
  const address = useAddress();
  const place = usePlace(row.plan);
  const looked = place.report ?? place.latest?.report;
  const wanted = wantedBy(address, row.target, row.plan, looked, report);
  const isKnown = place.reports.state !== 'waiting' && (wanted.question !== 'trend' || trend.state !== 'waiting');
  const answer = useQuestion<TracedQuestion>(wanted.question, isKnown ? wanted.params as Params<TracedQuestion> : null) as Answered<AnyRow[]>;
  if (trend.state === 'ready' && wanted.question === 'trend' && !report) return <p className="card ink-2">{say('trace.noPoint')}</p>;
  return (
    <Answer of={answer} thing={say('trace:thing')} skeleton={<Skeleton lines={8} />} empty={<NoNumber />}>
      {(rows, renewing) => {
        const at = rows.findIndex(wanted.isRow);
        if (at < 0) return renewing ? <Skeleton lines={8} /> : <NoNumber />;
        return <Found asked={{ question: wanted.question, params: wanted.params, row: at, column: wanted.column }} wanted={wanted} row={row} trend={trend} />;
      }}
    </Answer>
  );
}

function NoNumber() {
  const { say } = useWords();
  return (
    <div className="card stack">
      <p className="ink-2">{say('trace:none')}</p>
      <div><Link to="." replace resetScroll={false} search={onlyTarget} className="button">{say('trace:back')}</Link></div>
    </div>
  );
}

/** The trace of the target's own figure, whatever else was traced before. */
function onlyTarget(now: Address): Address {
  return { ...now, hoi: undefined, cot: undefined, moc: undefined, bd: undefined, phieu: undefined, diem: undefined, cq: undefined };
}

function Found({ asked, wanted, row, trend }: { asked: Asked; wanted: Wanted; row: Row<'targets'>; trend: Answered<Row<'trend'>[]> }) {
  const { say } = useWords();
  const answer = useTrace(asked);
  return (
    <Answer of={answer} thing={say('trace:thing')} skeleton={<Skeleton lines={8} />}>
      {(traced, renewing) => {
        // While figures land, the row may have moved between the two answers: better to say so than to show another row's number.
        if (!renewing && !wanted.isRow(traced.cells)) return (
          <div className="notice" role="alert">
            <p className="grow">{say('trace:moved')}</p>
            <button type="button" className="button button-small" onClick={() => void askAnew()}>{say('state.retry')}</button>
          </div>
        );
        return <Panel traced={traced} renewing={renewing} row={row} trend={trend} />;
      }}
    </Answer>
  );
}

function Panel({ traced, renewing, row, trend }: { traced: TraceAnswer; renewing: boolean; row: Row<'targets'>; trend: Answered<Row<'trend'>[]> }) {
  const { lang } = useWords();
  const { cq, phieu } = useAddress();
  const title = useFocusOnTrace();
  const { compare } = collator(lang);
  const sheets = (traced.observations ?? []).toSorted((a, b) =>
    compare(named(a, 'name', lang), named(b, 'name', lang)) || compare(a.report, b.report) || compare(a.part, b.part));
  const asked = traced.question === 'trend' || traced.question === 'targets' ? phieu ?? cq : phieu;
  const chosen = asked ?? (sheets.find((each) => each.role === 'added') ?? sheets[0])?.agency;
  return (
    <div className={renewing ? 'stack-none dimmed' : 'stack-none'}>
      <section className={sheets.length > 0 ? 'card trace' : 'card trace trace-two'} aria-labelledby="trace-title">
        <TraceFigure traced={traced} row={row} trend={trend} title={title} />
        <TraceSheets traced={traced} sheets={sheets} row={row} chosen={chosen} />
        {sheets.length > 0 && <TraceSheet sheets={sheets} row={row} chosen={chosen} />}
      </section>
      <TraceStatement traced={traced} />
    </div>
  );
}

/** Whoever came by a number is led to the panel; whoever changes the report there stays where they are. */
function useFocusOnTrace() {
  const title = useRef<HTMLHeadingElement>(null);
  const key = useRouterState({ select: ({ location }) => (location.state.traced ? location.href : null) });
  useEffect(() => {
    if (key !== null) title.current?.focus({ preventScroll: true });
  }, [key]);
  return title;
}
