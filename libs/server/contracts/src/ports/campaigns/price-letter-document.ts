import type { Readable } from 'node:stream';
import type { PriceLetter } from '@vigie/wire';

/** Writes the letters of a price revision, in French, with every computation and where its values come from. */
export abstract class PriceLetterDocument {
  abstract pdf(letter: PriceLetter): Promise<Buffer>;
  /** All of them one after the other, for the printer. */
  abstract merged(letters: AsyncIterable<PriceLetter>): Readable;
}
