import { useEffect } from 'react';

/** The title of the window while a page is shown. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Cột Mốc`;
  }, [title]);
}
