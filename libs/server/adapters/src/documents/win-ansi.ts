/** Characters that the standard fonts of PDF know besides Latin-1. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Letters without a decomposition that names in Europe use. */
const letters: Record<string, string> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  ẞ: 'SS',
  '−': '-',
  '‐': '-',
  '‑': '-',
};

/**
 * Text that the standard fonts of PDF can print. What they lack is written with its plain letter, or as a question mark;
 * thin and narrow spaces become no-break spaces.
 */
export function printable(text: string): string {
  return [...text.normalize('NFC').replace(/[\u2000-\u200a\u202f\u205f]/g, '\u00a0')].map(one).join('');
}

function one(character: string): string {
  if (isKnown(character)) return character;
  if (/\p{Cf}|\p{Mn}/u.test(character)) return '';
  if (/\p{C}/u.test(character)) return ' ';
  const plain = letters[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain !== '' && [...plain].every(isKnown) ? plain : '?';
}

function isKnown(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    character === '\n' ||
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0xa0 && code <= 0xff && code !== 0xad) ||
    beyondLatin1.includes(character)
  );
}
