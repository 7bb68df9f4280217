// The sheets that one agency answers for: overdue, given back, open, handed in; its receipts and how timely it was.
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { change, useMe } from '../access.ts';
import { isAfar } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import type { EntryField } from '../cell-checks.ts';
import { dateLabel, figure, moment, reportLabel } from '../format.ts';
import { useKeptQuestion } from '../kept-question.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { named, useWords } from '../words.ts';
import { keyOf } from './grid.ts';
import type { Line } from './grid.ts';
import { counted, lookAt } from './line-look.ts';
import type { Look, Told } from './line-look.ts';
import { recallDraft } from './local.ts';
import { ReturnedFigures } from './Returned.tsx';
import { ScoreWork } from './ScoreWork.tsx';

const LATEST = 3;
const REPORTS = 4;

export function OwnDues({ agency, isOne }: { agency: string; isOne: boolean }) {
  const { lang, say } = useWords();
  const dues = useKeptQuestion('dues', { agency });
  return (
    <Answer of={dues} thing={say('entry:thing.dues')} skeleton={<Skeleton lines={4} tall />} empty={<div className="stack"><ScoreWork agency={agency} /><p className="card">{say('entry:dues.none')}</p></div>}>
      {(rows) => {
        const isUrgent = (row: Row<'dues'>): boolean => row.days_left < 0 && row.is_open && (row.stage === 'none' || isPartly(row));
        const [overdue, returned] = [rows.filter(isUrgent), rows.filter((row) => row.returned > 0)];
        const open = rows.filter((row) => row.is_open && (row.stage === 'none' || isPartly(row)) && !isUrgent(row));
        const missed = rows.filter((row) => !row.is_open && row.returned === 0 && (row.stage === 'none' || isPartly(row)));
        const handed = rows.filter((row) => row.submission !== null);
        const lately = rows.filter((row) => row.agency === agency && row.timeliness !== 'not-due').slice(0, REPORTS).toReversed();
        const name = named(rows[0]!, rows[0]!.agency === agency ? 'name' : 'answers', lang);
        return (
          <div className="split dues-split">
            <div className="stack">
              {!isOne && <h2 className="section-title">{name}</h2>}
              {isOne && <p className="ink-2">{name}</p>}
              <Group icon="clock" title={say('entry:dues.overdue')} rows={overdue}>{(row) => <OwedDue row={row} />}</Group>
              <Group icon="note" title={say('entry:dues.returned')} rows={returned}>{(row) => <ReturnedDue row={row} />}</Group>
              <Group icon="calendar" title={say('entry:dues.open')} rows={open}>{(row) => <OwedDue row={row} />}</Group>
              <ScoreWork agency={agency} />
              <Group icon="lock" title={say('entry:dues.closed')} rows={missed} most={LATEST}>{(row) => <ClosedDue row={row} />}</Group>
              <Group icon="check" title={say('entry:dues.handed')} rows={handed.filter((row) => row.is_open && row.returned === 0 && !isPartly(row))}>{(row) => <HandedDue row={row} />}</Group>
              {overdue.length + returned.length + open.length === 0 && <p className="card">{say('entry:dues.none')}</p>}
            </div>
            <aside className="stack">
              {handed.length > 0 && (
                <section className="card stack-tight">
                  <h2 className="title mark-text"><Icon name="check" />{say('entry:dues.receipts')}</h2>
                  <ul className="rows">{handed.slice(0, LATEST).map((row) => (
                    <li key={row.submission}><DueLink row={row}><span className="break">{row.submission}</span></DueLink>
                      <span className="sub">{say(`entry:stage.${row.stage}`)} · {moment(row.staged_at, lang)} · {say('entry:dues.figures')}: {row.figures}{row.returned > 0 && ` · ${say('entry:dues.returnedCount', { count: row.returned })}`}</span></li>
                  ))}</ul>
                </section>
              )}
              {lately.length > 0 && (
                <section className="card stack-tight">
                  <h2 className="title mark-text"><Icon name="clock" />{say('entry:dues.timeliness')}</h2>
                  <ul className="dues-times">{lately.map((row) => <li key={row.report} data-time={row.timeliness}><i aria-hidden="true" /><span className="sub">{reportLabel(row.report, lang).split('/').flatMap((part, at) => (at === 0 ? [part] : ['/', <wbr key={part} />, part]))}</span><span className="small">{say(`entry:time.${row.timeliness}`)}</span></li>)}</ul>
                </section>
              )}
            </aside>
          </div>
        );
      }}
    </Answer>
  );
}

