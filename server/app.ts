// Every route on one screen.
import express from 'express';
import type { Express } from 'express';
import compression from 'compression';
import type { Logger } from 'pino';
import { ask } from './engine/ask.ts';
import { list, openApi } from './engine/describe.ts';
import type { Engine } from './engine/engine.ts';
import { trace } from './engine/trace.ts';
import type { Home } from './home.ts';
import { receive } from './intake/receive.ts';
import type { Intake } from './intake/submit.ts';
import { sheetToFill } from './intake/sheet-to-fill.ts';
import { received } from './lake/received.ts';
import { health } from './health.ts';
import type { Progress } from './health.ts';
import { headers } from './headers.ts';
import type { Examples } from './method/examples.ts';
import { HttpError, problemHandler } from './problem.ts';
import { pages } from './static.ts';

export interface House { home: Home; engine: Engine; intake: Intake; review: boolean; demo: boolean; progress: Progress; examples: Examples; log: Logger }

/** @param dist folder of the built pages; null where a development server answers them */
export function openApp(house: House, dist: string | null): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(headers);
  app.use(compression());

  app.get('/api/health', health(house));
  app.get('/api/openapi.json', (_req, res) => void res.json(openApi(house.engine.questions.values())));
  app.get('/api/q', (_req, res) => void res.json(list(house.engine.questions.values())));
  app.get('/api/q/:question', ask(house.engine, house.home));
  app.get('/api/trace', trace(house.engine));
  app.get('/api/examples/q/:question', house.examples.answer);
  app.get('/api/received/:sha256', received(house.home));
  app.get('/api/template.xlsx', sheetToFill(house));
  app.post('/api/submissions', receive(house));
  if (dist) app.use(pages(dist));
  app.use((req) => {
    throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
  });
  app.use(problemHandler((error) => house.log.error({ err: error }, 'unexpected')));
  return app;
}
