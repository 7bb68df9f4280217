// The observations behind a number, by what they do to it: added, taken off, carried; and what they add up to.
import { Link } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { figure, reportLabel } from '../format.ts';
import type { TraceAnswer } from '../trace.ts';
import { named, useWords } from '../words.ts';
import type { Address } from './address.ts';
import { partOf, unitOf } from './figures.ts';
import { useAreasShown } from './NothingSeen.tsx';
import { tellsAnother } from './trace-steps.ts';
import { TraceBehind } from './TraceBehind.tsx';
import { tracedValue } from './trace-value.ts';

type Behind = Row<'behind'>;
const ROLES = ['added', 'taken-off', 'carried'] as const;

/** Whether a target's figures are ratios, so that numerators and denominators are shown. */
export function isRatio(kind: string): boolean {
  return kind === 'share';
}

/** Numbers that stand in a plan or begin a path: the sheets are those of the baseline. */
const PLANNED = /^(goal|printed|passed_goal|baseline|start)/;

export function TraceSheets({ traced, sheets: rows, row, chosen }: { traced: TraceAnswer; sheets: Behind[]; row: Row<'targets'>; chosen: string | undefined }) {
  const { say } = useWords();
  const ratio = isRatio(row.kind);
  const wide = ratio ? 3 : 2;
  // How many there are is not told to whoever may not see them.
  const isUntold = useAreasShown(row.area) !== null && rows.length === 0;
  const title = isUntold ? say('trace:sheets.label') : say('trace:sheets.title', { count: new Set(rows.map((each) => each.submission)).size });
  return (
    <div>
      <h2 className="trace-head">{title}</h2>
      {PLANNED.test(traced.column) && rows.length > 0 && <p className="small ink-2">{say('trace:sheets.compared')}</p>}
      {rows.length === 0 ? <TraceBehind traced={traced} row={row} /> : (
        <div className="scroll trace-agencies" tabIndex={0} role="group" aria-label={say('trace:sheets.label')}>
          <table className="table table-dense">
            <caption className="hidden-look">{say('trace:sheets.label')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('agency.name')}</th>
                {ratio ? <><th scope="col" className="num">{say('trace.numerator')}</th><th scope="col" className="num">{say('trace.denominator')}</th></>
                  : <th scope="col" className="num">{say('trace.value')}</th>}
              </tr>
            </thead>
            {ROLES.map((role) => <Role key={role} role={role} rows={rows.filter((each) => each.role === role)} all={rows} row={row} chosen={chosen} wide={wide} question={traced.question} />)}
            <Sum traced={traced} row={row} wide={wide} />
          </table>
        </div>
      )}
    </div>
  );
}

function Role({ role, rows, all, row, chosen, wide, question }: {
  role: (typeof ROLES)[number]; rows: Behind[]; all: Behind[]; row: Row<'targets'>; chosen: string | undefined; wide: number; question: string;
}) {
  const { lang, say } = useWords();
  if (rows.length === 0) return null;
  const several = new Set(all.map((each) => each.report)).size > 1;
  const parts = new Set(all.map((each) => each.part)).size > 1;
  const less = role === 'taken-off' ? '\u2212' : '';
  const said = (value: number | null): string => (value === null ? figure(null, 'count', lang) : `${less}${figure(value, isRatio(row.kind) ? 'count' : unitOf(row), lang, isRatio(row.kind) ? { plain: true } : {})}`);
  const show = (agency: string) => (now: Address): Address => (question === 'trend' || question === 'targets' ? { ...now, cq: agency, phieu: undefined } : { ...now, phieu: agency });
  return (
    <tbody>
      <tr className="trace-role"><th scope="rowgroup" colSpan={wide}>{say(`trace:sheets.role.${role}`, { count: rows.length })}</th></tr>
      {rows.map((each) => (
        <tr key={`${each.agency} ${each.report} ${each.part}`} aria-current={each.agency === chosen || undefined}>
          <th scope="row">
            <Link to="." replace resetScroll={false} search={show(each.agency)}>{named(each, 'name', lang)}</Link>
            {each.revision > 1 && <> <span className="pill">{say('trace.revision', { revision: each.revision })}</span></>}
            {several && <span className="sub">{reportLabel(each.report, lang)}</span>}
            {parts && <span className="sub">{partOf(each, say) || say('filter.whole')}</span>}
            {Math.abs(each.weight) !== 1 && <span className="sub">{say('trace:sheets.weight', { weight: figure(Math.abs(each.weight), 'count', lang, { plain: true, decimals: 3 }) })}</span>}
            {each.state !== 'reported' && <span className="sub">{say(`terms:observation.${each.state}`)}</span>}
          </th>
          {isRatio(row.kind) ? <><td className="num">{said(each.numerator)}</td><td className="num">{said(each.denominator)}</td></> : <td className="num">{said(each.value)}</td>}
        </tr>
      ))}
    </tbody>
  );
}

/** The sums as the derivation gives them; for one agency as its own row does. */
function Sum({ traced, row, wide }: { traced: TraceAnswer; row: Row<'targets'>; wide: number }) {
  const { lang, say } = useWords();
  const step = (name: string): number | null => traced.derivation?.find((each) => each.step === name)?.number ?? null;
  const cells = traced.cells as { numerator?: number | null; denominator?: number | null; actual?: number | null };
  const isOwn = (traced.derivation ?? []).length === 0 || (!traced.column.startsWith('passed_') && tellsAnother(traced.derivation ?? [], cells.actual));
  // A figure beside the one in force has sheets of its own, and its own sum.
  const isBeside = traced.column === 'provisional' || traced.column === 'revised_from';
  const [numerator, denominator, result] = isBeside ? [null, null, traced.value as number | null] : isOwn ? [cells.numerator ?? null, cells.denominator ?? null, cells.actual ?? null] : [step('numerator'), step('denominator'), step('figure')];
  const text = tracedValue({ ...traced, column: 'actual', unit: 'indicator', value: PLANNED.test(traced.column) ? step('baseline') ?? result : result }, row, lang);
  return (
    <tfoot>
      {isRatio(row.kind) && (numerator !== null || denominator !== null) && (
        <tr>
          <th scope="row">{say('trace:sheets.sum')}</th>
          <td className="num">{figure(numerator, 'count', lang, { plain: true })}</td><td className="num">{figure(denominator, 'count', lang, { plain: true })}</td>
        </tr>
      )}
      <tr><th scope="row">{say('trace:sheets.result')}</th><td className="num" colSpan={wide - 1}>{text}</td></tr>
    </tfoot>
  );
}
