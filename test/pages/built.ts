// The pages as they are served, built without the vite config's own folder.
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { shell } from '../../server/shell.ts';

export async function buildPages(outDir: string): Promise<void> {
  // A test runner's NODE_ENV would build React for development.
  const mode = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({
    root: 'client', configFile: false, mode: 'production', logLevel: 'error', plugins: [react(), shell()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', reportCompressedSize: false },
  });
  process.env.NODE_ENV = mode;
}
