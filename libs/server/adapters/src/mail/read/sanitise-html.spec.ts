import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sanitiseHtml } from './sanitise-html';

const attacks = readFileSync(path.join(__dirname, '../../testing/fixtures/html-attacks.eml'), 'utf8').split(
  '\r\n\r\n',
  2,
)[1]!;

const harmful = [
  /<\/?(script|style|svg|math|iframe|object|embed|form|input|button|base|meta|link|title|html|head|body)/i,
  /\son\w+\s*=/i,
  /javascript:/i,
  /expression\(|url\(/i,
  /\s(class|id|src|srcset|background|formaction|srcdoc)\s*=/i,
];

describe('HTML of a mail', () => {
  it('keeps what it says and drops what it could do', () => {
    const html = sanitiseHtml(attacks);
    for (const pattern of harmful) expect(html).not.toMatch(pattern);
    expect(html).toContain('<b>à tous</b>');
    expect(html).toContain('<p style="color:#123456">');
    expect(html).toContain('<td colspan="2">cellule</td>');
    expect(html).toContain('fin');
    expect(html).not.toMatch(/Titre caché/);
  });

  it('keeps the address of a remote image without loading it', () => {
    expect(sanitiseHtml('<img src="https://exemple.test/a.png" alt="A" width="12" onload="x()">')).toBe(
      '<img alt="A" width="12" data-remote-src="https://exemple.test/a.png" />',
    );
    expect(sanitiseHtml('<img src="cid:logo@x.test">')).toBe('<img data-cid="logo@x.test" />');
    for (const address of [
      'cid:un espace',
      'data:image/png;base64,AAAA',
      '//exemple.test/a',
      'javascript:x()',
      '/a',
    ]) {
      expect(sanitiseHtml(`<img src="${address}"><img data-remote-src="${address}">`)).toBe('<img /><img />');
    }
  });

  it('opens links elsewhere and forgets those that point to our own pages', () => {
    expect(sanitiseHtml('<a href=" https://exemple.test/?a=1&b=2" target="_top">x</a>')).toBe(
      '<a href="https://exemple.test/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    );
    for (const address of [
      '/api/session',
      'javascript:x()',
      '//exemple.test',
      'java\tscript:x()',
      'vbscript:x',
    ]) {
      expect(sanitiseHtml(`<a href="${address}">x</a>`)).toBe('<a>x</a>');
    }
  });

  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(...(attacks.match(/<[^>]*>|[^<]+/g) ?? [])),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&lt;',
      '&amp;lt;',
      '&#60;',
      '<!--',
      '-->',
      '<![CDATA[',
      '</p>',
      '<p>',
      '<a href=',
    ),
  );
  const soup = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  it('changes nothing when it cleans again what is clean', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const once = sanitiseHtml(html);
        expect(sanitiseHtml(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no element through that is not on its list, whatever the soup', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const tags = sanitiseHtml(html).match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) for (const pattern of harmful) expect(tag).not.toMatch(pattern);
      }),
      { numRuns: 500 },
    );
  });
});
