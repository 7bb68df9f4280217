// Where a body came from and what it became, each with the day and the way to how the figures are joined.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';

export function AgencyLine({ body, bodies }: { body: Row<'agencies'>; bodies: Row<'agencies'>[] }) {
  const { lang, say } = useWords();
  const before = bodies.filter((row) => row.successor === body.agency);
  const after = bodies.filter((row) => row.agency === body.agency && row.successor !== null).flatMap((row) => {
    const heir = bodies.find(({ agency }) => agency === row.successor);
    return heir ? [{ heir, from: row.successor_from }] : [];
  });
  const how = <> <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, bd: 'current' as const })}>{say('matrix:agencies.how')}</Link></>;
  const names = (rows: Row<'agencies'>[]) => rows.map((row, at) => <Fragment key={row.agency}>{at > 0 && ', '}<Link to="/co-quan/$ma" params={{ ma: row.agency }} search={keep}>{named(row, 'name', lang)}</Link></Fragment>);
  // Of one day, told together.
  const days = [...new Set(before.map((row) => row.successor_from))];
  return (
    <div className="stack-tight agency-line">
      {days.map((day) => (
        <p key={String(day)}><Icon name="layers" size={16} /> {say('matrix:agencies.took')} {names(before.filter((row) => row.successor_from === day))}{day && ` ${say('matrix:agencies.from', { date: dateLabel(day, lang) })}`}.{how}</p>
      ))}
      {after.length > 0 && (
        <p className="strong"><Icon name="conflict" size={16} /> {say('matrix:agencies.became')} {names(after.map(({ heir }) => heir))}{after[0]!.from && ` ${say('matrix:agencies.from', { date: dateLabel(after[0]!.from, lang) })}`}.{how}</p>
      )}
      {body.alive_to !== null && after.length === 0 && <p className="strong"><Icon name="clock" size={16} /> {say('matrix:agencies.ended', { date: dateLabel(body.alive_to, lang) })}</p>}
    </div>
  );
}
