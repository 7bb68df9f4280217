// One component of a card: its points from every side, how they come about, what proves them, what was said, and what may be done next.
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useQuestion } from '../api.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { rounded } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { readNumber, typedNumber } from '../read-number.ts';
import { slotsOf, useSpeaks } from '../scores.ts';
import type { Component } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { useOnce } from './once.ts';
import { AssignedTo } from './Assigned.tsx';
import { ScoreActs } from './ScoreActs.tsx';
import { ScoreHistory } from './ScoreHistory.tsx';
import { ScoreProof } from './ScoreProof.tsx';
import { ScoreRule } from './ScoreRule.tsx';
import { ScoreState } from './ScoreRow.tsx';
import { SelfScore } from './SelfScore.tsx';
import type { Looked } from './score-place.ts';
import { cardName } from './ScoreTotal.tsx';

/** On a phone, of which card it is, and the way back to its tree. */
export function BackToTree({ campaign, card }: Pick<Looked, 'campaign' | 'card'>) {
  const { lang, say } = useWords();
  return (
    <header className="stack-tight">
      <p className="no-print"><Link to=".." className="mark-text" search={(now: Address) => ({ ...keep(now), bo: now.bo, cq: now.cq })}><Icon name="chevron-left" size={16} />{say('scores:backToTree')}</Link></p>
      <h1 className="small ink-2">{[cardName(campaign, lang, say), named(card, 'name', lang)].join(' · ')}</h1>
    </header>
  );
}

export function ScoreSheet({ row, looked }: { row: Component; looked: Looked }) {
  const { lang, say } = useWords();
  const form = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState(row.self === null ? '' : typedNumber(row.self, lang));
  const speaks = useSpeaks(row.owner);
  const scores = useOnce(speaks && row.self_open && row.mode === 'self' && row.applies && row.first === null && row.final === null);
  const bands = useQuestion('score_bands', row.rule === 'steps' ? { criteria: looked.of.criteria, period: looked.of.period, component: row.component } : null);
  const steps = bands.state === 'ready' ? bands.rows : [];
  const read = readNumber(typed, 'vi');
  const value = 'number' in read ? rounded(read.number, 2) : null;
  const isAbove = value !== null && row.data !== null && value > rounded(row.data, 2);
  const isUnproven = row.evidence_given < row.evidence_asked;
  const owner = named({ owner_vi: row.owner_vi, owner_en: row.owner_en }, 'owner', lang);
  // Whoever opens a row far down is led to what it opened.
  useEffect(() => {
    const box = head.current?.getBoundingClientRect();
    if (box && (box.top < 56 || box.top > window.innerHeight - 120)) head.current!.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <article className="card score-sheet" aria-labelledby="component">
      <header className="stack-tight">
        <p className="small ink-2">{row.area}. {named(row, 'area', lang)} · {row.criterion} {named(row, 'criterion', lang)}</p>
        <h2 className="score-title" id="component" ref={head}>{row.component} {named(row, 'name', lang)}</h2>
        <p className="dots">
          <span><ScoreState state={row.state} /></span>{owner ? <span lang="vi">{owner}</span> : row.mode === 'self' && <span>{say('scores:nobody')}</span>}{row.person && <span><AssignedTo person={row.person} /></span>}
          {row.certainty !== looked.campaign.certainty && row.certainty !== 'verified' && <span className="pill">{say(`scores:certainOf.${row.certainty}`)}</span>}
        </p>
      </header>
      <Figures row={row} field={scores ? <input form={form} name="points" className="input num score-input" data-above={isAbove || undefined} inputMode="decimal" autoComplete="off" required value={typed} aria-label={say('scores:selfOf', { component: row.component })} aria-describedby={isAbove ? `${form}-above` : undefined} onChange={(event) => setTyped(event.target.value)} /> : null} />
      {scores && row.data !== null && value !== rounded(row.data, 2) && (
        <p className="score-above spread" id={`${form}-above`} role="status">
          {isAbove ? <span className="mark-text soon-ink strong"><Icon name="note" size={18} />{say('scores:above', { self: pointsLabel(value, lang), data: pointsLabel(row.data, lang) })}</span> : <span className="ink-2">{say('scores:unlike', { data: pointsLabel(row.data, lang) })}</span>}
          <button type="button" className="button button-small" onClick={() => setTyped(typedNumber(rounded(row.data!, 2), lang))}>{say('scores:use', { points: pointsLabel(row.data, lang) })}</button>
        </p>
      )}
      {row.mode === 'survey' && <p className="mark-text ink-2 small"><Icon name="lock" size={16} />{say('scores:surveyLocked')}</p>}
      <ScoreRule row={row} bands={steps} looked={looked} choose={scores ? (points) => setTyped(typedNumber(points, lang)) : undefined} />
      {row.words && <details className="score-words"><summary>{say('scores:words')}</summary><blockquote lang="vi" className="as-typed">{row.words}</blockquote>{row.source && <p className="note" lang="vi">{row.source}</p>}</details>}
      {row.note && <p className="note" lang="vi">{row.note}</p>}
      {row.applies && slotsOf(row).length > 0 && <ScoreProof row={row} looked={looked} speaks={speaks} />}
      {scores ? <SelfScore key={row.component} id={form} row={row} of={looked.of} needsNote={isAbove || isUnproven} typed={typed} /> : row.self_note && <Said label={say('scores:noteOfSelf')} words={row.self_note} />}
      {row.excused_note && !row.applies && <Said label={say('scores:noteOfExcused')} words={row.excused_note} />}
      {row.first_note && <Said label={say('scores:noteOfFirst')} words={row.first_note} />}
      {row.explained && <Said label={say('scores:noteOfExplained')} words={row.explained} />}
      {row.final_note && <Said label={say('scores:noteOfFinal')} words={row.final_note} />}
      <ScoreActs row={row} looked={looked} speaks={speaks} />
      <ScoreHistory of={looked.of} component={row.component} />
    </article>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return <div className="stack-tight"><h3 className="small strong">{label}</h3><p className="as-typed small" lang="vi">{words}</p></div>;
}

/** The points from every side; the self-score as a field for whoever may give it. */
function Figures({ row, field }: { row: Component; field: React.ReactNode }) {
  const { lang, say } = useWords();
  const points = (value: number | null): string => pointsLabel(value, lang);
  const isSurvey = row.mode === 'survey';
  const cells: [string, React.ReactNode, string?][] = [
    [say('scores:max'), row.applies ? points(row.max) : say('scores:notApplicable')],
    ...(row.rule === 'none' ? [] : [[say('scores:data'), points(row.data), 'table'] as [string, React.ReactNode, string]]),
    isSurvey ? [say('scores:survey'), points(row.survey)] : [say('scores:self'), field ?? points(row.self)],
    ...(row.first === null ? [] : [[say('scores:first'), points(row.first)] as [string, React.ReactNode]]), ...(row.final === null ? [] : [[say('scores:final'), points(row.final)] as [string, React.ReactNode]]),
    ...(row.official === null ? [] : [[say('scores:official'), points(row.official)] as [string, React.ReactNode]]),
    [say('scores:lost'), <span key="lost" className="plan-ink">{points(row.lost)}</span>],
  ];
  return (
    <dl className="blocks card score-figures">
      {cells.map(([label, value, icon]) => <div key={label}><dt className="block-label">{icon && <Icon name="table" size={15} />}{label}</dt><dd className="score-number num">{value}</dd></div>)}
    </dl>
  );
}
