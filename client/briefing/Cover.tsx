import { Fragment } from 'react';
import { reportLabel } from '../format.ts';
import { groupOf, groups } from '../marks/status.ts';
import type { Group } from '../marks/status.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { named, useWords } from '../words.ts';
import { isFar } from './scale.ts';
import { titleOf, wholeOf } from './sayings.ts';
import { rowsOf } from './slides.ts';
import type { SlideProps } from './SlideView.tsx';

const GLYPH: Record<Group, string> = { achieved: 'achieved', 'on-track': 'on-track', 'at-risk': 'at-risk', 'off-track': 'off-track', 'not-assessed': 'no-data', ended: 'ended' };

/** The conclusion in one sentence, and every target as a glyph. */
export function Cover({ shown, slide, raise }: SlideProps) {
  const { lang, say } = useWords();
  const whole = wholeOf(shown);
  const plan = rowsOf(shown.answers, 'plans').find((each) => each.plan === shown.plan);
  const title = titleOf(shown, slide, lang, say);
  const counts: Record<Group, number> = { achieved: whole.achieved, 'on-track': whole.on_track, 'at-risk': whole.at_risk, 'off-track': whole.off_track, 'not-assessed': whole.not_assessed, ended: whole.ended };
  const there = groups.filter((group) => group !== 'ended' || counts.ended > 0);
  // From afar, and where there are too many, one glyph for each status, beside its count.
  const size = isFar(raise) ? null : sizeOf(there.map((group) => counts[group]));
  const rows = size === null ? [] : rowsOf(shown.answers, 'targets');
  return (
    <>
      <p className="cover-head">
        <svg width="56" height="56" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path d="M14 3 21 10 14 17 7 10ZM14 17V26" fill="none" stroke="var(--data-plan)" strokeWidth="2" /></svg>
        <span className="grow"><strong>{say('briefing:committee')}</strong> {plan && say('briefing:province', { name: named(plan, 'province', lang) })}</span>
        {whole.report !== null && <span className="ink-2">{reportLabel(whole.report, lang)}</span>}
      </p>
      <h1 className="cover-title" data-long={title.length > 150 ? 'very' : title.length > 88 ? 'yes' : undefined}>{title}</h1>
      <div className="cover-groups">
        {there.map((group) => (
          <div key={group} className="cover-group" style={{ flexGrow: counts[group] }}>
            <p className="cover-glyphs" aria-hidden="true">
              {rows.filter((row) => groupOf(row.status) === group).map((row) => <Fragment key={row.target}><StatusGlyph status={row.status} size={size ?? 0} /></Fragment>)}
            </p>
            <p className="cover-count num">{rows.length === 0 && <StatusGlyph status={GLYPH[group]} size={60} />}{counts[group]}</p>
            <p className="cover-word">{say(`terms:group.${group}`)}</p>
          </div>
        ))}
      </div>
    </>
  );
}

/** Px of the canvas: what a status in words takes, and the room for its glyphs. */
const [GROUP_WIDE, GROUP_GAP, GLYPH_GAP, GLYPHS_HIGH, WIDTH] = [230, 40, 16, 250, 1728];
/** Smaller ones are no longer told apart by their shapes. */
const SIZES = [46, 36];

/** How large the glyphs are that have room; null where none have. */
function sizeOf(all: number[]): number | null {
  const total = all.reduce((sum, count) => sum + count, 0);
  const spare = WIDTH - all.length * GROUP_WIDE - (all.length - 1) * GROUP_GAP;
  const linesOf = (count: number, size: number): number => Math.ceil(count / Math.floor((GROUP_WIDE + (spare * count) / Math.max(1, total) + GLYPH_GAP) / (size + GLYPH_GAP)));
  return SIZES.find((size) => all.every((count) => linesOf(count, size) * (size + GLYPH_GAP) <= GLYPHS_HIGH)) ?? null;
}
