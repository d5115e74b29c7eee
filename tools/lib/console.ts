/** One visible line per step, with its duration; French, because the people who start the product are. */

export function seconds(since: number): string {
  const elapsed = (Date.now() - since) / 1000;
  return elapsed < 10 ? `${elapsed.toFixed(1).replace('.', ',')} s` : `${elapsed.toFixed(0)} s`;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An error whose message is meant for the person at the terminal: printed without a stack. */
export class PlainError extends Error {}

const BEAT_MS = 10_000;

/**
 * Runs one step: announces it, shows that it is alive and what it waits for, then says how long it took; `false` says
 * that it failed.
 */
export async function step<T>(
  title: string,
  work: (waitsFor: (what: string) => void) => Promise<T>,
): Promise<T> {
  const began = Date.now();
  say(`▸ ${title}`);
  let waiting = '';
  const beat = setInterval(() => say(`  … ${title}${waiting} (${seconds(began)})`), BEAT_MS);
  try {
    const result = await work((what) => (waiting = what && ` : attend ${what}`));
    say(`${result === false ? '✖' : '✔'} ${title} (${seconds(began)})`);
    return result;
  } catch (error) {
    say(`✖ ${title} (${seconds(began)})`);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Runs a command's main function; a PlainError is shown as a message, anything else with its stack. */
export async function main(work: () => Promise<number>): Promise<void> {
  let code = 1;
  try {
    code = await work();
  } catch (error) {
    warn(
      error instanceof PlainError ? `\n✖ ${error.message}` : `\n✖ ${String((error as Error).stack ?? error)}`,
    );
  }
  process.exit(code);
}
