// Which publication a page shows: the one that the address names, or none, which is what its reader may see now.
import { createContext, useContext } from 'react';

/** A publication's number as it stands in the address. */
export const PublishedContext = createContext<string | undefined>(undefined);

export function usePublished(): string | undefined {
  return useContext(PublishedContext);
}
