import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { inboundMail, page, ticketCounts } from '@vigie/wire';
import { keepLast } from './resources';
import { reloadOn } from './live-reload';
import { SessionStore } from './session-store';

/** The figures at the right of the navigation and of the saved views, kept live. */
@Service()
export class WorkCounts {
  readonly #store = inject(SessionStore);
  readonly #tickets = httpResource(() => (this.#store.isStaff() ? '/api/tickets/counts' : undefined), {
    parse: (raw) => ticketCounts.parse(raw),
  });
  readonly #mails = httpResource(
    () =>
      this.#store.session() && this.#store.can('mail.triage')
        ? { url: '/api/mail/inbound', params: { state: 'waiting', limit: 200 } }
        : undefined,
    { parse: (raw) => page(inboundMail).parse(raw) },
  );
  readonly #lastMails = keepLast(this.#mails);

  readonly tickets = keepLast(this.#tickets);
  readonly triage = computed(() => this.#lastMails()?.total ?? this.#lastMails()?.items.length ?? 0);
  /** What waits on the technician's first screen. */
  readonly today = computed(() => {
    const counts = this.tickets();
    return counts ? counts['at-risk'] + counts.unassigned + this.triage() : 0;
  });

  constructor() {
    reloadOn(
      ({ type }) => type === 'ticket.changed' || type === 'reading.changed' || type === 'queues.changed',
      () => this.reload(),
    );
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.#mails.reload(),
    );
  }

  reload(): void {
    this.#tickets.reload();
  }
}
