import { Icon } from '../marks/Icon.tsx';
import { groupOf } from '../marks/status.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { Told } from '../parts/Told.tsx';
import { named, useWords } from '../words.ts';
import { HIGH, isFar, WIDE } from './scale.ts';
import { titleOf, wholeOf } from './sayings.ts';
import { rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';
import { AREA_WIDE, COLUMNS, heightOf, nameWide, TILE_WIDE, wallOf } from './wall.ts';
import type { Counts } from './wall.ts';

/** Title, heads of the columns and the footer, px. */
const TAKEN = 390;
/** Where tiles carry codes alone, the worst are named under them: how high that is, px, what heads on one line leave for it, and how many at most. */
const WORST_HIGH = 56;
const SPARE = 44;
const WORST = 6;
/** Between areas and their counts, px. */
const APART = 40;

const GLYPH = { 'off-track': 'off-track', 'at-risk': 'at-risk', 'on-track': 'on-track', achieved: 'achieved', 'not-assessed': 'no-data' } as const;

/** Every target as a tile: rows are areas, columns statuses, so that the head is legend, count and word; only the late ones carry names. */
export function WallSlide({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const whole = wholeOf(shown);
  const areas = rowsOf(shown.answers, 'overview').filter((row) => row.area !== '' && row.total > row.ended);
  const rows = rowsOf(shown.answers, 'targets').toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const countsOf = (row: (typeof areas)[number]): Counts => ({ 'off-track': row.off_track, 'at-risk': row.at_risk, 'on-track': row.on_track, achieved: row.achieved, 'not-assessed': row.not_assessed });
  const late = (area: string): number[] => rows.filter((row) => row.area === area && groupOf(row.status) === 'off-track').map((row) => nameWide(named(row, 'short', lang)));
  // From afar, and where there are too many of them, areas show counts instead of tiles.
  const grounds = areas.map((area) => ({ counts: countsOf(area), late: late(area.area) }));
  const high = HIGH * 0.9 - TAKEN;
  const wall = isFar(raise) ? null : wallOf(grounds, { width: WIDE * 0.9, height: high });
  const hasRoom = wall !== null && !wall.isNamed && heightOf(grounds, wall) + WORST_HIGH <= high + SPARE;
  const worst = hasRoom ? worstOf(rowsOf(shown.answers, 'targets').filter((row) => groupOf(row.status) === 'off-track').map((row) => `${row.code}\u00a0${named(row, 'short', lang)}`), say('briefing:wall.worst', { names: '' })) : [];
  const total = countsOf(whole);
  const template = wall === null ? `${(AREA_WIDE + APART) * raise}px repeat(${COLUMNS.length}, minmax(0, 1fr))` : `${AREA_WIDE}px ${COLUMNS.map((column, at) => (at < COLUMNS.length - 1 ? `${wall.widths[column]}px` : `minmax(${wall.widths[column]}px, 1fr)`)).join(' ')}`;
  return (
    <>
      <header className="slide-head">
        <h1>{titleOf(shown, slide, lang, say)}</h1>
        {!isFar(raise) && whole.milestones_due !== null && (
          <p className="wall-locked">
            <Icon name="milestone" size={38} className="plan-ink" />
            <span><Told text={say('briefing:wall.locked', { year: whole.milestones_due, achieved: whole.milestones_achieved, missed: whole.milestones_missed })} />{whole.ended > 0 && <><br />{say('briefing:wall.ended', { count: whole.ended })}</>}</span>
          </p>
        )}
      </header>
      <div className="wall" role="table" aria-label={say('briefing:wall.name')}>
        <div role="row" className="wall-row wall-top" style={{ gridTemplateColumns: template }}>
          <span role="columnheader" className="hidden-look">{say('briefing:wall.area')}</span>
          {COLUMNS.map((column) => (
            <p key={column} role="columnheader" className="wall-head" style={column === COLUMNS[0] ? { gridColumn: 2 } : undefined}>
              <span className="wall-count num"><StatusGlyph status={GLYPH[column]} size={44} />{total[column]}</span>
              <span className="wall-word">{say(`terms:group.${column}`)}</span>
            </p>
          ))}
        </div>
        {areas.map((area) => (
          <div key={area.area} role="row" className="wall-row" style={{ gridTemplateColumns: template }}>
            <span role="rowheader" className="wall-area">{say(`terms:areaShort.${area.area}`)}</span>
            {COLUMNS.map((column) => (
              <div key={column} role="cell" className="wall-cell">
                {wall === null ? <span className="num wall-number" data-none={countsOf(area)[column] === 0 || undefined}>{countsOf(area)[column]}</span> : rows.filter((row) => row.area === area.area && groupOf(row.status) === column).map((row) => {
                  const isNamed = wall.isNamed && column === 'off-track';
                  return (
                    <span key={row.target} className="wall-tile" data-named={isNamed || undefined} data-late={column === 'off-track' || undefined} style={{ minHeight: wall.tile, ...(isNamed ? {} : { width: TILE_WIDE }) }}>
                      <StatusGlyph status={row.status} size={32} />
                      <span className="num wall-code">{row.code.split('.').at(-1)}</span>
                      {isNamed ? <strong>{named(row, 'short', lang)}</strong> : <span className="hidden-look">{named(row, 'short', lang)}</span>}
                    </span>
                  );
                })}
              </div>
            ))}
          </div>
        ))}
      </div>
      {worst.length > 0 && <p className="slide-aside wall-worst"><StatusGlyph status="off-track" size={32} /> {say('briefing:wall.worst', { names: worst.join(' · ') })}</p>}
    </>
  );
}

/** As many of the worst as a line holds behind its first words. */
function worstOf(names: string[], lead: string): string[] {
  let wide = nameWide(lead);
  return names.slice(0, WORST).filter((name) => (wide += nameWide(` · ${name}`)) < WIDE * 0.9 - 2 * TILE_WIDE);
}
