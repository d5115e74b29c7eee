import { setTimeout as sleep } from 'node:timers/promises';

export interface RollingLimitSettings {
  most: number;
  windowMs: number;
  now?: () => number;
  pause?: (ms: number) => Promise<unknown>;
}

/** So many calls in any stretch of time, never more: who comes too early waits for their turn. */
export class RollingLimit {
  private readonly calls: number[] = [];
  private turn: Promise<void> = Promise.resolve();
  private readonly now: () => number;
  private readonly pause: (ms: number) => Promise<unknown>;

  constructor(private readonly settings: RollingLimitSettings) {
    this.now = settings.now ?? Date.now;
    this.pause = settings.pause ?? sleep;
  }

  /** Resolves when the next call may be made. */
  take(): Promise<void> {
    this.turn = this.turn.then(() => this.next());
    return this.turn;
  }

  private async next(): Promise<void> {
    const { most, windowMs } = this.settings;
    const oldest = this.calls.at(-most);
    if (oldest !== undefined) {
      const wait = oldest + windowMs - this.now();
      if (wait > 0) await this.pause(wait);
    }
    this.calls.push(this.now());
    if (this.calls.length > most) this.calls.shift();
  }
}
