import { placedWords } from './words';

/** A piece of a text; `hit` where it is what was asked for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

/** A word that was asked for, whole or by its beginning. */
export interface AskedWord {
  word: string;
  prefix: boolean;
}

const before = 60;

/** A text in pieces, the words that were asked for marked; joined, they are the text again. */
export function highlight(text: string, asked: readonly AskedWord[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { start, end } of hitsOf(text, asked)) {
    if (start < from) continue;
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}

/** About `length` characters of a text around the first word that was asked for, in one line; null without any. */
export function snippetOf(text: string, asked: readonly AskedWord[], length: number): TextPiece[] | null {
  const line = text.replace(/\s+/gu, ' ').trim();
  const [first] = hitsOf(line, asked);
  if (!first) return null;
  const start = first.start <= before ? 0 : startOfWord(line, first.start - before);
  const end = Math.min(line.length, Math.max(start + length, first.end));
  const shown = line.slice(start, end).trim();
  return highlight(`${start > 0 ? '…' : ''}${shown}${end < line.length ? '…' : ''}`, asked);
}

function hitsOf(text: string, asked: readonly AskedWord[]) {
  const isAsked = (word: string) =>
    asked.some((one) => (one.prefix ? word.startsWith(one.word) : word === one.word));
  return placedWords(text).filter(({ word }) => isAsked(word));
}

function startOfWord(line: string, position: number): number {
  const space = line.indexOf(' ', position);
  return space < 0 || space > position + before ? position : space + 1;
}
