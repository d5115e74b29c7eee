import { say } from './console.ts';

/** Adds up what passed and what failed over all kinds of checks. */
export class Tally {
  private passed = 0;
  private readonly failures: string[] = [];

  pass(count = 1): void {
    this.passed += count;
  }

  fail(what: string): void {
    this.failures.push(what);
  }

  get failed(): number {
    return this.failures.length;
  }

  /** The last thing printed: the failures by name, then one line that machines read. */
  close(): number {
    if (this.failures.length > 0) {
      say(`\nÉchecs :\n${this.failures.map((name) => `  ✖ ${name}`).join('\n')}`);
    }
    say(`\n${this.passed} passed, ${this.failures.length} failed`);
    return this.failures.length === 0 && this.passed > 0 ? 0 : 1;
  }
}
