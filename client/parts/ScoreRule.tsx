// How a component's points come about: the rule as a line, the figure that it takes, the arithmetic; and what another figure would give, asked of the server.
import { useEffect, useId, useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { arithmetic, bandWords, isShare, measureLabel, otherReading, pointsLabel, ruleWords } from '../charts/score-sayings.ts';
import type { Band } from '../charts/score-sayings.ts';
import { figure } from '../format.ts';
import { RuleChart } from '../marks/RuleChart.tsx';
import type { Component, OfCard } from '../scores.ts';
import { useWords } from '../words.ts';
import { Failed } from './Answer.tsx';
import { usePlace } from './place.ts';
import { ScoreBehind, ScoreFigure } from './ScoreFigure.tsx';
import type { Looked } from './score-place.ts';

/** The server is asked once the hand rests. */
const REST_MS = 150;

/** @param choose takes the points of a step as one's own, where they may be given */
export function ScoreRule({ row, bands, looked, choose }: { row: Component; bands: Band[]; looked: Looked; choose?: (points: number) => void }) {
  const { lang, say } = useWords();
  const { of } = looked;
  const { plan } = usePlace();
  const targets = useQuestion('targets', plan && row.indicator ? { plan: plan.plan } : null);
  const target = targets.state === 'ready' ? targets.rows.find(({ indicator, part }) => indicator === row.indicator && part === row.part) ?? targets.rows.find(({ indicator }) => indicator === row.indicator) : undefined;
  const hasRule = row.rule !== 'none' && row.applies;
  // What nothing measures has no figure to try: its steps are chosen by hand.
  const isMeasured = hasRule && row.indicator !== '';
  const curve = useQuestion('what_if', isMeasured ? { ...of, supposed: row.component } : null);
  const isAwaited = isMeasured && curve.state === 'waiting';
  const line = curve.state === 'ready' ? curve.rows.filter(isGiven) : [];
  const [wanted, setWanted] = useState<number | null>(null);
  const tried = useTried(of, row.component, wanted);
  if (!hasRule) return <p className="small ink-2">{arithmetic(row, bands, lang)}</p>;
  const reading = otherReading(row, lang);
  return (
    <section className="stack score-rule" aria-labelledby="rule">
      <div className="spread baseline"><h3 className="title" id="rule">{say(isMeasured ? 'scores:rule' : 'scores:byHand')}</h3><p className="small ink-2">{ruleWords(row, lang)}</p></div>
      <div className={line.length > 1 || isAwaited ? 'score-rule-parts' : 'stack'}>
        {isAwaited && <div className="skeleton rule-awaited" aria-busy="true" />}
        {line.length > 1 && <RuleChart row={row} curve={line} tried={tried} status={target?.status ?? null} />}
        <div className="stack">
          <p className="score-sum num">{arithmetic(row, bands, lang)}</p>
          <ScoreFigure row={row} of={of} kind={looked.card.kind} target={target} />
          {line.length > 1 && <WhatIf row={row} isSurveyed={looked.card.survey_maximum > 0} most={Math.max(...line.map(({ measure }) => measure))} wanted={wanted} onWant={setWanted} tried={tried} />}
        </div>
      </div>
      {row.data !== null && <ScoreBehind of={of} component={row.component} />}
      {curve.state === 'failed' && <Failed thing={say('scores:rule')} failure={curve.failure} retry={curve.retry} />}
      {reading && <p className="notice score-reading" role="note">{reading}</p>}
      {bands.length > 0 && <Bands row={row} bands={bands} choose={choose} />}
      {line.length > 1 && (
        <details className="no-print"><summary>{say('scores:twin')}</summary>
          <table className="table table-dense score-twin"><caption className="hidden-look">{say('scores:rule')}</caption>
            <thead><tr><th scope="col" className="num">{say('scores:measured')}</th><th scope="col" className="num">{say('scores:points')}</th></tr></thead>
            <tbody>{line.map((at, place) => <tr key={`${place} ${at.measure}`}><th scope="row" className="num">{measureLabel(at.measure, row, lang)}{at.is_now && <span className="sub">{say('scores:now')}</span>}</th><td className="num">{pointsLabel(at.points, lang)}</td></tr>)}</tbody></table>
        </details>
      )}
    </section>
  );
}

/** A figure with its points; of a zero denominator there may be none. */
function isGiven(row: Row<'what_if'>): row is Row<'what_if'> & { measure: number; points: number } {
  return row.measure !== null && row.points !== null;
}

/** What the server says that a figure would give; the answer before it while the next is on its way. */
function useTried(of: OfCard, component: string, wanted: number | null) {
  const [asked, setAsked] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const answer = useQuestion('what_if', asked === null ? null : { ...of, supposed: component, measure: asked });
  return wanted !== null && answer.state === 'ready' ? answer.rows.filter(isGiven).find(({ is_now }) => !is_now) ?? answer.rows.find(isGiven) ?? null : null;
}

function WhatIf({ row, isSurveyed, most, wanted, onWant, tried }: { row: Component; isSurveyed: boolean; most: number; wanted: number | null; onWant: (measure: number | null) => void; tried: ReturnType<typeof useTried> }) {
  const { lang, say } = useWords();
  const id = useId();
  const step = isShare(row) ? 0.5 : most <= 20 ? 1 : Math.max(1, Math.round(most / 100));
  const shown = wanted ?? row.measure ?? 0;
  return (
    <div className="score-what no-print">
      <p className="spread"><label htmlFor={id}>{say(isShare(row) ? 'scores:tryShare' : 'scores:tryValue')}</label><output htmlFor={id} className="num strong">{measureLabel(shown, { ...row, threshold: null }, lang)}</output></p>
      <input id={id} type="range" className="range" min={0} max={most} step={step} value={Math.min(shown, most)} aria-valuetext={measureLabel(shown, row, lang)} onChange={(event) => onWant(Number(event.target.value))} />
      <div className="stack-tight" aria-live="polite">
        {tried && (
          <>
            <p className="strong num">{tried.difference === null ? say('scores:would', { points: pointsLabel(tried.points, lang) })
              : say(tried.difference > 0 ? 'scores:wouldMore' : tried.difference < 0 ? 'scores:wouldLess' : 'scores:wouldSame', { points: pointsLabel(tried.points, lang), difference: pointsLabel(Math.abs(tried.difference), lang) })}</p>
            {tried.needed !== null && tried.needed > 0 && <p className="small ink-2 num">{say('scores:needs', { count: tried.needed, cases: figure(tried.needed, 'count', lang, { plain: true, bare: true }) })}</p>}
            {tried.total !== null && tried.total_now !== null && <p className="small ink-2 num">{say(isSurveyed ? 'scores:totalSurveyed' : 'scores:total', { now: pointsLabel(tried.total_now, lang), points: pointsLabel(tried.total, lang) })}</p>}
          </>
        )}
      </div>
      {wanted !== null && <p className="small"><button type="button" className="button-text" onClick={() => onWant(null)}>{say('scores:untry')}</button></p>}
    </div>
  );
}

/** The steps of a rule, the one in force marked. */
function Bands({ row, bands, choose }: { row: Component; bands: Band[]; choose: ((points: number) => void) | undefined }) {
  const { lang, say } = useWords();
  const at = row.data === null ? -1 : bands.findIndex(({ points }) => Math.abs(points - row.data!) < 1e-9);
  return (
    <table className="table table-dense score-bands">
      <caption className="hidden-look">{say('scores:bands')}</caption>
      <thead><tr><th scope="col">{say('scores:bands')}</th><th scope="col" className="num">{say('scores:points')}</th>{choose && <th scope="col"><span className="hidden-look">{say('scores:bandChoose')}</span></th>}</tr></thead>
      <tbody>{bands.map((band, place) => <tr key={band.words_vi + String(band.least) + band.by + String(place)} aria-current={place === at || undefined}><th scope="row">{bandWords(band, lang, isShare(row))}{place === at && <span className="sub">{say('scores:bandNow')}</span>}</th><td className="num">{pointsLabel(band.points, lang)}</td>{choose && <td className="num"><button type="button" className="button button-small" aria-label={say('scores:use', { points: pointsLabel(band.points, lang) })} onClick={() => choose(band.points)}>{say('scores:bandChoose')}</button></td>}</tr>)}</tbody>
    </table>
  );
}
