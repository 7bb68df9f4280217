// The rooms of the program: at the side of a desk's page all of them, at the foot of a phone's the four that its reader needs most, the others behind one button.
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { hasDesk, may, useMe } from '../access.ts';
import type { Me } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { useWaiting } from '../review.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { Dialog } from './Dialog.tsx';
import { useNarrow } from './phone.ts';

type To = '/' | '/chi-tieu' | '/linh-vuc' | '/co-quan' | '/ma-tran' | '/hoat-dong' | '/nop' | '/ke-hoach' | '/ket-luan' | '/par' | '/duyet' | '/han-nop' | '/cong-bo' | '/trinh-chieu' | '/nhat-ky';
/** `isFor`: who finds it there; everybody if left out. */
interface Room { to: To; word: string; icon: IconName; isFor?: (me: Me | null) => boolean }

const ROOMS: Room[] = [
  { to: '/', word: 'overview', icon: 'home' }, { to: '/chi-tieu', word: 'targets', icon: 'list' }, { to: '/linh-vuc', word: 'areas', icon: 'bars' }, { to: '/co-quan', word: 'agencies', icon: 'building' },
  { to: '/ma-tran', word: 'matrix', icon: 'grid' }, { to: '/hoat-dong', word: 'activities', icon: 'check-square' }, { to: '/nop', word: 'submit', icon: 'upload' }, { to: '/ke-hoach', word: 'plans', icon: 'layers' },
  { to: '/ket-luan', word: 'conclusions', icon: 'note' }, { to: '/par', word: 'scorecards', icon: 'table' }, { to: '/duyet', word: 'review', icon: 'inbox', isFor: hasDesk }, { to: '/han-nop', word: 'progress', icon: 'clock', isFor: (me) => may(me?.signed ?? null, 'follow') },
  { to: '/cong-bo', word: 'publications', icon: 'lock', isFor: (me) => Boolean(me?.published) || may(me?.signed ?? null, 'publish') }, { to: '/trinh-chieu', word: 'briefings', icon: 'screen', isFor: (me) => Boolean(me?.published) },
  { to: '/nhat-ky', word: 'audit', icon: 'book', isFor: (me) => may(me?.signed ?? null, 'audit') },
];

export function Rooms() {
  const { say } = useWords();
  const me = useMe();
  const isPhone = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname });
  useEffect(() => setOpen(false), [path]);
  const rooms = ROOMS.filter(({ isFor }) => isFor === undefined || isFor(me));
  const nearest = nearestOf(me);
  const shown = isPhone ? nearest.flatMap((to) => rooms.filter((room) => room.to === to)) : rooms;
  const others = rooms.filter((room) => !shown.includes(room));
  return (
    <nav className="rail no-print" aria-label={say('frame.rooms')}>
      <ul>
        {shown.map((room) => <li key={room.to}><RoomLink room={room} /></li>)}
        {isPhone && (
          <li>
            <button type="button" className="rail-link rail-more" aria-haspopup="dialog" aria-expanded={isOpen} data-here={others.some(({ to }) => path.startsWith(to)) || undefined} onClick={() => setOpen(true)}>
              <Icon name="more" size={20} /><span>{say('frame.more')}</span>
            </button>
          </li>
        )}
      </ul>
      {isPhone && isOpen && (
        <Dialog title={say('frame.rooms')} onClose={() => setOpen(false)}>
          <ul className="rail-others">{others.map((room) => <li key={room.to}><RoomLink room={room} onGo={() => setOpen(false)} /></li>)}</ul>
          <button type="button" className="button" onClick={() => setOpen(false)}>{say('frame.close')}</button>
        </Dialog>
      )}
    </nav>
  );
}

/** What stands at the foot of a phone: whoever hands in or judges has that there, everybody else the matrix and the conclusions. */
function nearestOf(me: Me | null): To[] {
  return ['/', '/chi-tieu', may(me?.signed ?? null, 'submit') ? '/nop' : '/ma-tran', hasDesk(me) ? '/duyet' : '/ket-luan'];
}

function RoomLink({ room: { to, word, icon }, onGo }: { room: Room; onGo?: () => void }) {
  const { say } = useWords();
  return (
    <Link to={to} search={keep} className="rail-link" activeOptions={{ exact: to === '/', includeSearch: false }} onClick={() => onGo?.()}>
      <Icon name={icon} size={20} /><span>{say(`room.${word}`)}</span>{to === '/duyet' && <WaitingCount />}
    </Link>
  );
}

/** How many sheets wait at the desk. */
function WaitingCount() {
  const { say } = useWords();
  const waiting = useWaiting();
  const count = waiting.state === 'ready' ? waiting.rows.length : 0;
  return count > 0 && <span className="rail-count num">{count}<span className="hidden-look"> {say('frame.waiting')}</span></span>;
}
