// Development: the API answers inside Vite, so that one process and one port serve both.
import type { Plugin } from 'vite';
import { openApp } from './app.ts';
import { openHouse } from './house.ts';
import { readSettings } from './settings.ts';

export function application(): Plugin {
  return {
    name: 'cot-moc',
    apply: 'serve',
    async configureServer(vite) {
      if (process.env.VITEST) return;
      const { house, later } = await openHouse(readSettings(process.env), console.log);
      const app = openApp(house, null);
      vite.middlewares.use((req, res, next) => (req.url?.startsWith('/api/') ? void app(req, res) : next()));
      void later();
    },
  };
}
