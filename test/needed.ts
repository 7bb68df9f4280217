// Programs that some tests need and a machine may lack: there those tests are left out and a line says so; with CI=true nothing is left out, and what is missing ends it.
export const MISSES_NOTHING = process.env.CI === 'true';

/** @param found what was looked for, undefined where it is not there @param named what Debian calls it @throws Error with CI=true */
export function unlessMissing(found: string | undefined, tests: string, named: string): string | null {
  if (found !== undefined) return found;
  const said = `Not run: ${tests}, since ${named} is missing. Bring it with: apt-get install ${named}`;
  if (MISSES_NOTHING) throw new Error(said);
  console.error(said);
  return null;
}
