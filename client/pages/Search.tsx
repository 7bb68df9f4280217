// What was found, in full: the twin of the box on top, with an address of its own.
import { find, FOUND_KINDS } from '../find.ts';
import { Skeleton } from '../parts/Answer.tsx';
import { AppLink } from '../parts/AppLink.tsx';
import { useAddress } from '../parts/address.ts';
import { useFindables } from '../parts/findables.ts';
import { keepFound } from '../parts/found-before.ts';
import { useTitle } from '../parts/page-title.ts';
import { addressOf, FoundSign, SearchBox } from '../parts/SearchBox.tsx';
import { useWords } from '../words.ts';

const MOST = 200;

export function Search() {
  const { say } = useWords();
  const address = useAddress();
  const { items, abbreviations, isWhole } = useFindables(true);
  const text = address.tim ?? '';
  const found = find(items, text, abbreviations, MOST);
  const kinds = FOUND_KINDS.filter((kind) => found.some((item) => item.kind === kind));
  useTitle([say('find.page'), text].filter(Boolean).join(': '));
  return (
    <div className="page narrow">
      <h1>{say('find.page')}</h1>
      <div><SearchBox large /></div>
      {!isWhole && <Skeleton lines={4} />}
      {isWhole && <p role="status" className="ink-2">{text === '' ? say('find.how') : found.length === 0 ? say('find.nothing', { text }) : say('find.count', { count: found.length, text })}</p>}
      {isWhole && kinds.map((kind) => (
        <section key={kind} className="card" aria-labelledby={`found-${kind}`}>
          <h2 id={`found-${kind}`} className="title">{say(`find.kind.${kind}`)}</h2>
          <ul className="rows">
            {found.filter((item) => item.kind === kind).map((item) => (
              <li key={item.href}><AppLink className="row found-line" href={addressOf(item, address)} onClickCapture={() => keepFound(item.href)}><FoundSign item={item} />{item.code && <span className="ink-3 num">{item.code}</span>}<span className="grow clamp-two">{item.name}</span></AppLink></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
