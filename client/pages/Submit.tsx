// What somebody has to hand in, overdue first; for everybody else, who has handed in what.
import { Link } from '@tanstack/react-router';
import { useMe, useMeLost } from '../access.ts';
import { AllDues } from '../entry/AllDues.tsx';
import { OwnDues } from '../entry/OwnDues.tsx';
import { keep } from '../parts/address.ts';
import { Failed, Skeleton } from '../parts/Answer.tsx';
import '../parts/entry-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { leaveFrom } from '../parts/return-address.ts';
import { useWords } from '../words.ts';
import '../entry/entry.css';

export function Submit() {
  const { say } = useWords();
  const me = useMe();
  const lost = useMeLost();
  const agencies = [...new Set(me?.signed?.rights.filter(({ deed, agency }) => deed === 'submit' && agency !== '').map(({ agency }) => agency) ?? [])];
  const title = say(agencies.length > 0 ? 'entry:title' : 'entry:dues.all');
  useTitle(title);
  return (
    <div className="page dues">
      <header className="stack-tight">
        <h1>{title}</h1>
        <p className="ink-2">{say(agencies.length > 0 ? 'entry:dues.told' : me?.signed ? 'entry:dues.by' : 'entry:dues.allTold')} {me && !me.signed && <Link to="/dang-nhap" search={keep} onClick={() => leaveFrom(location.pathname + location.search)}>{say('entry:signIn')}</Link>}</p>
      </header>
      {lost ? <Failed thing={say('entry:thing.dues')} {...lost} /> : !me ? <Skeleton lines={5} tall /> : agencies.length > 0 ? agencies.map((agency) => <OwnDues key={agency} agency={agency} isOne={agencies.length === 1} />) : <AllDues />}
    </div>
  );
}
