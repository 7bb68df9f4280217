// Development: the API answers inside Vite, so that one process and one port serve both.
import type { Plugin } from 'vite';

export function application(): Plugin {
  return {
    name: 'cot-moc',
    apply: 'serve',
    async configureServer(vite) {
      if (process.env.VITEST) return;
      const [{ openApp }, { openHouse }, { readSettings }] = await Promise.all([import('./app.ts'), import('./house.ts'), import('./settings.ts')]);
      const { house, later } = await openHouse(readSettings(process.env), console.log);
      const app = openApp(house, null);
      vite.middlewares.use((req, res, next) => (req.url?.startsWith('/api/') ? void app(req, res) : next()));
      later().catch((error: unknown) => house.log.error({ err: error }, 'the made-up figures could not all land'));
    },
  };
}
