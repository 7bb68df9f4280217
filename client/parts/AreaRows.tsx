// The areas in the plan's order: how many targets stand where, and the two that are furthest behind.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Row } from '../../queries/types.ts';
import { Arrow } from '../marks/Arrow.tsx';
import { Bullet } from '../marks/Bullet.tsx';
import { Icon } from '../marks/Icon.tsx';
import type { Group } from '../marks/status.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { actualOf, goalOf, leadOfArea } from './figures.ts';

const COUNTS: { key: 'achieved' | 'on_track' | 'at_risk' | 'off_track' | 'not_assessed' | 'ended'; group: Group; glyph: string }[] = [
  { key: 'achieved', group: 'achieved', glyph: 'achieved' }, { key: 'on_track', group: 'on-track', glyph: 'on-track' },
    { key: 'at_risk', group: 'at-risk', glyph: 'at-risk' },
  { key: 'off_track', group: 'off-track', glyph: 'off-track' }, { key: 'not_assessed', group: 'not-assessed', glyph: 'no-data' },
    { key: 'ended', group: 'ended', glyph: 'ended' },
];

/** @param rows targets of the plan, worst first */
export function AreaRows({ areas, rows }: { areas: Row<'overview'>[]; rows: Row<'targets'>[] }) {
  const { lang, say } = useWords();
  const leading = (area: string): Row<'targets'>[] => {
    const own = rows.filter((row) => row.area === area);
    const known = own.filter((row) =>
      row.actual !== null && row.goal !== null && row.kind !== 'rank' && row.status !== 'ended'
        && !(row.met_late));
    return (known.length >= 2 ? known : [...known, ...own.filter((row) => !known.includes(row))]).slice(0, 2);
  };
  return (
    <section className="card card-flush areas">
      <table className="table desk-only">
        <caption className="hidden-look">{say('areas.title')}</caption>
        <thead>
          <tr>
            <th scope="col"><span className="title ink">{say('areas.title')}</span></th>
            <th scope="col">{say('areas.counts')}</th>
            <th scope="col" className="areas-leading">{say('areas.leading')}</th>
            <th scope="col"><span className="hidden-look">{say('decide.see')}</span></th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.area}>
              <th scope="row">
                <div className="area-name">
                  <span className="area-number">{area.number}</span>
                  <div>
                    <AreaLink area={area}>{named(area, 'name', lang)}</AreaLink>
                    <span className="sub">{leadOfArea(area, rows, lang)}</span>
                  </div>
                </div>
              </th>
              <td><Counts area={area} fixed /></td>
              <td className="area-bullet"><div className="leads">{leading(area.area).map((row) => <Lead key={row.target} row={row} />)}</div></td>
              <td className="area-go">
                <AreaLink area={area} label={say('areas.see', { name: named(area, 'name', lang) })}><Icon name="chevron-right" /></AreaLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="phone-only area-list">
        <h2>{say('areas.title')}</h2>
        {areas.map((area) => (
          <details key={area.area}>
            <summary>
              <span className="grow"><strong>{area.number}. {named(area, 'name', lang)}</strong><Counts area={area} /></span>
              <Icon name="chevron-down" />
            </summary>
            <div className="stack">
              {leading(area.area).map((row) => <Lead key={row.target} row={row} />)}
              <p className="spread small">
                <span className="ink-2">{leadOfArea(area, rows, lang)}</span> <AreaLink area={area}>{say('areas.all')}</AreaLink>
              </p>
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

function AreaLink({ area, label, children }: { area: Row<'overview'>; label?: string; children: ReactNode }) {
  return <Link to="/linh-vuc/$so" params={{ so: area.number }} search={keep} aria-label={label}>{children}</Link>;
}

function Counts({ area, fixed = false }: { area: Row<'overview'>; fixed?: boolean }) {
  const { say } = useWords();
  return (
    <span className={fixed ? 'counts counts-fixed' : 'counts'}>
      {COUNTS.filter(({ key }) => fixed || area[key] > 0).map(({ key, group, glyph }) => (
        <span key={key} className={area[key] > 0 && group === 'off-track' ? 'count tint' : 'count'}
          data-tone={group === 'off-track' ? 'off-track' : undefined}>
          {area[key] > 0
            && <><StatusGlyph status={glyph} size={14} /> <span className="num">{area[key]}</span> <span className="hidden-look">
              {say(`terms:group.${group}`)}
            </span></>}
        </span>
      ))}
    </span>
  );
}

/** One target in two lines: name, figure / milestone and course; the bullet under it. */
function Lead({ row }: { row: Row<'targets'> }) {
  const { lang, say } = useWords();
  return (
    <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep} className="lead">
      <span className="lead-line">
        <StatusGlyph status={row.status} size={14} named />
        <span className="lead-name">{named(row, 'short', lang)}</span>
        <span className="lead-value num">
          <strong>{actualOf(row, lang)}</strong> <span className="ink-3">/ {goalOf(row, lang, say, true)}</span>
        </span>
        <Arrow arrow={row.arrow} size={14} />
      </span>
      <Bullet row={row} />
    </Link>
  );
}
