/** The time of the simulated service: stands still and is advanced by hand, or runs at some speed from the real time. */
export class VirtualClock {
  private origin: number;
  private since = performance.now();

  /** `speed` 0 stands still; 1 is real time; 60 makes a minute of a second. */
  constructor(
    start = Date.now(),
    private speed = 0,
  ) {
    this.origin = start;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.origin + (performance.now() - this.since) * this.speed;
  }

  advance(seconds: number): void {
    this.origin += seconds * 1000;
  }

  run(speed: number): void {
    this.origin = this.now();
    this.since = performance.now();
    this.speed = speed;
  }
}
