// The targets of an area: bullet, way gone, eight quarters, who adds most to the shortfall, who leads.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import { Bullet } from '../marks/Bullet.tsx';
import { Spark } from '../marks/Spark.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { WayGone } from '../marks/WayGone.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { actualOf, goalOf, milestoneOf, partOf, unitOf } from './figures.ts';
import { LeadBody } from './LeadBody.tsx';

const TOP = 2;

export function AreaTargets({ rows, area, asked }: { rows: Row<'targets'>[]; area: string; asked: { plan: string; report?: string } }) {
  const { lang, say } = useWords();
  const cells = useQuestion('matrix', { ...asked, area });
  const bodies = useQuestion('matrix_agencies', asked);
  const names = new Map(bodies.state === 'ready' ? bodies.rows.map((row) => [row.agency, named(row, 'name', lang)]) : []);
  const short = (target: string): Row<'matrix'>[] => (cells.state === 'ready' ? cells.rows.filter((cell) => cell.target === target && (cell.shortfall ?? 0) > 0).toSorted((a, b) => b.shortfall! - a.shortfall!).slice(0, TOP) : []);
  return (
    <div className="card card-flush">
      <table className="table area-targets">
        <caption className="hidden-look">{say('matrix:area.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('column.target')}</th><th scope="col">{say('column.bullet')}</th><th scope="col">{say('column.status')}</th><th scope="col">{say('matrix:area.gone')}</th>
            <th scope="col">{say('matrix:area.quarters')}</th><th scope="col">{say('matrix:area.short')}</th><th scope="col">{say('column.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.target} data-target={row.target}>
              <th scope="row"><span className="ink-3 num">{row.code}</span> <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep} className="balance">{named(row, 'short', lang)}</Link>{row.part !== '' && <> <span className="pill">{partOf(row, say)}</span></>}</th>
              <td className="area-target-bullet"><span className="spread small num"><strong>{actualOf(row, lang)}</strong><span className="plan-ink">{goalOf(row, lang, say, true)}</span></span><Bullet row={row} /></td>
              <td><StatusWord status={row.status} />{row.due !== null && <span className="sub">{milestoneOf(row, lang, say)}</span>}</td>
              <td className="area-target-gone"><WayGone gone={row.gone} />{row.gone !== null && <span className="sub num">{figure(row.gone, 'percent', lang, { decimals: 0 })}</span>}</td>
              <td className="area-target-spark"><Course row={row} /></td>
              <td className="small">{short(row.target).length === 0 ? <span className="ink-3">–</span> : (
                <ul>{short(row.target).map((cell) => <li key={cell.agency}><Link to="/co-quan/$ma" params={{ ma: cell.agency }} search={keep}>{names.get(cell.agency) ?? cell.agency}</Link> <span className="num ink-3">{say('matrix:area.cases', { count: figure(cell.shortfall, 'count', lang) })}</span></li>)}</ul>
              )}</td>
              <td className="small"><LeadBody row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The last eight quarters of a target; nothing while they are on their way, since the row stands without them. */
function Course({ row }: { row: Row<'targets'> }) {
  const trend = useQuestion('trend', row.actual === null ? null : { target: row.target });
  if (trend.state !== 'ready' || row.kind === 'rank') return <span className="spark-room" />;
  return <Spark rows={trend.rows.filter(({ q }) => row.q === null || q <= row.q)} status={row.status} goal={row.goal_max === null ? row.goal : null} unit={unitOf(row)} />;
}
