/** What a text is searched by. The index holds the answers of this file: raise its version with any change. */
export const wordsVersion = 1;

const longestWord = 60;
const plain = /[\p{L}\p{N}]+/gu;
/** An address, a serial number, an error code: what has a dot, an at sign, … inside, or a hyphen beside a digit. */
const compound = /[\p{L}\p{N}]+(?:[._@:/\\+-]+[\p{L}\p{N}]+)+/gu;
const codeLike = /[._@:/\\+]|\p{N}/u;

/** Words that nearly every text has: they are not searched. */
const stopWords = new Set(
  `au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur lui ma mais me mes mon ne nos
  notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes ton tu un une vos votre vous
  an and are at be by for from has have in is it of or that the this to was we with you`.split(/\s+/),
);

/** Letters without case, accents and ligatures: « Œuvre ÉTÉ » and "oeuvre ete" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** Whether a folded word is too short or too common to be searched. */
export const isCommon = (word: string): boolean => word.length < 2 || stopWords.has(word);

/** A word of a text and where it stands. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

/** Words of a text in order, the common ones too; a compound comes before its parts. */
export function placedWords(text: string): PlacedWord[] {
  const place = (match: RegExpExecArray): PlacedWord => ({
    word: fold(match[0]).slice(0, longestWord).toWellFormed(),
    start: match.index,
    end: match.index + match[0].length,
  });
  const codes = [...text.matchAll(compound)].filter(([found]) => codeLike.test(found));
  return [...codes, ...text.matchAll(plain)]
    .map(place)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** What the index holds of a text, each word once. */
export function indexWords(text: string): Set<string> {
  return new Set(placedWords(text).flatMap(({ word }) => (isCommon(word) ? [] : [word])));
}

/** What somebody asks for with a word: a compound as a whole, anything else by its parts. */
export function askedWords(text: string): string[] {
  const placed = placedWords(text);
  const outer = placed.filter(
    ({ start, end }, i) => !placed.slice(0, i).some((before) => before.start <= start && end <= before.end),
  );
  return outer.flatMap(({ word }) => (isCommon(word) ? [] : [word]));
}
