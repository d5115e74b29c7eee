import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, viewChildren } from '@angular/core';
import { ErrorState, type IconName, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketFilters, listedTicket, page } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { TicketRowLink } from '../tickets/list/ticket-row-link';
import { TodayCard } from './today-card';
import { todayPart } from './today-part';

const mostRows = 6;

/** The first tickets of some filters by deadline, and the way to all of them. */
@Component({
  selector: 'app-today-section',
  imports: [ErrorState, Skeleton, TicketRowLink, TodayCard],
  templateUrl: './today-section.html',
  styleUrl: './today-section.css',
  providers: [{ provide: todayPart, useExisting: TodaySection }],
  host: { '[hidden]': '!shown()' },
})
export class TodaySection {
  readonly key = input.required<string>();
  readonly filters = input.required<TicketFilters>();
  readonly heading = input.required<string>();
  readonly icon = input.required<IconName>();
  readonly waits = input(false);

  readonly #me = inject(SessionStore).person;
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly page = httpResource(
    () => ({ url: '/api/tickets', params: { ...this.filters(), sort: 'due', limit: mostRows, total: true } }),
    { parse: (raw) => page(listedTicket).parse(raw) },
  );
  readonly #last = keepLast(this.page);
  protected readonly rows = computed(() => this.#last()?.items);
  protected readonly ghosts = [1, 2, 3];
  readonly count = computed(() => this.#last()?.total);
  readonly failed = computed(() => this.page.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.count() !== 0);
  protected readonly more = computed(() => (this.count() ?? 0) > (this.rows()?.length ?? 0));
  readonly links = viewChildren(TicketRowLink);

  constructor() {
    reloadOn(
      (event) =>
        event.type === 'ticket.changed' ||
        (event.type === 'approval.changed' && this.waits()) ||
        (event.type === 'reading.changed' && event.personId === this.#me()?.id),
      () => this.page.reload(),
    );
  }
}
