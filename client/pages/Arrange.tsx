// The slides of a deck put in order by the secretary: moved, hidden, chosen, with what is asked for and what the speaker wants to say.
import { Link, useParams } from '@tanstack/react-router';
import { may, useMe } from '../access.ts';
import { Arranging } from '../briefing/Arranging.tsx';
import { useShown } from '../briefing/shown.ts';
import { keep } from '../parts/address.ts';
import { Answer } from '../parts/Answer.tsx';
import '../parts/briefing-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { useWords } from '../words.ts';

export function Arrange() {
  const { say } = useWords();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const me = useMe();
  const answer = useShown(id);
  useTitle(say('briefing:arrange.title'));
  return (
    <div className="page">
      <header className="stack-tight">
        <p className="small"><Link to="/trinh-chieu" search={keep}>{say('briefing:title')}</Link></p>
        <h1>{say('briefing:arrange.title')}</h1>
        <p className="ink-2 measure">{say('briefing:arrange.told')}</p>
      </header>
      {me !== null && !may(me.signed, 'publish') ? <p className="card">{say('briefing:arrange.notAllowed')}</p> : (
        <Answer of={answer} thing={say('briefing:thing')}>
          {(shown) => <Arranging key={shown.deck} shown={shown} renew={answer.state === 'ready' ? answer.retry : () => undefined} />}
        </Answer>
      )}
    </div>
  );
}
