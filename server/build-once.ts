// Part of npm start: builds the pages where they are missing or older than their sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const newest = (path: string): number => {
  const stat = statSync(path);
  return stat.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs;
};
const built = join(root, 'dist/index.html');
const sources = ['client', 'data/words', 'queries/types.ts', 'vite.config.ts', 'server/shell.ts', 'package-lock.json'].map((path) => join(root, path));
if (!existsSync(built) || Math.max(...sources.map(newest)) > statSync(built).mtimeMs) {
  console.log('Building the pages …');
  await build({ root: join(root, 'client'), configFile: join(root, 'vite.config.ts'), configLoader: 'native', logLevel: 'warn' });
}
