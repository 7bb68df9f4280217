// What stands around every page: who and when on top, the rooms at the side, and what must be known about the data.
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useMe } from '../access.ts';
import { useHealth } from '../api.ts';
import type { Health } from '../api.ts';
import { reportLabel } from '../format.ts';
import { follow } from '../look.ts';
import { Icon } from '../marks/Icon.tsx';
import { LanguageContext } from '../marks/language.tsx';
import { PublishedContext } from '../published.ts';
import { useReminders } from '../reminders.ts';
import { useWords } from '../words.ts';
import { BackToStage } from './BackToStage.tsx';
import { keep, parseAddress, readAddress, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { LookPicker } from './LookPicker.tsx';
import { MeetingLink } from './MeetingLink.tsx';
import { LanguageSwitch, PeriodPicker, PlanPicker } from './Pickers.tsx';
import { usePlace } from './place.ts';
import { leaveFrom } from './return-address.ts';
import { PrintFoot } from './PrintFoot.tsx';
import { PublishedBand } from './PublishedBand.tsx';
import { Rooms } from './Rooms.tsx';
import { SearchBox } from './SearchBox.tsx';

const SignIn = lazy(() => import('../pages/SignIn.tsx').then((page) => ({ default: page.SignIn })));

/** What the address held that no page understands, as it was when the page was opened. */
const refusedAtStart = typeof window === 'undefined' ? [] : readAddress(parseAddress(window.location.search)).refused;

export function Frame() {
  const { lang, cb, tai, 'che-do': ground } = useAddress();
  useEffect(() => {
    document.documentElement.lang = lang ?? 'vi';
  }, [lang]);
  useEffect(() => follow(ground ?? null), [ground]);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-paper', ground === 'in');
  }, [ground]);
  return (
    <LanguageContext value={lang ?? 'vi'}>
      <PublishedContext value={cb ?? tai}>
        <Framed />
      </PublishedContext>
    </LanguageContext>
  );
}

/** Pages that fill the screen. */
const BARE = /^\/trinh-chieu\/[^/]+(\/dieu-khien)?\/?$/;

function Framed() {
  // Of the page that stands here: while another is on its way, the address is that one's already.
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname ?? '' });
  // Nothing that asks who somebody is stands around a screen that nobody looks after.
  return path.startsWith('/man-hinh/') ? <Outlet /> : <Inner isBare={BARE.test(path)} />;
}

function Inner({ isBare }: { isBare: boolean }) {
  const { say } = useWords();
  const health = useHealth();
  const me = useMe();
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname });
  // Figures that are not open to everybody: whatever page was asked for, signing in comes first.
  // What stands typed on a page is one person's: whoever comes after them begins anew. A session that only ended leaves it to its writer.
  const who = me?.signed?.person ?? '';
  const [turn, setTurn] = useState({ who, number: 0 });
  if (who !== '' && who !== turn.who) setTurn({ who, number: turn.who === '' ? turn.number : turn.number + 1 });
  const isClosed = me !== null && !me.anonymous && (me.signed === null || me.signed.needs !== null) && !path.startsWith('/vao/');
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  if (isBare && !isClosed) return <Outlet key={turn.number} />;
  return (
    <div className="frame">
      <a className="skip button" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {say('frame.skip')}
      </a>
      <header className="topbar no-print">
        <Link to="/" search={keep} className="brand" aria-label={say('frame.home')}>
          <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
            <rect width="28" height="28" rx="6" fill="var(--brand)" />
            <path d="M14 6.5 19.5 12 14 17.5 8.5 12ZM14 17.5V23" fill="none" stroke="var(--on-brand)" strokeWidth="2.2" />
          </svg>
          <span>Cột Mốc</span>
        </Link>
        <PlanPicker />
        <Link to="/ke-hoach" search={keep} className="button button-quiet button-icon desk-only" aria-label={say('frame.allPlans')}
          title={say('frame.allPlans')}><Icon name="layers" /></Link>
        <PeriodPicker />
        {health?.demo && <DemoMark />}
        <SearchBox />
        <LookPicker />
        <LanguageSwitch />
        <AccountLink />
      </header>
      <Rooms />
      <div className="frame-body">
        <section className="phone-bar no-print" aria-label={say('frame.plan')}><PlanPicker />{health?.demo && <DemoMark />}<Link to="/tim" search={keep} className="button button-quiet button-icon" aria-label={say('find.title')}><Icon name="search" size={20} /></Link></section>
        <Bands health={health} />
        <main id="main" ref={main} tabIndex={-1}>
          {isClosed ? <SignIn /> : <Outlet key={turn.number} />}
        </main>
        <footer className="foot note">
          {health?.demo && <p>{say('frame.demoNote')}</p>}
          <p>{say('frame.zone')}</p>
          <PrintFoot health={health} />
          <p className="no-print"><MeetingLink quiet /> · <Link to="/phuong-phap" search={keep}>{say('frame.method')}</Link> · <LookPicker quiet /></p>
        </footer>
      </div>
    </div>
  );
}

