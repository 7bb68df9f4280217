import type { CSSProperties, ReactNode } from 'react';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { hatch } from './hatch.ts';
import { useLang } from './language.tsx';
import { groupOf, groups } from './status.ts';
import type { Group } from './status.ts';
import { StatusGlyph } from './StatusGlyph.tsx';

/** The counts of an `overview` row. */
export interface StripCounts {
  achieved: number;
  on_track: number;
  at_risk: number;
  off_track: number;
  not_assessed: number;
  ended: number;
}

/** The columns of a `targets` row that name a tile. */
export interface StripTile {
  status: string | null;
  short_vi: string | null;
  short_en: string | null;
}

/** How a group leads to its targets; a page may pass its router's link. */
export type StripLink = (props: { href: string; className: string; style: CSSProperties; label: string; children: ReactNode }) => ReactNode;

const glyphs: Record<Group, string> = {
  achieved: 'achieved', 'on-track': 'on-track', 'at-risk': 'at-risk', 'off-track': 'off-track', 'not-assessed': 'no-data', ended: 'ended',
};
const plain: StripLink = ({ href, className, style, label, children }) => (
  <a href={href} className={className} style={style} aria-label={label}>{children}</a>
);
/** The widest that a strip is, px. */
const WIDEST = 2000;

function Tile(props: { group: Group; lines: string; title?: string }) {
  const hollow = props.group === 'not-assessed' || props.group === 'ended';
  return (
    <span className="strip-tile" data-group={props.group} title={props.title}>
      {hollow && <svg width="100%" height="100%" aria-hidden="true" focusable="false"><path d={props.lines} stroke="var(--status-none-hatch)" strokeWidth="1.1" /></svg>}
    </span>
  );
}

/** A tile for each target, in five groups, each a link to its targets; the ended ones stand aside. */
export function StatusStrip(props: {
  counts: StripCounts; tiles: StripTile[]; hrefOf: (status: Group) => string; link?: StripLink; lang?: Lang;
}) {
  const lang = useLang(props.lang);
  const link = props.link ?? plain;
  const counts: Record<Group, number> = {
    achieved: props.counts.achieved, 'on-track': props.counts.on_track, 'at-risk': props.counts.at_risk, 'off-track': props.counts.off_track,
    'not-assessed': props.counts.not_assessed, ended: props.counts.ended,
  };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // a tile takes at most its share of the strip
  const lines = hatch(0, 0, Math.ceil(WIDEST / Math.max(1, total)), 16, 5);
  const names = (group: Group) => props.tiles.filter((tile) => groupOf(tile.status) === group)
    .map((tile) => (lang === 'vi' ? tile.short_vi : tile.short_en) ?? undefined);
  const shown = groups.filter((group) => group !== 'ended' || counts.ended > 0);
  return (
    <div className="strip" role="group" aria-label={say(lang, 'terms:mark.strip')} style={{ '--strip-total': Math.max(1, total) } as CSSProperties}>
      <span className="strip-line" aria-hidden="true">
        {shown.filter((group) => counts[group] > 0).map((group) => (
          <span key={group} style={{ flexGrow: counts[group] }}>
            {Array.from({ length: counts[group] }, (_, place) => <Tile key={place} group={group} lines={lines} />)}
          </span>
        ))}
      </span>
      {shown.map((group) => {
        const word = say(lang, `terms:group.${group}`);
        const titles = names(group);
        const body = (
          <>
            <span className="strip-head">
              <StatusGlyph status={glyphs[group]} size={20} lang={lang} />
              <span className="strip-count num">{counts[group]}</span>
              <span className="strip-word">{word}</span>
            </span>
            <span className="strip-tiles" aria-hidden="true">
              {Array.from({ length: counts[group] }, (_, place) => <Tile key={place} group={group} lines={lines} title={titles[place]} />)}
            </span>
          </>
        );
        const style = { flexGrow: counts[group] } as CSSProperties;
        const className = `strip-group strip-${group}`;
        const label = say(lang, 'terms:mark.tiles', { count: counts[group], group: word });
        if (counts[group] === 0) return <span key={group} className={`${className} strip-none`}>{body}</span>;
        return <StripGroup key={group} render={link} props={{ href: props.hrefOf(group), className, style, label, children: body }} />;
      })}
    </div>
  );
}

function StripGroup(given: { render: StripLink; props: Parameters<StripLink>[0] }) {
  return given.render(given.props);
}
