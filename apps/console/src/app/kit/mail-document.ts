import DOMPurify from 'dompurify';

const remote = /^\s*(https?:)?\/\//i;

/** A mail's HTML made safe once more, and whether it wanted images from elsewhere. */
export interface MailDocument {
  html: string;
  blockedImages: boolean;
}

/**
 * The document of the sandboxed frame. The server has sanitised the HTML already; this is the second lock: no
 * script, no form, no frame, no remote image until the reader asks, and a policy of its own.
 */
export function mailDocument(html: string, options: { images: boolean; nonce: string }): MailDocument {
  let blockedImages = false;
  const purifier = DOMPurify(window);
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') {
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer');
    }
    const source = node.getAttribute('src') ?? '';
    if (node.tagName === 'IMG' && remote.test(source) && !options.images) {
      blockedImages = true;
      node.removeAttribute('src');
    }
    node.removeAttribute('srcset');
    node.removeAttribute('background');
  });
  const body = purifier.sanitize(html, {
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'iframe',
      'object',
      'embed',
      'link',
      'meta',
      'base',
    ],
    FORBID_ATTR: ['action', 'formaction', 'ping', 'autofocus'],
  });
  return { html: wrap(body, options), blockedImages };
}

function wrap(body: string, { images, nonce }: { images: boolean; nonce: string }): string {
  const sources = images ? 'data: https: http:' : 'data:';
  const policy = `default-src 'none'; img-src ${sources}; style-src 'unsafe-inline'`;
  return (
    `<!doctype html><html><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<style nonce="${nonce}">html{color-scheme:light}body{margin:0;padding:10px 12px;background:#fff;color:#161b26;` +
    `font:13px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}` +
    `table{max-width:100%}a{color:#1d4ed8}blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #e3e6eb}` +
    `</style></head><body>${body}</body></html>`
  );
}
