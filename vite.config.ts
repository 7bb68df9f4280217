import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { application } from './server/dev.ts';
import { pack } from './server/pack.ts';
import { shell } from './server/shell.ts';
import { LongestFirst } from './test/longest-first.ts';
import { MISSES_NOTHING } from './test/needed.ts';

export default defineConfig({
  root: 'client',
  plugins: [react(), application(), shell(), pack()],
  build: { outDir: '../dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023' },
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 3000), strictPort: true },
  // A browser on a loaded machine may let a test down: with CI=true it is tried once more, and the report says which.
  test: { retry: MISSES_NOTHING ? 1 : 0, root: '.', include: ['test/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 900_000, maxWorkers: 2, sequence: { sequencer: LongestFirst }, expect: { poll: { timeout: 120_000 } } },
});
