import { PlainError, say, seconds } from './console.ts';
import { sleep, tail } from './processes.ts';

/** What the supervisor needs to know of a running process. */
export interface Supervised {
  readonly pid: number;
  readonly log: string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const DEATHS_ALLOWED = 5;
const WINDOW_MS = 60_000;
const FIRST_WAIT_MS = 300;

interface Entry {
  name: string;
  current: Supervised;
  watch: Promise<void>;
}

/** Keeps processes running, and stops them in the reverse of the order in which they came. */
export class Supervisor {
  private readonly entries: Entry[] = [];
  private readonly starting = new Set<Promise<Supervised>>();
  private state: 'running' | 'stopping' = 'running';
  private onGiveUp: (error: PlainError) => void = () => undefined;
  private readonly onChange: () => void;

  /** Settles with the reason when a process dies again and again. */
  readonly gaveUp: Promise<PlainError>;

  constructor(onChange: () => void) {
    this.onChange = onChange;
    this.gaveUp = new Promise((resolve) => {
      this.onGiveUp = resolve;
    });
  }

  async keep<T extends Supervised>(name: string, start: (before?: T) => Promise<T>): Promise<T> {
    const beginning = start();
    this.starting.add(beginning);
    const first = await beginning.finally(() => this.starting.delete(beginning));
    if (this.isStopping()) {
      await first.stop();
      throw new PlainError(`${name} : démarrage abandonné.`);
    }
    const entry: Entry = { name, current: first, watch: Promise.resolve() };
    this.entries.push(entry);
    entry.watch = this.watch(entry, first, start);
    this.onChange();
    return first;
  }

  private isStopping(): boolean {
    return this.state === 'stopping';
  }

  pids(): Record<string, number> {
    return Object.fromEntries(this.entries.map((entry) => [entry.name, entry.current.pid]));
  }

  async stop(): Promise<void> {
    this.state = 'stopping';
    await Promise.allSettled(this.starting);
    for (const entry of this.entries.toReversed()) {
      const began = Date.now();
      await entry.current.stop();
      say(`  ${entry.name} arrêté (${seconds(began)})`);
    }
  }

  async kill(): Promise<void> {
    this.state = 'stopping';
    await Promise.all(this.entries.map((entry) => entry.current.kill()));
  }

  private async watch<T extends Supervised>(
    entry: Entry,
    first: T,
    start: (before?: T) => Promise<T>,
  ): Promise<void> {
    let current = first;
    let deaths: number[] = [];
    for (;;) {
      await current.exited;
      if (this.isStopping()) return;
      deaths = [...deaths.filter((at) => at > Date.now() - WINDOW_MS), Date.now()];
      if (deaths.length >= DEATHS_ALLOWED) {
        this.onGiveUp(
          new PlainError(
            `${entry.name} s'est arrêté ${deaths.length} fois en une minute. Fin de ${current.log} :\n${tail(current.log)}`,
          ),
        );
        return;
      }
      const wait = FIRST_WAIT_MS * 2 ** (deaths.length - 1);
      say(`⚠ ${entry.name} s'est arrêté ; nouveau départ dans ${wait / 1000} s`);
      await sleep(wait);
      if (this.isStopping()) return;
      try {
        current = await start(current);
      } catch (error) {
        this.onGiveUp(error instanceof PlainError ? error : new PlainError(String(error)));
        return;
      }
      entry.current = current;
      this.onChange();
      if (this.isStopping()) await current.stop();
    }
  }
}
