// What a figure is made of, and whatever a reader must know before trusting it.
import type { Row } from '../../queries/types.ts';
import { distance, figure, quarterLabel } from '../format.ts';
import { useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { share, unitOf } from './figures.ts';

/** Numerator and denominator, coverage, possible range, what is carried, provisional, late, revised or few. */
export function FigureFacts({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const counts = row.numerator !== null && row.denominator !== null && row.kind !== 'rank';
  return (
    <>
      {counts && <p className="small num">{figure(row.numerator, 'count', lang)} / {figure(row.denominator, 'count', lang)}</p>}
      {factsOf(row, lang, say).map((fact) => <p key={fact} className="small ink-2">{fact}</p>)}
    </>
  );
}

/** How much of a figure is known: `42/45 cơ quan; 93% trường hợp`; empty where one body alone reports it. */
export function coverageOf(row: Row<'targets'>, lang: Lang, say: Say): string {
  const { agencies_reported: reported, agencies_expected: expected, coverage } = row;
  if (row.actual === null || reported === null || expected === null || expected < 2) return '';
  return row.kind === 'share' && coverage !== null && coverage < 1 ? say('fresh.coverageShare', { reported, expected, share: share(coverage, lang) })
    : say('fresh.coverage', { reported, expected });
}

function factsOf(row: Row<'targets'>, lang: Lang, say: Say): string[] {
  const unit = unitOf(row);
  const facts: string[] = [coverageOf(row, lang, say)];
  if (row.kind === 'rank' && row.actual !== null && row.ranked_of !== null) facts.push(say('fresh.rankedOf', { count: row.ranked_of }));
  if (row.actual === null && row.provisional === null) facts.push(say('fresh.none'));
  if (row.low !== null && row.high !== null) facts.push(say('fresh.range', { low: figure(row.low, unit, lang), high: figure(row.high, unit, lang) }));
  if (row.carried > 0) facts.push(say('fresh.carried', { count: row.carried }));
  if (row.half_year) facts.push(say('fresh.half'));
  if (row.standard_error !== null) facts.push(say('fresh.error', { value: distance(row.standard_error, unit, lang, { decimals: 2 }) }));
  if (row.provisional !== null) facts.push(say('fresh.provisional', { value: figure(row.provisional, unit, lang) }));
  if (row.status === 'ended' && row.quarter) facts.push(say('fresh.ended', { quarter: quarterLabel(row.quarter, 'inline', lang) }));
  else if (row.freshness === 'late' && row.quarter) facts.push(say('fresh.late', { quarter: quarterLabel(row.quarter, 'inline', lang) }));
  if (row.revised_from !== null) {
    const [from, to] = [figure(row.revised_from, unit, lang), figure(row.actual, unit, lang)];
    facts.push(say(from === to ? 'fresh.revisedAlike' : 'fresh.revised', { from, to }));
  }
  if (row.few_cases) facts.push(say('fresh.small', { count: row.denominator ?? 0 }));
  return facts.filter((fact) => fact !== '');
}
