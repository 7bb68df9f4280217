// One body through time: its line with axes, and each quarter as the way to its sheets.
import { Link } from '@tanstack/react-router';
import type { Params, Row } from '../../queries/types.ts';
import type { LevelScale } from '../charts/scale.ts';
import type { Way, WayRow, Ways } from '../charts/ways.ts';
import { figure, quarterLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { WayLine } from '../marks/WayLine.tsx';
import { named, useWords } from '../words.ts';
import type { Address } from './address.ts';
import { unitOf } from './figures.ts';
import { usePhone } from './phone.ts';
import { Traced } from './Traced.tsx';

export function AgencyWay({ row, way, ways, scale, goal, params, label }: {
  row: Row<'targets'>; way: Way; ways: Ways; scale: LevelScale; goal: number | null; params: Params<'agency_trend'>; label: string;
}) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const byQ = new Map(way.known.map((each) => [each.q, each]));
  const quarters = ways.owed.filter((q) => q >= way.known[0]!.q && q <= way.last.q).toReversed();
  const hasParts = way.known.some((each) => each.numerator !== null);
  return (
    <section className="way-chosen" aria-labelledby="way-title">
      <div className="spread">
        <h3 className="strong" id="way-title">{named(way, 'name', lang)}</h3>
        <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, cq: undefined })} className="button button-quiet button-small">
          <Icon name="close" size={16} />{say('ways.close')}
        </Link>
      </div>
      <WayLine way={way} ways={ways} scale={scale} goal={goal} size={usePhone() ? 'phone' : 'large'} label={label} tick={(level) => figure(level, row.kind === 'rank' ? 'rank' : row.unit, lang, { plain: true, bare: row.unit !== 'percent' })} />
      <div className="scroll" tabIndex={0} role="group" aria-label={named(way, 'name', lang)}>
        <table className="table table-dense">
          <caption className="hidden-look">{named(way, 'name', lang)}</caption>
          <thead>
            <tr>
              <th scope="col">{say('charts:table.quarter')}</th>
              <th scope="col" className="num">{say('agency.figure')}</th>
              {hasParts && <th scope="col" className="num">{say('agency.parts')}</th>}
              <th scope="col">{say('ways.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {quarters.map((q) => {
              const each = byQ.get(q);
              return (
                <tr key={q} data-q={q}>
                  <th scope="row">{quarterLabel(q, 'long', lang)}</th>
                  <td className="num strong">{each ? <Traced question="agency_trend" params={params} row={each} column="actual">{figure(each.actual, unit, lang)}</Traced> : figure(null, unit, lang)}</td>
                  {hasParts && <td className="num ink-2">{each ? `${figure(each.numerator, 'count', lang)} / ${figure(each.denominator, 'count', lang)}` : ''}</td>}
                  <td className="ink-2">{each ? <Notes each={each} /> : say('agency.state.missing')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What a reader must know before comparing a quarter. */
function Notes({ each }: { each: WayRow }) {
  const { say } = useWords();
  return [
    each.bodies > 1 && say('agency.joined', { count: each.bodies }), each.estimate && say('agency.estimate'), each.carried > 0 && say('charts:carried', { count: each.carried }), each.half_year && say('charts:half'), each.few_cases && say('ways.few'),
  ].filter(Boolean).join(', ');
}
