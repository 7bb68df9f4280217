// The reader's code as one script, made once for each state of its sources: from it a process is ready in a third of the time and two thirds of the memory.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = join(ROOT, 'server/intake/read-sheet.ts');
const OWN = ['server/intake/', 'client/read-number.ts', 'client/cell-checks.ts', 'client/sheet-headings.ts'];
const LIBRARIES = ['node_modules/fflate/', 'node_modules/saxes/', 'node_modules/xmlchars/', 'node_modules/csv-parse/'];
/** All that the reader's code is made of. No folder of data, no home, no other library. */
export const SOURCES = ['package.json', ...OWN, ...LIBRARIES].map((path) => join(ROOT, path));
const FOLDER = join(ROOT, 'node_modules/.reader');

/** What a reader runs, and all that it may read. */
export interface Script { path: string; readable: string[] }

let script: Promise<Script> | null = null;

/** @returns the script; where none can be written, the sources themselves */
export function readerScript(): Promise<Script> {
  script ??= made().then((path) => realpathSync(path)).then((path) => ({ path, readable: [path] }), () => ({ path: SOURCE, readable: SOURCES }));
  return script;
}

async function made(): Promise<string> {
  const name = `${stateOf()}.mjs`;
  const path = join(FOLDER, name);
  if (existsSync(path)) return path;
  const { build } = await import('vite');
  const beside = join(FOLDER, `${process.pid}`);
  await build({
    root: ROOT, configFile: false, publicDir: false, logLevel: 'silent', ssr: { noExternal: true },
    build: { ssr: SOURCE, outDir: beside, minify: false, target: 'node24', rolldownOptions: { output: { entryFileNames: name } } },
  });
  // Several processes may make it at once; each is whole when it gets its name.
  renameSync(join(beside, name), path);
  rmSync(beside, { recursive: true, force: true });
  return path;
}

/** A name for the state of the sources: their content, and the libraries as the lock file names them. */
function stateOf(): string {
  const hash = createHash('sha256').update(process.version).update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const own of OWN.map((path) => join(ROOT, path))) {
    const files = statSync(own).isDirectory() ? readdirSync(own).sort().map((name) => join(own, name)) : [own];
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}
