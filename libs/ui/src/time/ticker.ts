import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

/** Below this the clocks of server and browser are taken as the same: the Date header has whole seconds. */
const toleratedSkewMs = 3_000;

/** One second hand for every countdown of the page, set by the server's clock. */
@Service()
export class Ticker {
  #skewMs = 0;
  readonly #now = signal(Date.now());
  /** Milliseconds since the epoch, moved once a second while the page is visible. */
  readonly now = this.#now.asReadonly();

  constructor() {
    const document = inject(DOCUMENT);
    const tick = (): void => {
      if (document.visibilityState !== 'hidden') this.#now.set(Date.now() + this.#skewMs);
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    });
  }

  /** Takes the server's time from a Date header, so that a wrong PC clock does not show wrong deadlines. */
  synchronise(dateHeader: string | null): void {
    const server = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
    if (Number.isNaN(server)) return;
    const skew = server - Date.now();
    const corrected = Math.abs(skew) > toleratedSkewMs ? skew : 0;
    // Less than a second of difference is the rounding of the header: the second hand must not tremble.
    if (Math.abs(corrected - this.#skewMs) < 1000) return;
    this.#skewMs = corrected;
    this.#now.set(Date.now() + corrected);
  }
}
