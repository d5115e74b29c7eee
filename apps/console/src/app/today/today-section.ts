import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, type IconName, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketView, listedTicket, page } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { WorkCounts } from '../core/work-counts';
import { TicketRowLink } from '../tickets/list/ticket-row-link';
import { todayTexts } from './today.texts';

const shown = 6;

/** The first tickets of one view, and the way to all of them. */
@Component({
  selector: 'app-today-section',
  imports: [ErrorState, Icon, RouterLink, Skeleton, TicketRowLink],
  templateUrl: './today-section.html',
  styleUrl: './today-section.css',
})
export class TodaySection {
  readonly view = input.required<TicketView>();
  readonly heading = input.required<string>();
  readonly empty = input.required<string>();
  readonly icon = input.required<IconName>();

  readonly #counts = inject(WorkCounts).tickets;
  protected readonly t = injectTexts(todayTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly page = httpResource(
    () => ({ url: '/api/tickets', params: { view: this.view(), sort: 'due', limit: shown } }),
    { parse: (raw) => page(listedTicket).parse(raw) },
  );
  readonly #last = keepLast(this.page);
  protected readonly rows = computed(() => this.#last()?.items);
  protected readonly count = computed(() => this.#counts()?.[this.view()] ?? this.rows()?.length ?? 0);
  protected readonly ghosts = [1, 2, 3];
  readonly links = viewChildren(TicketRowLink);

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed',
      () => this.page.reload(),
    );
  }
}
