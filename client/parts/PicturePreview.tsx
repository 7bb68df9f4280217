// A picture as large as the screen allows, over the page.
import { useEffect, useRef } from 'react';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

export function PicturePreview({ title, address, close }: { title: string; address: string; close: () => void }) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="picture" aria-label={title} onClose={close} onClick={(event) => { if (event.target === dialog.current) close(); }}>
      <div className="spread">
        <strong className="grow break" lang="vi">{title}</strong>
        <span className="row">
          <a className="button button-small" href={address} target="_blank" rel="noopener"><Icon name="external" size={16} />{say('evidence:newTab')}</a>
          <button type="button" className="button button-small" onClick={close}><Icon name="close" size={16} />{say('evidence:close')}</button>
        </span>
      </div>
      <img src={address} alt={title} />
    </dialog>
  );
}
