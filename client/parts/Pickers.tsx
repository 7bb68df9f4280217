// Which plan, which report, which language: native controls, each keeping the page.
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, sayIn, useWords } from '../words.ts';
import { usePlace } from './place.ts';
import type { Address } from './address.ts';

/** A target page and what is opened on a page belong to one plan, so another plan begins afresh. */
export function PlanPicker() {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { plans, plan } = usePlace();
  const rows = plans.state === 'ready' ? plans.rows : [];
  const provinces = [...new Map(rows.map((row) => [row.province, named(row, 'province', lang)]))];
  const to = path.startsWith('/chi-tieu') ? '/chi-tieu' : ['/hoat-dong', '/nop', '/ket-luan', '/linh-vuc', '/co-quan', '/ma-tran'].includes(path) ? path : path.startsWith('/linh-vuc') ? '/linh-vuc' : path.startsWith('/co-quan') ? '/co-quan' : '/';
  return (
    <label className="picker picker-plan">
      <span className="hidden-look">{say('frame.plan')}</span>
      <select className="select" value={plan?.plan ?? ''} disabled={rows.length === 0}
        onChange={(event) => void navigate({ to, search: (now: Address) => ({ lang: now.lang, kh: event.target.value }) })}>
        {!plan && <option value="">{say('frame.plan')}</option>}
        {provinces.map(([province, name]) => (
          <optgroup key={province} label={name}>
            {rows.filter((row) => row.province === province).map((row) => <option key={row.plan} value={row.plan}>
              {named(row, 'short', lang)}
            </option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Reports up to the latest with figures, newest first. */
export function PeriodPicker() {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const { reports, latest, report } = usePlace();
  const rows = reports.state === 'ready' && latest ? reports.rows.filter((row) => row.q <= latest.q).toReversed() : [];
  return (
    <label className="picker picker-period">
      <span className="hidden-look">{say('frame.report')}</span>
      <Icon name="calendar" size={16} />
      <select className="select" value={report ?? latest?.report ?? ''} disabled={rows.length === 0}
        onChange={(event) =>
          void navigate({ to: '.',
            search: (now: Address) => ({ ...now, ky: event.target.value === latest?.report ? undefined : event.target.value }) })}>
        {rows.length === 0 && <option value="">{say('frame.noReport')}</option>}
        {rows.map((row) => <option key={row.report} value={row.report}>{reportLabel(row.report, lang)}</option>)}
      </select>
    </label>
  );
}

/** The same page in the other language. */
export function LanguageSwitch() {
  const { lang } = useWords();
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <Link to="." search={(now: Address) => ({ ...now, lang: other === 'en' ? 'en' as const : undefined })}
      className="button button-quiet language" lang={other} hrefLang={other} resetScroll={false}
      aria-label={`${other.toUpperCase()}: ${sayIn(other)('frame.inThis')}`}>
      <Icon name="globe" size={16} />
      <span>{other.toUpperCase()}</span>
    </Link>
  );
}
