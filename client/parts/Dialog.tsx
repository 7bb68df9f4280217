// A question that stands before the page until it is answered: the browser's own dialogue keeps the focus in it.
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** What has `data-first` gets the focus. @param onClose also by Escape; without it there is no way past */
export function Dialog({ title, children, onClose, wide = false }: { title: string; children: ReactNode; onClose?: () => void; wide?: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it is taken away: only then the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const shown = box.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={box} className="dialog" data-wide={wide || undefined} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose?.(); }}>
      <div className="stack">
        <h2 id={id} className="title">{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
