import type { ReactNode } from 'react';
import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { hatchCircle } from './hatch.ts';
import { useLang } from './language.tsx';
import { asStatus } from './status.ts';
import type { Status } from './status.ts';

const ring = { fill: 'none', stroke: 'var(--status-none)', strokeWidth: 2 } as const;
const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const full = hatchCircle(12, 12, 8.4, 3.6);
const half = hatchCircle(12, 12, 4.6, 3);

const diamond = <path d="M12 1.2 22.8 12 12 22.8 1.2 12Z" fill="var(--status-off-track)" />;
const off = { stroke: 'var(--status-off-track-on)', strokeWidth: 2.6, fill: 'none', ...round } as const;
const alarm = (
  <>
    {diamond}
    <path d="M12 6.8v6" {...off} />
    <circle cx="12" cy="17" r="1.55" fill="var(--status-off-track-on)" />
  </>
);

const shapes: Record<Status, ReactNode> = {
  achieved: (
    <>
      <circle cx="12" cy="12" r="10" fill="var(--status-achieved)" />
      <path d="m7.4 12.4 3.2 3.2 6-6.6" stroke="var(--status-achieved-on)" strokeWidth="2.4" fill="none" {...round} />
    </>
  ),
  'on-track': <circle cx="12" cy="12" r="10" fill="var(--status-on-track)" />,
  'at-risk': (
    <path d="M12 3 22 20.6H2Z" fill="var(--status-at-risk)" stroke="var(--status-at-risk-edge)" strokeWidth="1.6" strokeLinejoin="round" />
  ),
  'off-track': alarm,
  missed: alarm,
  reversing: (
    <>
      {diamond}
      <path d="M12 6.4v10.4M8.2 13.2l3.8 3.8 3.8-3.8" {...off} strokeWidth={2.3} />
    </>
  ),
  'not-assessable': (
    <>
      <circle cx="12" cy="12" r="9.4" {...ring} strokeDasharray="4.2 2.7" />
      <path d={half} stroke="var(--status-none)" strokeWidth="1.3" />
    </>
  ),
  'no-data': (
    <>
      <path d={full} stroke="var(--status-none-hatch)" strokeWidth="1.4" />
      <circle cx="12" cy="12" r="9.4" {...ring} strokeDasharray="4.2 2.7" />
    </>
  ),
  'not-due': (
    <>
      <circle cx="12" cy="12" r="9.4" {...ring} />
      <path d="M12 6.8V12h4" {...ring} {...round} />
    </>
  ),
  ended: (
    <>
      <circle cx="12" cy="12" r="9.4" {...ring} />
      <path d="M7.6 12h8.8" {...ring} {...round} />
    </>
  ),
};

/** Shape and colour of a verdict. Decorative by default, since its word stands beside it; `named` where it stands alone. */
export function StatusGlyph(props: { status: string | null | undefined; size?: number; named?: boolean; lang?: Lang }) {
  const lang = useLang(props.lang);
  const status = asStatus(props.status);
  const size = props.size ?? 16;
  const name = props.named ? { role: 'img', 'aria-label': say(lang, `terms:status.${status}`) } : { 'aria-hidden': true };
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 24 24" data-status={status} focusable="false" {...name}>
      {shapes[status]}
    </svg>
  );
}