/** Whether some lines of a sheet that was handed in are still owed: nothing stands for them, and nobody said why. */
function isPartly({ stage, returned, missing, excused }: Row<'dues'>): boolean {
  return stage !== 'none' && returned === 0 && missing > excused;
}

/** @param most shown before the rest is folded; all of them are counted */
function Group({ icon, title, rows, most = Infinity, children }: { icon: IconName; title: string; rows: Row<'dues'>[]; most?: number; children: (row: Row<'dues'>) => ReactNode }) {
  const { say } = useWords();
  if (rows.length === 0) return null;
  const cards = (some: Row<'dues'>[]): ReactNode => <ul className="card card-flush due-cards">{some.map((row) => <li key={`${row.agency} ${row.report}`} className="due-card">{children(row)}</li>)}</ul>;
  return (
    <section className="stack-tight">
      <h2 className="title mark-text"><Icon name={icon} />{title} <span className="small ink-3">{say('entry:dues.count', { count: rows.length })}</span></h2>
      {cards(rows.slice(0, most))}
      {rows.length > most && <details className="stack-tight"><summary className="small">{say('entry:dues.more', { count: rows.length - most })}</summary>{cards(rows.slice(most))}</details>}
    </section>
  );
}

function DueLink({ row, className, step, children }: { row: Row<'dues'>; className?: string; step?: Address['buoc']; children: ReactNode }) {
  return <Link to="/nop/$ky/$cq" params={{ ky: row.report, cq: row.agency }} search={(now: Address) => ({ ...keep(now), buoc: step })} className={className}>{children}</Link>;
}

/** When it is due, and how many days that is away; of what was handed in the day alone. */
function Day({ row }: { row: Row<'dues'> }) {
  const { lang, say } = useWords();
  const isOwed = row.submission === null || row.returned > 0 || isPartly(row);
  const isLate = isOwed && row.days_left < 0;
  return (
    <p className={isLate ? 'due-day late-ink' : 'due-day'}><strong className="num">{dateLabel(row.due, lang)}</strong>
      {isOwed && <span className="small">{row.days_left === 0 ? say('entry:dues.today') : say(isLate ? 'entry:dues.late' : 'entry:dues.left', { count: Math.abs(row.days_left), days: figure(Math.abs(row.days_left), 'none', lang) })}</span>}
      {row.open_until !== null && <span className="small ink-3">{say('entry:dues.untilOpened', { date: dateLabel(row.open_until, lang) })}</span>}</p>
  );
}

function Head({ row, word }: { row: Row<'dues'>; word: string }) {
  const { lang, say } = useWords();
  return (
    <div className="due-words">
      <p className="small ink-2">{word}{row.agency !== row.answers && ` · ${say('entry:dues.carries', { name: named(row, 'name', lang) })}`}</p>
      <p className="strong">{say('entry:dues.dataTo', { report: reportLabel(row.report, lang), date: dateLabel(row.ends, lang) })}</p>
    </div>
  );
}

function OwedDue({ row }: { row: Row<'dues'> }) {
  return row.stage === 'none' ? <OpenDue row={row} /> : <PartDue row={row} />;
}

/** While the sheet waits it can be looked at and taken back; then its other lines are filled. */
function PartDue({ row }: { row: Row<'dues'> }) {
  const { say } = useWords();
  const waits = row.stage === 'sent' || row.stage === 'approved';
  return (
    <>
      <Day row={row} />
      <Head row={row} word={`${say('entry:dues.partly')} · ${say(`entry:stage.${row.stage}`)}`} />
      <div className="due-state"><Lines row={row} /></div>
      <DueLink row={row} step={waits ? undefined : 'sua'} className={waits ? 'button' : 'button button-primary'}>{say(waits ? 'entry:dues.look' : 'entry:dues.goOn')}</DueLink>
    </>
  );
}

