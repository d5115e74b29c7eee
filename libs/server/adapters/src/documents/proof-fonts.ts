import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const modules = createRequire(__filename);
const read = (name: string) => readFileSync(modules.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** The typefaces of a document, embedded into it; the whole of Latin, Greek and Cyrillic is in them. */
export const proofFonts = {
  text: read('DejaVuSansCondensed'),
  bold: read('DejaVuSansCondensed-Bold'),
  code: read('DejaVuSansMono'),
};

/** The same, read once for all documents: reading them takes longer than drawing a page. The types of pdfkit know files only. */
export const openFonts = Object.entries(proofFonts).map(
  ([name, file]) => [name, create(file) as unknown as Buffer] as const,
);

const drawn = charactersOf(proofFonts.text);

/** Written from right to left: one line would come out in the wrong order. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Controls and characters that steer the layout without being seen, such as those that turn the reading direction. */
const unseen = /\p{C}/u;

/**
 * Text as the document can show it. What the typeface lacks, and what nobody would see, is written as its Unicode code
 * in brackets: nothing that was sealed is left out silently.
 */
export function printable(text: string): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  return lines.replace(/[^\n]/gu, (character) => (isShown(character) ? character : codeOf(character)));
}

function isShown(character: string): boolean {
  return drawn.has(character.codePointAt(0) ?? 0) && !rightToLeft.test(character) && !unseen.test(character);
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

function charactersOf(file: Buffer): ReadonlySet<number> {
  const font = create(file);
  if (!('characterSet' in font)) throw new Error('a typeface of the proof is a collection');
  return new Set(font.characterSet);
}
