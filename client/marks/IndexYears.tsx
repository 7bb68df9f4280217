import { pointsLabel, tickLabel } from '../charts/score-sayings.ts';
import { levelScale } from '../charts/scale.ts';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { useLang } from './language.tsx';

/** One year of an index. `isOwn`: worked out here, not published. `isChanged`: by another set than the year before, so that the two are not joined. */
export interface IndexYear { year: number; score: number; rank: number | null; ranked_of: number | null; isOwn: boolean; isChanged: boolean }
/** A line of years; `isBeside`: of the nation, to compare with. */
export interface IndexLine { name: string; isBeside: boolean; years: IndexYear[] }
const [TOP, HIGH, FOOT] = [28, 122, 40];
const [LEFT, WIDE] = [22, 66];

/**
 * An index through the years: published ones solid, our own hollow, joined only where they were made by one set; the nation's beside it pale and dashed. The scale begins below the
 * lowest, as its numbers say.
 * @param props.name of the index, for those who do not see it
 */
export function IndexYears(props: { lines: IndexLine[]; name: string; lang?: Lang }) {
  const lang = useLang(props.lang);
  const { lines } = props;
  const all = lines.flatMap(({ years }) => years);
  if (all.length === 0) return null;
  const [first, last] = [Math.min(...all.map(({ year }) => year)), Math.max(...all.map(({ year }) => year))];
  const [low, high] = [Math.min(...all.map(({ score }) => score)), Math.max(...all.map(({ score }) => score))];
  const least = Math.max(0, Math.floor((low - 4) / 10) * 10);
  const { max, interval } = levelScale([high - least], 'index', false);
  const most = least + max;
  const x = (year: number): string => `${last === first ? 50 : LEFT + ((year - first) / (last - first)) * WIDE}%`;
  const y = (score: number): number => Math.round((TOP + HIGH - ((score - least) / (most - least)) * HIGH) * 10) / 10;
  const ticks = Array.from({ length: Math.round((most - least) / interval) + 1 }, (_, n) => least + n * interval).filter((tick) => tick <= 100);
  const told = lines.map(({ name, years }) => `${name}: ${years.map(({ year, score, rank, ranked_of, isChanged }, at) => [say(lang, 'charts:score.years.year', { year, score: pointsLabel(score, lang) }), rank === null || ranked_of === null ? '' : say(lang, 'charts:score.years.rank', { rank, of: ranked_of }), isChanged && at > 0 ? say(lang, 'charts:score.years.break') : ''].filter(Boolean).join(', ')).join('; ')}`).join('. ');
  const own = lines.find(({ isBeside }) => !isBeside);
  return (
    <svg className="index-years" height={TOP + HIGH + FOOT} role="img" aria-label={say(lang, 'charts:score.years.told', { index: props.name, years: told })} focusable="false">
      {ticks.map((tick) => <g key={tick}><line x1="32" x2="100%" y1={y(tick)} y2={y(tick)} stroke={tick === least ? 'var(--border-strong)' : 'var(--grid)'} /><text className="axis-label" x="26" y={y(tick) + 4} textAnchor="end">{tickLabel(tick, lang)}</text></g>)}
      {own?.years.filter(({ isChanged }, at) => isChanged && at > 0).map(({ year }) => (
        <svg key={year} x={x(year - 0.5)} overflow="visible"><path d={`M-2 ${TOP - 6}V${TOP + HIGH}M2 ${TOP - 6}V${TOP + HIGH}`} stroke="var(--border-strong)" /><text className="axis-label" y={TOP - 12} textAnchor="middle">{say(lang, 'charts:score.years.break')}</text></svg>
      ))}
      {lines.map((line) => <Line key={line.name} line={line} x={x} y={y} isLabelled={(year) => !line.isBeside || !own?.years.some((one) => one.year === year && Math.abs(y(one.score) - y(line.years.find((other) => other.year === year)!.score)) < 30)} lang={lang} isAbove={(score) => score - least <= (most - least) * 0.82} />)}
      {Array.from({ length: last - first + 1 }, (_, n) => first + n).map((year) => {
        const ranked = own?.years.find((one) => one.year === year);
        return <g key={year}><text className="axis-label" x={x(year)} y={TOP + HIGH + 18} textAnchor="middle">{year}</text>{ranked && ranked.rank !== null && <text className="axis-label" x={x(year)} y={TOP + HIGH + 35} textAnchor="middle">{ranked.ranked_of === null ? ranked.rank : say(lang, 'charts:score.years.short', { rank: ranked.rank, of: ranked.ranked_of })}</text>}</g>;
      })}
    </svg>
  );
}

function Line({ line: { years, isBeside }, x, y, isLabelled, isAbove, lang }: { line: IndexLine; x: (year: number) => string; y: (score: number) => number; isLabelled: (year: number) => boolean; isAbove: (score: number) => boolean; lang: Lang }) {
  const ink = isBeside ? 'var(--data-compare)' : 'var(--data-actual)';
  return (
    <g>
      {years.map((one, at) => {
        const before = years[at - 1];
        if (!before || before.year !== one.year - 1 || one.isChanged) return null;
        return <line key={one.year} x1={x(before.year)} x2={x(one.year)} y1={y(before.score)} y2={y(one.score)} stroke={ink} strokeWidth={isBeside ? 2 : 2.5} strokeDasharray={isBeside || one.isOwn !== before.isOwn ? '5 4' : undefined} />;
      })}
      {years.map(({ year, score, isOwn }) => (
        <g key={year}>
          <circle cx={x(year)} cy={y(score)} r={isBeside ? 4 : 5} fill={isOwn ? 'var(--surface)' : ink} stroke={ink} strokeWidth="2" />
          {isLabelled(year) && <text className={isBeside ? 'rule-label index-beside' : 'rule-label rule-now'} x={x(year)} y={y(score) + (isAbove(score) && !isBeside ? -11 : 20)} textAnchor="middle">{pointsLabel(score, lang)}</text>}
        </g>
      ))}
    </g>
  );
}
