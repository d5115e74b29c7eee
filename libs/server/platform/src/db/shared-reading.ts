import { Semaphore } from '../concurrency/semaphore';

/**
 * One reading for all who ask while another one runs: when a change makes two hundred screens ask for the same, the
 * database is asked twice. Everybody gets a reading that began after they asked.
 */
export class SharedReading<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  get(): Promise<T> {
    this.next ??= this.begin();
    return this.next;
  }

  private async begin(): Promise<T> {
    await this.running;
    // Who asks from here on needs the one after this.
    this.next = null;
    const reading = this.read();
    this.running = reading.catch(() => undefined);
    return reading;
  }
}

/**
 * Shared readings of a question with many forms, for answers that keep the database busy for a second or more: a few
 * of them are worked out at once, the others wait in line.
 */
export class SharedReadings<Q, T> {
  readonly #readings = new Map<string, { reading: SharedReading<T>; asking: number }>();
  readonly #places: Semaphore;

  constructor(
    private readonly read: (question: Q) => Promise<T>,
    places = 2,
    maxWaiting = 100,
  ) {
    this.#places = new Semaphore(places, maxWaiting);
  }

  async get(question: Q): Promise<T> {
    const key = JSON.stringify(question);
    const shared = this.#readings.get(key) ?? {
      reading: new SharedReading(() => this.#places.run(() => this.read(question))),
      asking: 0,
    };
    this.#readings.set(key, shared);
    shared.asking += 1;
    try {
      return await shared.reading.get();
    } finally {
      shared.asking -= 1;
      if (shared.asking === 0) this.#readings.delete(key);
    }
  }
}
