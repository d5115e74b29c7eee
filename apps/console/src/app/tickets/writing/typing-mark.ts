import { Service, signal } from '@angular/core';

const restMs = 6_000;

/** Whether one typed just now. */
@Service()
export class TypingMark {
  readonly #typing = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly typing = this.#typing.asReadonly();

  touch(): void {
    this.#typing.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), restMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#typing.set(false);
  }
}
