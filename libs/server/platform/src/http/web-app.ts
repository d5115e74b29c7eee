import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as serveStatic, type NextFunction, type Request, type Response } from 'express';

/** Endings of built files: one that is missing is an error. Any other path is a page, whatever dots it holds. */
const builtFile = /\.(?:css|ico|js|json|map|png|svg|txt|webmanifest|woff2)$/;
const year = 365 * 24 * 3600 * 1000;

/** Serves a built Angular application under `/name`, its start page with a fresh style nonce each time. */
export function serveWebApp(app: NestExpressApplication, name: string, directory: string): void {
  const index = path.join(directory, 'index.html');
  const html = existsSync(index) ? readFileSync(index, 'utf8') : null;
  app.use(`/${name}`, serveStatic(directory, { index: false, redirect: false, setHeaders: cacheForever }));
  app.use(`/${name}`, (request: Request, response: Response, next: NextFunction) => {
    if (!['GET', 'HEAD'].includes(request.method) || !html || builtFile.test(request.path)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', pagePolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(html.replaceAll('CSP_NONCE', nonce));
  });
}

/** Only our own files; styles that Angular inserts carry the nonce; mails are pages of their own in a sandboxed frame. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Styles written on an element, as Angular does.
    "style-src-attr 'unsafe-inline'",
    // Remote images of mails are the business of their own page (see mail-page.ts of the tickets).
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Built files carry a hash in their name, so they never change. */
function cacheForever(response: Response, file: string): void {
  const hashed = /-[\w-]{8}\.\w+$/.test(file);
  response.setHeader('Cache-Control', hashed ? `public, max-age=${year / 1000}, immutable` : 'no-cache');
}
