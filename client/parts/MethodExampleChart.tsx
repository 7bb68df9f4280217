// The way of one example, drawn and tabled like that of any target.
import { Suspense, lazy, useMemo } from 'react';
import { together, useQuestion } from '../api.ts';
import { trajectoryConclusion, trajectoryTable } from '../charts/told.ts';
import type { TrajectoryDrawing } from '../charts/trajectory.ts';
import type { Row } from '../../queries/types.ts';
import { named, useWords } from '../words.ts';
import { Answer } from './Answer.tsx';

const Drawing = lazy(() => import('./TrajectoryDrawing.tsx'));
const PHONE = 768;

export function MethodExampleChart({ row }: { row: Row<'targets'> }) {
  const { say } = useWords();
  const trend = useQuestion('trend', { target: row.target }, 'examples/q');
  const milestones = useQuestion('target', { target: row.target }, 'examples/q');
  const reports = useQuestion('reports', { plan: row.plan }, 'examples/q');
  return (
    <Answer of={together({ trend, milestones, reports })} thing={say('method:examples.chartThing')} skeleton={<div className="skeleton chart-size" aria-hidden="true" />}>
      {(known, renewing) => <Drawn row={row} trend={known.trend} milestones={known.milestones} ends={known.reports.find((each) => each.q === row.q)?.ends ?? known.reports.find((each) => each.is_latest)?.ends ?? ''} renewing={renewing} />}
    </Answer>
  );
}

function Drawn({ row, trend, milestones, ends, renewing }: { row: Row<'targets'>; trend: Row<'trend'>[]; milestones: Row<'target'>[]; ends: string; renewing: boolean }) {
  const { lang, say } = useWords();
  const input = useMemo((): Omit<TrajectoryDrawing, 'theme' | 'size'> => ({ rows: trend.map((each) => (row.q !== null && each.q > row.q ? { ...each, actual: null, state: 'not-due' } : each)), milestones, indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo: ends }), [trend, milestones, row, lang, ends]);
  if (ends === '') return <p className="ink-2">{say('fresh.none')}</p>;
  const title = trajectoryConclusion(input);
  return (
    <Suspense fallback={<div className="skeleton chart-size" aria-hidden="true" />}>
      <Drawing input={input} size={window.innerWidth < PHONE ? 'phone' : 'desk'} title={title} subtitle={`${named(row, 'short', lang)}, ${say('method:examples.subtitle')}`} waiting={renewing} heading="h4"
        actions={<span className="pill pill-demo">{say('method:examples.mark')}</span>} onPoint={() => undefined}>
        <details className="small">
          <summary>{say('trend.table')}</summary>
          <table className="table table-dense twin">
            <caption className="hidden-look">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{say('charts:table.quarter')}</th><th scope="col" className="num">{say('charts:table.actual')}</th><th scope="col" className="num">{say('charts:table.path')}</th>
              </tr>
            </thead>
            <tbody>
              {trajectoryTable(input).map((each) => <tr key={each.q}><th scope="row">{each.quarter}</th><td className="num strong">{each.actual}</td><td className="num plan-ink">{each.path}</td></tr>)}
            </tbody>
          </table>
        </details>
      </Drawing>
    </Suspense>
  );
}
