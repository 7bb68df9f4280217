// A component as a row of its card's tree: the way to it, whose it is, how it stands.
import { Link, useParams } from '@tanstack/react-router';
import { measureLabel, pointsLabel } from '../charts/score-sayings.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { LostBar } from '../marks/ScoreBar.tsx';
import type { Component } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';

const SIGNS: Record<string, { name: IconName; className: string }> = {
  'to-score': { name: 'pencil', className: 'soon-ink' }, 'to-prove': { name: 'evidence', className: 'late-ink' }, 'self-scored': { name: 'check', className: 'ink-2' }, appraised: { name: 'eye', className: 'ink-2' },
  explained: { name: 'note', className: 'ink-2' }, final: { name: 'check-square', className: 'ink-2' }, survey: { name: 'lock', className: 'ink-3' }, 'not-applicable': { name: 'minus', className: 'ink-3' }, 'from-data': { name: 'table', className: 'ink-2' },
};

/** How a component stands, as a sign and in words: never the shape of a verdict. */
export function ScoreState({ state }: { state: string }) {
  const { say } = useWords();
  const { name, className } = SIGNS[state] ?? { name: 'question' as const, className: 'ink-3' };
  return <span className={`mark-text ${className}`}><Icon name={name} size={14} />{say(`scores:state.${state}`)}</span>;
}

/** The way to a component of the card that is looked at. */
export function ComponentLink({ component, children }: { component: string; children: React.ReactNode }) {
  const { nam } = useParams({ strict: false }) as { nam: string };
  return <Link to="/par/$nam/$tieuChi" params={{ nam, tieuChi: component }} search={(now: Address) => ({ ...keep(now), bo: now.bo, cq: now.cq })} resetScroll={false}>{children}</Link>;
}

export function ComponentRow({ row, isOpen, most, depth, byPeople }: { row: Component; isOpen: boolean; most: number; depth: number; byPeople: boolean }) {
  const { lang, say } = useWords();
  const points = (value: number | null | undefined): string => pointsLabel(value, lang);
  const owner = named({ owner_vi: row.owner_vi, owner_en: row.owner_en }, 'owner', lang);
  const isSurvey = row.mode === 'survey';
  // What people say of themselves above what the figures give is the first thing to look at.
  const isAbove = row.self !== null && row.data !== null && row.self > row.data + 0.005;
  return (
    <tr data-component={row.component} data-depth={depth} aria-current={isOpen || undefined}>
      <th scope="row" className="tree-leaf">
        <span className="tree-name"><span className="tree-number">{row.component}</span><span className="grow"><ComponentLink component={row.component}>{named(row, 'name', lang)}</ComponentLink>
          <span className="sub tree-sub">{owner ? <span lang="vi">{owner}</span> : !isSurvey && row.mode === 'self' && <span>{say('scores:nobody')}</span>}<ScoreState state={row.state} /></span></span></span>
      </th>
      <td className="num" data-label={say('scores:max')}>{row.applies ? points(row.max) : say('scores:notApplicable')}</td>
      {byPeople && <td className={isAbove ? 'num soon-ink' : 'num t-beside'} data-label={say('scores:self')}>{isSurvey ? <Icon name="lock" size={14} label={say('scores:surveyLocked')} /> : points(row.self)}</td>}
      <td className={byPeople && !isSurvey ? 'num t-beside' : 'num'} data-label={say(isSurvey ? 'scores:survey' : 'scores:data')} title={row.measure === null ? undefined : measureLabel(row.measure, row, lang)}>{isSurvey ? points(row.survey) : points(row.data)}</td>
      {byPeople && <td className="num strong" data-label={say('scores:standing')} title={row.first === null && row.final === null ? undefined : say('scores:appraisedAt', { points: points(row.final ?? row.first) })}>{points(row.points)}</td>}
      <td className="num t-lost" data-label={say('scores:lost')}><span className="lost"><LostBar lost={row.lost} most={most} />{points(row.lost)}</span></td>
      {byPeople && <td className="num" data-label={row.evidence_asked === 0 ? undefined : say('scores:evidence')}>{row.evidence_asked === 0 ? '' : <span className={row.evidence_given < row.evidence_asked ? 'late-ink' : undefined}>{row.evidence_given}/{row.evidence_asked}</span>}</td>}
    </tr>
  );
}
