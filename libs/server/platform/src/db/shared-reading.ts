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
