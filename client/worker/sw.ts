// Keeps the application in the browser, so that it opens without a network: its page and every file of a build. Nothing that the server answers
// is kept, neither figures nor who is signed in: pages remember what they need themselves, each person's own (client/last-seen.ts).
//
// Versions do not mix. Files bear the hash of their content, so that any version's copy is the right one; the page is kept last, when all its
// files are there. A newer version waits until no page uses the older one, and takes its files away only then.

/** Put here by the build (server/shell.ts): what names this version, and its files. */
declare const __SHELL__: { version: string; files: string[] };

interface Lasting extends Event { waitUntil: (work: Promise<unknown>) => void }
interface Asking extends Lasting { request: Request; respondWith: (answer: Promise<Response>) => void }
interface Keeper {
  addEventListener: ((kind: 'install' | 'activate', hear: (event: Lasting) => void) => void) & ((kind: 'fetch', hear: (event: Asking) => void) => void);
  clients: { claim: () => Promise<void> };
}

const worker = self as unknown as Keeper;
const { version, files } = __SHELL__;
const PREFIX = 'cot-moc-shell-';
const OWN = `${PREFIX}${version}`;
const PAGE = '/index.html';
/** A network that does not answer for so long is none. */
const PATIENCE_MS = 5_000;

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(clear().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || /^\/api(\/|$)/.test(pathname)) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request, pathname));
  else if (request.mode === 'navigate') event.respondWith(opened(request));
});

async function fill(): Promise<void> {
  const shelf = await caches.open(OWN);
  await Promise.all(files.map(async (path) => shelf.put(path, await caches.match(path, { ignoreVary: true }) ?? await fetched(path))));
  const page = await fetched(PAGE, 'no-cache');
  const named = (await page.clone().text()).match(/\/assets\/[^"']+/g) ?? [];
  // Another build came in between: its own worker follows.
  if (named.length === 0 || named.some((path) => !files.includes(path))) throw new Error('the page is of another version');
  await shelf.put(PAGE, page);
}

async function fetched(path: string, cache: RequestCache = 'default'): Promise<Response> {
  const answer = await fetch(path, { cache });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function clear(): Promise<void> {
  for (const name of await shelves()) if (name !== OWN) await caches.delete(name);
}

async function shelves(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function file(request: Request, path: string): Promise<Response> {
  return await caches.match(path, { ignoreVary: true }) ?? fetch(request);
}

/** The page as the server has it now; without a network as it was kept last. */
async function opened(request: Request): Promise<Response> {
  const kept = await keptPage();
  if (!kept) return fetch(request);
  const late = new Promise<null>((resolve) => { setTimeout(resolve, PATIENCE_MS, null); });
  const answer = await Promise.race([fetch(request), late]).catch(() => null);
  return answer === null || answer.status >= 500 ? kept : answer;
}

async function keptPage(): Promise<Response | undefined> {
  for (const name of (await shelves()).toReversed()) {
    const page = await (await caches.open(name)).match(PAGE, { ignoreVary: true });
    if (page) return page;
  }
  return undefined;
}