/** Who is signed in, or the way to sign in. */
function AccountLink() {
  const { say } = useWords();
  const me = useMe();
  if (!me) return null;
  const isSigned = me.signed !== null && me.signed.needs === null;
  return isSigned
    ? <><Bell /><Link to="/tai-khoan" search={keep} className="button button-quiet account-link signed" title={me.signed!.name}><Icon name="user" size={20} /><span>{me.signed!.name}</span></Link></>
    : <Link to="/dang-nhap" search={keep} className="button button-quiet account-link" onClick={() => leaveFrom(location.pathname + location.search)}>{say('frame.signIn')}</Link>;
}

/** The number of things that wait, and the way to them. */
function Bell() {
  const { say } = useWords();
  const reminders = useReminders();
  const count = reminders.state === 'ready' ? reminders.rows.length : 0;
  const words = say('frame.reminders', { count });
  return (
    <Link to="/nhac-viec" search={keep} className="button button-quiet button-icon bell" aria-label={words} title={words}>
      <Icon name="bell" size={20} />
      {count > 0 && <span className="bell-count num" aria-hidden="true">{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}

function DemoMark() {
  const { say } = useWords();
  return <span className="pill pill-demo demo-mark" title={say('frame.demoNote')}>{say('frame.demo')}</span>;
}

/** Quiet lines above a page: sheets still landing, an older report looked at, an address not understood, no connection. */
function Bands({ health }: { health: Health | null }) {
  const { lang, say } = useWords();
  const { ky } = useAddress();
  const place = usePlace();
  const [closed, setClosed] = useState(false);
  const isOnline = useOnline();
  const { 'che-do': mode } = useAddress();
  const refused = [...refusedAtStart, ...place.refused];
  const landing = health?.landing;
  return (
    <div className="bands" aria-live="polite">
      {!isOnline && <p className="band"><Icon name="chain-break" size={16} />{say('frame.offline')}</p>}
      {landing && landing.done < landing.total
        && <p className="band"><Icon name="clock" size={16} />{say('frame.landing', { ...landing })}</p>}
      {mode === 'in' && <p className="band no-paper"><Icon name="print" size={16} /><span>{say('print.paper')} <Link to="." search={(now: Address) => ({ ...now, 'che-do': undefined })}>{say('print.back')}</Link></span></p>}
      <PublishedBand />
      <BackToStage />
      {ky && place.report && (
        <p className="band">
          <Icon name="calendar" size={16} />
          <span>{say('frame.older', { report: reportLabel(place.report, lang) })} <Link to="."
            search={(now: Address) => ({ ...now, ky: undefined })}>{say('frame.toLatest')}</Link></span>
        </p>
      )}
      {refused.length > 0 && !closed && (
        <p className="band">
          <Icon name="question" size={16} />
          <span>{say('frame.refused', { values: refused.join(', ') })}</span>
          <button type="button" className="button-text push" onClick={() => setClosed(true)}>{say('frame.close')}</button>
        </p>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}

/** A new page is read from its beginning; filters and tabs keep the place. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path, main]);
}
