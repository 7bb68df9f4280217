// What must be known about a sheet before it is judged: why it cannot be, what happened to it meanwhile, what could not be saved.
import { Icon } from '../marks/Icon.tsx';
import type { Failure } from '../api.ts';
import type { Desk } from '../review.ts';
import { isLasting } from '../thoughts.ts';
import { useWords } from '../words.ts';

interface Props { desk: Desk; unsaved: number; failure: Failure | null; onAgain: () => void; onDrop: () => void }

export function ReviewTold({ desk: { sheet, why }, unsaved, failure, onAgain, onDrop }: Props) {
  const { lang, say } = useWords();
  const isOver = ['accepted', 'returned', 'withdrawn'].includes(sheet.stage);
  return (
    <>
      {isOver && <p className="notice" role="status"><Icon name="info" /><span className="grow">{say(`review:over.${sheet.stage}`)}</span></p>}
      {!isOver && why !== null && <p className="notice" role="status"><Icon name="lock" /><span className="grow">{say(`review:why.${why}`)}</span></p>}
      {failure && isLasting(failure) && (
        <div className="notice" data-kind="error" role="alert">
          <Icon name="error" /><p className="grow">{failure.detail || say('state.unknown')}</p>
          <button type="button" className="button button-small" onClick={onDrop}>{say('frame.close')}</button>
        </div>
      )}
      {failure && !isLasting(failure) && (
        <div className="notice" data-kind="error" role="alert">
          <Icon name={failure.status === 401 ? 'lock' : 'chain-break'} />
          <div className="grow stack-tight">
            <p className="strong">{say(failure.status === 401 ? 'review:lost.session' : failure.status === 0 ? 'review:lost.connection' : 'review:lost.server')}</p>
            <p>{say('review:lost.kept', { count: unsaved })}</p>
          </div>
          {failure.status === 401 && <a className="button button-small" href={`/dang-nhap?lang=${lang}`} target="_blank" rel="opener">{say('review:lost.signIn')}</a>}
          <button type="button" className="button button-small" onClick={unsaved > 0 ? onAgain : onDrop}>{say(unsaved > 0 ? 'review:lost.again' : 'frame.close')}</button>
        </div>
      )}
    </>
  );
}
