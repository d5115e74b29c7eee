import { convert } from 'html-to-text';

const looksLikeHtml = /<\/?(p|br|div|span|ul|ol|li|table|a|b|i|strong|em|h[1-6]|img|pre|blockquote)\b[^>]*>/i;
const entity = /&(#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,10});/i;
const options = {
  wordwrap: false as const,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
  ],
  limits: { maxInputLength: 400_000, maxDepth: 50 },
};
const mostRounds = 3;

/** The text of a description: exports hold HTML, at times with its signs written as entities once more. */
export function plainText(text: string): string {
  let said = text;
  for (let round = 0; round < mostRounds && (looksLikeHtml.test(said) || entity.test(said)); round += 1) {
    const isMarkup = looksLikeHtml.test(said);
    // Line breaks of a text without markup are its own.
    said = convert(isMarkup ? said : said.replaceAll('<', '&lt;').replaceAll('\n', '<br>'), options);
  }
  return said
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
