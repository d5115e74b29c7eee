import { Readable } from 'node:stream';
import type { PriceLetter } from '@vigie/wire';
import { PriceLetterDocument } from '../ports/campaigns/price-letter-document';

const wordsOf = ({ client, contracts }: PriceLetter): string =>
  [
    client,
    ...contracts.flatMap(({ lines }) => lines.map(({ label, newPrice }) => `${label} ${newPrice}`)),
  ].join('\n');

/** Stands for the printer of letters, which lives in the adapters above: the prices that it would print. */
export class PlainLetters extends PriceLetterDocument {
  /** Called before each letter: a test lets a worker die here. */
  static before: (letter: PriceLetter) => void = () => undefined;

  pdf(letter: PriceLetter): Promise<Buffer> {
    return Promise.resolve().then(() => {
      PlainLetters.before(letter);
      return Buffer.from(wordsOf(letter));
    });
  }

  merged(letters: AsyncIterable<PriceLetter>): Readable {
    return Readable.from(
      (async function* () {
        for await (const letter of letters) yield `${wordsOf(letter)}\f`;
      })(),
    );
  }
}
