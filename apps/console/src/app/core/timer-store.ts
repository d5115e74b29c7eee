import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { Toasts, formatHours, injectTexts } from '@vigie/ui';
import { type TimeEntry, timeEntry, timerState } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { planningTexts } from '../planning/planning.texts';
import { Failures } from './failures';
import { reloadOn } from './live-reload';
import { keepLast } from './resources';
import { SessionStore } from './session-store';

const url = '/api/time/timer';

/** The timer of the person who is signed in, the same in every window. */
@Service()
export class TimerStore {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #t = injectTexts(planningTexts);
  readonly #state = httpResource(
    () => (this.#session.session() && this.#session.can('tickets.work') ? url : undefined),
    { parse: (raw) => timerState.parse(raw) },
  );
  readonly #last = keepLast(this.#state);
  readonly timer = computed(() => this.#last()?.timer ?? null);

  constructor() {
    reloadOn(
      (event) => event.type === 'time.changed',
      () => this.#state.reload(),
    );
  }

  /** Starts on a ticket, or stops there. */
  async toggle(ticketId: string): Promise<void> {
    if (this.timer()?.ticket.id === ticketId) await this.stop();
    else await this.#try(() => firstValueFrom(this.#http.post(url, { ticketId })));
  }

  /** Stops it; its time can be described afterwards. */
  async stop(): Promise<TimeEntry | undefined> {
    return this.#try(async () => {
      const body = { activity: 'remote', billable: false };
      const entry = timeEntry.parse(await firstValueFrom(this.#http.post(`${url}/stop`, body)));
      this.#toasts.show(this.#t().spent.added(formatHours(entry.minutes * 60_000)));
      return entry;
    });
  }

  async discard(): Promise<void> {
    await this.#try(() => firstValueFrom(this.#http.delete(url)));
  }

  async #try<T>(write: () => Promise<T>): Promise<T | undefined> {
    try {
      return await write();
    } catch (error) {
      this.#failures.toast(error);
      return undefined;
    } finally {
      this.#state.reload();
    }
  }
}
