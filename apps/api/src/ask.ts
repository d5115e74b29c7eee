import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** A question at the terminal; the answer to a secret one is not shown. */
export interface Question {
  label: string;
  secret?: boolean;
}

/** Nobody is there to answer. */
export class InputEnded extends Error {}

/** Asks one after the other, at a terminal or from lines that are piped in; fails when the input ends too early. */
export async function ask(questions: readonly Question[]): Promise<string[]> {
  let hidden = false;
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) process.stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: screen, terminal: process.stdin.isTTY });
  const typed = lines[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const { label, secret = false } of questions) {
      process.stdout.write(label);
      hidden = secret;
      const line = await typed.next();
      hidden = false;
      if (secret) process.stdout.write('\n');
      if (line.done)
        throw new InputEnded(`L’entrée s’est arrêtée avant la réponse à «\u00a0${label.trim()}\u00a0».`);
      answers.push(line.value);
    }
  } finally {
    lines.close();
  }
  return answers;
}
