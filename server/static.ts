// The built pages: files by their hashed names, every other address the one page, brotli made at build time.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

export function pages(dist: string): Router {
  const router = Router();
  const files = new Set(existsSync(dist) ? (readdirSync(dist, { recursive: true }) as string[]).map((name) => `/${name.replaceAll('\\', '/')}`) : []);
  router.use((req, res, next) => {
    const path = files.has(req.path) && req.path !== '/assets' || req.path.startsWith('/assets/') ? req.path : '/index.html';
    if (path === '/index.html') req.url = path;
    res.vary('Accept-Encoding');
    if (files.has(`${path}.br`) && req.acceptsEncodings('br')) {
      res.type(path.slice(path.lastIndexOf('.'))).set('Content-Encoding', 'br');
      req.url = `${path}.br`;
    }
    if (files.has(path)) res.set('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    next();
  });
  router.use(express.static(join(dist), { index: false, cacheControl: false, setHeaders: (res, path) => {
    if (path.endsWith('.br')) res.setHeader('Content-Type', TYPES[path.slice(0, -3).split('.').at(-1)!] ?? 'application/octet-stream');
  } }));
  return router;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', json: 'application/json', woff2: 'font/woff2',
};
