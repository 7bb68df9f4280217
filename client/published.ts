// As of when a page shows its figures: as they were published, as they were known at a moment, or, where neither is asked for, as its reader may see them now.
import { createContext, useContext } from 'react';

/** A publication's number or a moment, as it stands in the address. */
export const PublishedContext = createContext<string | undefined>(undefined);

export function usePublished(): string | undefined {
  return useContext(PublishedContext);
}

/** How a question or a file is asked for it. */
export function asPublished(asked: string | undefined): { published?: string; as_of?: string } {
  return asked === undefined ? {} : /^\d+$/.test(asked) ? { published: asked } : { as_of: asked };
}
