// Cells that two people changed: both values, until one is chosen. And a session that is over, with the way back in.
import { moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Seen } from './seen.ts';
import { keyOf } from './grid.ts';
import type { Line } from './grid.ts';
import { fieldName, nameOf } from './sayings.ts';

export function Conflicts({ draft, seen }: { draft: Draft; seen: Seen }) {
  const { lang, say } = useWords();
  const cells = [...seen.cells.values()].flatMap((cell) => {
    const line = seen.lines.find((one) => one.indicator === cell.indicator && one.part === cell.part);
    return cell.theirs && line ? [{ cell, theirs: cell.theirs, line }] : [];
  });
  if (cells.length === 0) return null;
  const value = (text: string, field: string): string => (text === '' ? say('entry:conflict.empty') : field === 'state' ? say(`entry:state.${text}`) : text);
  return (
    <section className="card stack conflicts" id="conflicts" role="alert" tabIndex={-1}>
      <h2 className="title mark-text"><Icon name="conflict" />{say('entry:conflict.title')}</h2>
      <p className="small">{say('entry:conflict.told')}</p>
      {cells.map(({ cell, theirs, line }) => (
        <div key={keyOf(line, cell.field)} className="row" data-conflict={keyOf(line, cell.field)}>
          <p className="grow">{line.code} {nameOf(line as Line, lang, say)}, {fieldName(line, cell.field, say)}<br />
            <strong className="num">{say('entry:conflict.mine', { value: value(cell.text, cell.field) })}</strong> · <strong className="num">{say(theirs.at ? 'entry:conflict.sent' : 'entry:conflict.theirs', { name: theirs.by || say('entry:conflict.nobody'), value: value(theirs.text, cell.field), when: theirs.at ? moment(theirs.at, lang) : '' })}</strong></p>
          <button type="button" className="button button-small" onClick={() => draft.settle(keyOf(line, cell.field), true)}>{say('entry:conflict.keepMine')}</button>
          <button type="button" className="button button-small" onClick={() => draft.settle(keyOf(line, cell.field), false)}>{say('entry:conflict.takeTheirs')}</button>
        </div>
      ))}
    </section>
  );
}

/** Nothing is lost: what was typed goes on being kept here until the same person is back. */
export function SessionOver({ saving, name }: { saving: Seen['saving']; name: string }) {
  const { lang, say } = useWords();
  if (saving !== 'signed-out' && saving !== 'stranger') return null;
  return (
    <Dialog title={say('entry:signedOut.title')}>
      {saving === 'signed-out' ? (
        <>
          <p>{say('entry:signedOut.told')}</p>
          <p><a className="button button-primary" href={`/dang-nhap?lang=${lang}`} target="_blank" rel="opener">{say('entry:signedOut.open')}</a></p>
        </>
      ) : (
        <>
          <p>{say('entry:signedOut.stranger', { name })}</p>
          <p><button type="button" className="button button-primary" onClick={() => location.reload()}>{say('entry:signedOut.reload')}</button></p>
        </>
      )}
    </Dialog>
  );
}
