// A table of the meeting book: whole on paper, moved sideways where a screen is narrower than it.
import type { ReactNode } from 'react';

/** @param name what the table is of; a caption that is `shown` stands above it */
export function BookTable({ name, shown = false, className = '', children }: { name: string; shown?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={name}>
      <table className={`table table-dense ${className}`}>
        <caption className={shown ? undefined : 'hidden-look'}>{name}</caption>
        {children}
      </table>
    </div>
  );
}
