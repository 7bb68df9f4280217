// Says which figures these are: published ones, and which, as they were known at a moment, or the latest that nobody has published yet.
import { Link } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { dateLabel, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useReadPublication } from '../publications.ts';
import { useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';

export function PublishedBand() {
  const { lang, say } = useWords();
  const { cb, tai } = useAddress();
  const me = useMe();
  const read = useReadPublication();
  const isPinned = cb !== undefined || tai !== undefined;
  if (!me || (!me.published && !isPinned)) return null;
  const last = me.published && { number: me.published.number, title: me.published.title, date: dateLabel(me.published.at, lang) };
  const number = cb ?? (read && String(read.number));
  const earlier = isPinned && number !== null && String(last?.number) !== number ? { number } : null;
  const word = earlier ? 'earlier' : tai !== undefined && number === null ? 'moment' : cb !== undefined || !me.live ? 'last' : 'live';
  return (
    <p className="band">
      <Icon name={word === 'moment' ? 'clock' : 'lock'} size={16} />
      <span>
        {say(`published.${word}`, { ...last, ...earlier, moment: moment(tai, lang) })}{' '}
        {word !== 'live' && (me.live || earlier || word === 'moment') && <Link to="." search={(now: Address) => ({ ...now, cb: undefined, tai: undefined })}>{say(me.live || !last ? 'published.toLive' : 'published.toLast')}</Link>}
        {word === 'live' && last && <Link to="." search={(now: Address) => ({ ...now, cb: String(last.number) })}>{say('published.toPublished', last)}</Link>}
        {me.published && <>{' '}<Link to="/cong-bo" search={keep}>{say('published.all')}</Link></>}
      </span>
    </p>
  );
}
