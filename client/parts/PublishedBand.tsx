// Says which figures these are: published ones, and which, or the latest that nobody has published yet.
import { Link } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';

export function PublishedBand() {
  const { lang, say } = useWords();
  const { cb } = useAddress();
  const me = useMe();
  if (!me || (!me.published && !cb)) return null;
  const last = me.published && { number: me.published.number, title: me.published.title, date: dateLabel(me.published.at, lang) };
  const asked = cb !== undefined && String(last?.number) !== cb ? { number: cb } : null;
  const word = asked ? 'earlier' : cb !== undefined || !me.live ? 'last' : 'live';
  return (
    <p className="band">
      <Icon name="lock" size={16} />
      <span>
        {say(`published.${word}`, { ...last, ...asked })}{' '}
        {word !== 'live' && (me.live || asked) && <Link to="." search={(now: Address) => ({ ...now, cb: undefined })}>{say(me.live ? 'published.toLive' : 'published.toLast')}</Link>}
        {word === 'live' && last && <Link to="." search={(now: Address) => ({ ...now, cb: String(last.number) })}>{say('published.toPublished', last)}</Link>}
        {' '}<Link to="/cong-bo" search={keep}>{say('published.all')}</Link>
      </span>
    </p>
  );
}
