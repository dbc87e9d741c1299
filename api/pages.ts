import path from 'node:path';
import express, { type Router } from 'express';

/** The built console: files named by their content are kept for a year, every other address is the one page, asked for anew each time. */
export function consolePages(folder: string): Router {
  const router = express.Router();
  const assets = express.static(path.join(folder, 'assets'), {
    ...{ immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: false },
  });
  router.use('/assets', assets);
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/|open311\/|exchange\/)/, (req, res, next) => {
    if (req.accepts('html') === false || path.extname(req.path) !== '') next();
    else res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false });
  });
  return router;
}