/** How many lines of a sheet that was handed in have something, and what is with the others. */
function Lines({ row }: { row: Row<'dues'> }) {
  const { say } = useWords();
  return (
    <p className="small"><strong>{say('entry:dues.filled', { done: row.covered, all: row.owed })}</strong>
      {row.missing > row.excused && <span className="sub late-ink">{say('entry:dues.missing', { count: row.missing - row.excused })}</span>}
      {row.excused > 0 && <span className="sub">{say('entry:dues.excused', { count: row.excused })}</span>}</p>
  );
}

function OpenDue({ row }: { row: Row<'dues'> }) {
  const { say } = useWords();
  const looks = useLooks(row);
  const counts = looks && counted(looks);
  const isBegun = looks?.some(({ progress }) => progress !== 'empty') ?? false;
  return (
    <>
      <Day row={row} />
      <Head row={row} word={say('entry:dues.hand')} />
      <div className="due-state">
        {looks && looks.length <= 60 && <span className="entry-cells" aria-hidden="true">{looks.map(({ progress }, at) => <i key={at} data-progress={progress} />)}</span>}
        <p className="small"><strong>{counts ? say('entry:dues.filled', { done: counts.done, all: row.owed }) : say('entry:dues.lines', { count: row.owed })}</strong>{counts && counts.error > 0 && <span className="late-ink mark-text"> · <Icon name="error" size={16} />{say('entry:dues.errors', { count: counts.error })}</span>}</p>
      </div>
      <DueLink row={row} className="button button-primary">{say(isBegun ? 'entry:dues.goOn' : 'entry:dues.fill')}</DueLink>
    </>
  );
}

interface Drafted { lines: Line[]; problems: Told[]; cells: { indicator: string; part: string; field: EntryField; text: string; reading: '' | 'vi' | 'en' }[] }

/** How the lines of the draft stand, as the grid would show them. */
function useLooks(row: Row<'dues'>): Look[] | null {
  const { lang } = useWords();
  const person = useMe()?.signed?.person ?? '';
  const { data } = useQuery({ queryKey: ['draft', person, row.agency, row.report], staleTime: 0, queryFn: () => drafted(person, row, lang) });
  if (!data) return null;
  const cells = new Map(data.cells.map((cell) => [keyOf(cell, cell.field), cell]));
  return data.lines.map((line) => lookAt(line, cells, row.report, data.problems.filter(({ indicator, part }) => indicator === line.indicator && part === line.part)));
}

/** As the server has it; where that is out of reach, as it stands on this computer. */
async function drafted(person: string, { agency, report }: Row<'dues'>, lang: string): Promise<Drafted> {
  try {
    return await change<Drafted>('GET', `drafts/${agency}/${report}`, lang);
  } catch (error) {
    const kept = isAfar(error) ? await recallDraft(person, agency, report) : null;
    if (!kept) throw error;
    return { lines: kept.lines, problems: kept.problems ?? [], cells: kept.cells };
  }
}

function ReturnedDue({ row }: { row: Row<'dues'> }) {
  const { lang, say } = useWords();
  return (
    <>
      <Day row={row} />
      <div className="due-words">
        <p className="small ink-2">{reportLabel(row.report, lang)}</p>
        <ReturnedFigures agency={row.agency} report={row.report} most={LATEST} />
      </div>
      <p className="due-state small"><span className="late-ink mark-text"><Icon name="error" size={16} />{say('entry:dues.returnedCount', { count: row.returned })}</span></p>
      <DueLink row={row} step="sua" className="button button-primary">{say('entry:dues.mend')}</DueLink>
    </>
  );
}

function HandedDue({ row }: { row: Row<'dues'> }) {
  const { lang, say } = useWords();
  return (
    <>
      <Day row={row} />
      <Head row={row} word={say(`entry:stage.${row.stage}`)} />
      <div className="due-state"><Lines row={row} /><span className="small sub">{moment(row.staged_at, lang)}</span></div>
      <DueLink row={row} className="button">{say('entry:dues.look')}</DueLink>
    </>
  );
}

function ClosedDue({ row }: { row: Row<'dues'> }) {
  const { lang, say } = useWords();
  return (
    <>
      <Day row={row} />
      <Head row={row} word={say(isPartly(row) ? 'entry:dues.partly' : 'entry:stage.none')} />
      <p className="due-state small ink-2">{say('entry:dues.closedSince', { date: dateLabel(row.open_until ?? row.closes, lang) })}</p>
      <DueLink row={row} className="button">{say('entry:dues.look')}</DueLink>
    </>
  );
}
