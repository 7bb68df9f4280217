// One number as a way to its source.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Params, Row } from '../../queries/types.ts';
import { useWords } from '../words.ts';
import type { Address } from './address.ts';
import { traceSearch } from './trace-address.ts';
import type { TracedQuestion } from './trace-address.ts';
import './trace.css';

declare module '@tanstack/react-router' {
  interface HistoryState { traced?: boolean }
}

/**
 * A number that leads to where it comes from: `<Traced question="breakdown" params={{ target, report }} row={row} column="actual">63,0%</Traced>`.
 * @param props.row the row of the answer; it is named in the address by its report, agency or milestone
 * @param props.target the page, where neither the row nor the parameters name it
 */
export function Traced<Name extends TracedQuestion>(props: {
  question: Name; params: Params<Name>; row: Row<Name>; column: keyof Row<Name> & string; target?: string; className?: string; children: ReactNode;
}) {
  const { say } = useWords();
  const target = props.target ?? (props.params as { target?: string }).target ?? (props.row as { target?: string }).target ?? '';
  const search = traceSearch(props.question, props.params, props.row, props.column);
  return (
    <Link to="/chi-tieu/$ma" params={{ ma: target }} search={(now: Address) => ({ lang: now.lang, kh: now.kh, ky: now.ky, v: now.v, ...search })}
      hash="so-lieu" hashScrollIntoView resetScroll={false} state={{ traced: true }} className={props.className ? `traced ${props.className}` : 'traced'}>
      {props.children}<span className="hidden-look">. {say('trace.open')}</span>
    </Link>
  );
}
