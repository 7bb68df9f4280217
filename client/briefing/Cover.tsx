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
  // From afar one glyph for each status, beside its count.
  const rows = isFar(raise) ? [] : rowsOf(shown.answers, 'targets');
  return (
    <>
      <p className="cover-head">
        <svg width="56" height="56" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path d="M14 3 21 10 14 17 7 10ZM14 17V26" fill="none" stroke="var(--data-plan)" strokeWidth="2" /></svg>
        <span className="grow"><strong>{say('briefing:committee')}</strong> {plan && say('briefing:province', { name: named(plan, 'province', lang) })}</span>
        {whole.report !== null && <span className="ink-2">{reportLabel(whole.report, lang)}</span>}
      </p>
      <h1 className="cover-title" data-long={title.length > 150 ? 'very' : title.length > 88 ? 'yes' : undefined}>{title}</h1>
      <div className="cover-groups">
        {groups.filter((group) => group !== 'ended' || counts.ended > 0).map((group) => (
          <div key={group} className="cover-group" style={{ flexGrow: Math.min(11, counts[group]) }}>
            <p className="cover-glyphs" aria-hidden="true">
              {rows.filter((row) => groupOf(row.status) === group).map((row) => <Fragment key={row.target}><StatusGlyph status={row.status} size={46} /></Fragment>)}
            </p>
            <p className="cover-count num">{rows.length === 0 && <StatusGlyph status={GLYPH[group]} size={60} />}{counts[group]}</p>
            <p className="cover-word">{say(`terms:group.${group}`)}</p>
          </div>
        ))}
      </div>
    </>
  );
}
