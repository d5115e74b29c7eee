import { found } from '@vigie/platform';
import type { MailPageQuery } from '@vigie/wire';
import type { Response } from 'express';

const style =
  'html{color-scheme:light}body{margin:0;padding:10px 12px;background:#fff;color:#161b26;' +
  'font:13px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}' +
  'table{max-width:100%}a{color:#1d4ed8}' +
  'blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #e3e6eb}';

/**
 * Sends the sanitised HTML of a mail as a page of its own, for a frame: nothing runs, nothing is fetched, and remote
 * images only where the reader asked for them. 404 where the mail has no HTML.
 */
export function sendMailPage(response: Response, html: string | null, { images }: MailPageQuery): void {
  const body = images ? withRemoteImages(found(html)) : found(html);
  response.setHeader('Content-Security-Policy', policy(images));
  response.setHeader('Referrer-Policy', 'no-referrer');
  response
    .type('html')
    .send(
      `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>${style}</style></head>` +
        `<body>${body}</body></html>`,
    );
}

/** The page keeps the origin of its address, so that its frame can be made as tall as it is; it runs no script. */
function policy(images: boolean): string {
  return [
    "default-src 'none'",
    `img-src ${images ? 'data: https: http:' : 'data:'}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

/** Sanitised images keep their address aside until it is asked for. */
const withRemoteImages = (html: string) => html.replaceAll(/(<img\b[^>]*?\s)data-remote-src="/g, '$1src="');
