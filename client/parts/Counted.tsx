// The pages that a count of the overview counts, with the question that counted them; and the way there.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuestion } from '../api.ts';
import type { Params } from '../../queries/types.ts';
import { Icon } from '../marks/Icon.tsx';
import { useTrace } from '../trace.ts';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import type { Address } from './address.ts';
import { TraceStatement } from './TraceStatement.tsx';
import './trace-words.ts';
import './trace.css';

type Column = NonNullable<Address['dem']>;

/** @param props.children given the pages counted, by target; the chip above it lifts the count, the statement under it tells how it was counted */
export function Counted({ asked, column, children }: { asked: Params<'overview'>; column: Column; children: (pages: Set<string>) => ReactNode }) {
  const { say } = useWords();
  const overview = useQuestion('overview', asked);
  const at = overview.state === 'ready' ? overview.rows.findIndex((row) => row.area === '') : -1;
  const answer = useTrace(at < 0 ? null : { question: 'overview', params: asked, row: at, column });
  return (
    <Answer of={overview.state === 'failed' ? overview : answer} thing={say('trace:thing')} skeleton={<Skeleton lines={8} />}>
      {(traced) => {
        const pages = traced.pages ?? [];
        const name = say(`counted.${column}`, { count: pages.length, year: traced.cells.milestones_due });
        return (
          <>
            <div>
              <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, dem: undefined })} className="chip chip-on" aria-label={say('counted.lift', { name })}>
                <strong>{name}</strong> <Icon name="close" size={14} />
              </Link>
            </div>
            {children(new Set(pages.map((page) => page.target)))}
            <div className="counted-statement"><TraceStatement traced={traced} /></div>
          </>
        );
      }}
    </Answer>
  );
}
