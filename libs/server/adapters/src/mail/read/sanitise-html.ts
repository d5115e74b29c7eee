import sanitizeHtml from 'sanitize-html';

const blocks =
  'p br hr div blockquote pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd center table caption colgroup col thead tbody tfoot tr td th';
const inline = 'a b strong i em u s strike del ins sub sup small span code kbd abbr img';

const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%]{5,40}\)$/i, /^[a-z]{3,30}$/i];

const options: sanitizeHtml.IOptions = {
  allowedTags: `${blocks} ${inline}`.split(' '),
  allowedAttributes: {
    '*': ['dir', 'lang', 'style'],
    a: ['href', 'title', 'rel', 'target'],
    img: ['alt', 'title', 'width', 'height', 'data-remote-src', 'data-cid'],
    td: ['colspan', 'rowspan', 'align', 'valign'],
    th: ['colspan', 'rowspan', 'align', 'valign'],
    table: ['border', 'cellpadding', 'cellspacing'],
    ol: ['start', 'type'],
  },
  allowedStyles: {
    '*': {
      color: colour,
      'background-color': colour,
      'text-align': [/^(left|right|center|justify)$/],
      'font-weight': [/^(normal|bold|[1-9]00)$/],
      'font-style': [/^(normal|italic)$/],
      'text-decoration': [/^(none|underline|line-through)$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 200,
  // Only elements whose content a browser takes as raw text: an unclosed <svg> must not swallow the rest of the mail.
  nonTextTags: 'script style textarea option xmp title iframe noembed noframes'.split(' '),
  transformTags: { a: safeLink, img: placeholder },
};

/** A link that opens elsewhere; an address relative to our own pages is no link of the mail. */
function safeLink(_tag: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { href, title } = attribs;
  const kept: sanitizeHtml.Attributes = title === undefined ? {} : { title };
  if (href !== undefined && /^\s*(https?|mailto|tel):/i.test(href)) {
    Object.assign(kept, { href: href.trim(), rel: 'noopener noreferrer nofollow', target: '_blank' });
  }
  return { tagName: 'a', attribs: kept };
}

/**
 * An image is never loaded by itself: its address waits in data-remote-src until the reader asks for it. One that came
 * with the mail is named in data-cid.
 */
function placeholder(_tag: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const kept: sanitizeHtml.Attributes = {};
  for (const name of ['alt', 'title'] as const) {
    if (attribs[name] !== undefined) kept[name] = attribs[name];
  }
  for (const name of ['width', 'height'] as const) {
    if (/^\d{1,4}$/.test(attribs[name] ?? '')) kept[name] = attribs[name] ?? '';
  }
  const address = (attribs['src'] ?? attribs['data-remote-src'] ?? '').trim();
  if (/^https?:\/\//i.test(address)) kept['data-remote-src'] = address;
  const cid = attribs['data-cid'] ?? /^cid:(.*)$/is.exec(address)?.[1] ?? '';
  if (/^[\w.@$%+-]{1,200}$/.test(cid)) kept['data-cid'] = cid;
  return { tagName: 'img', attribs: kept };
}

/** Repairing crossed tags can leave a little to repair; it settles after two rounds, and never goes on forever. */
const maxRounds = 5;

/**
 * Keeps what tells something and drops what could act: scripts, forms, frames, page styles, classes, remote images.
 * What comes out stays the same when it is cleaned again.
 */
export function sanitiseHtml(html: string): string {
  let before = html;
  for (let round = 1; round <= maxRounds; round += 1) {
    const after = sanitizeHtml(before, options).trim();
    if (after === before) break;
    before = after;
  }
  return before;
}
