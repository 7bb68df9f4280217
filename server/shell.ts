// Build step: the worker that keeps the application offline, at an address that stays, with the list of all files of its build; and the fonts, named in the
// page itself, since a browser learns of them only once the first words are laid out.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'sw.js';
const FONT = /^assets\/.*\.woff2$/;

export function shell(): Plugin {
  return {
    name: 'cot-moc-shell',
    apply: 'build',
    enforce: 'post',
    config: ({ root = '.' }) => ({
      build: {
        rolldownOptions: {
          input: { index: resolve(root, 'index.html'), sw: resolve(root, 'worker/sw.ts') },
          output: { entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? WORKER : 'assets/[name]-[hash].js') },
        },
      },
    }),
    generateBundle(_options, bundle) {
      const [worker, page] = [bundle[WORKER], bundle['index.html']];
      if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('the build has no worker or no page');
      if (worker.imports.length > 0) throw new Error(`${WORKER} must stand alone`);
      const fonts = Object.keys(bundle).filter((name) => FONT.test(name)).sort();
      page.source = String(page.source).replace('</head>', `${fonts.map((name) => `  <link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}">\n  `).join('')}</head>`);
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/')).sort().map((name) => `/${name}`);
      const version = createHash('sha256').update(JSON.stringify(files)).update(page.source).digest('hex').slice(0, 16);
      worker.code = worker.code.replace('__SHELL__', JSON.stringify({ version, files }));
    },
  };
}
