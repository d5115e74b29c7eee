import { Component, computed, input, linkedSignal, viewChildren } from '@angular/core';
import { EmptyState, ErrorState, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketRow, page, ticketRow } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { savedViewTexts } from './saved-views.texts';
import { type DeskQuery, activeFilters, apiParams, viewOf } from './ticket-filters';
import { TicketRowLink } from './ticket-row-link';
import { ticketTexts } from './tickets.texts';

/** The rows of a view, kept live. */
@Component({
  selector: 'app-ticket-list',
  imports: [EmptyState, ErrorState, LoadMore, Skeleton, TicketRowLink],
  templateUrl: './ticket-list.html',
  styleUrl: './ticket-list.css',
})
export class TicketList {
  readonly query = input.required<DeskQuery>();
  /** Whether the filters are those of a saved view. */
  readonly saved = input(false);

  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly views = injectTexts(savedViewTexts);
  protected readonly placeholders = Array.from({ length: 9 }, (_, index) => index);
  protected readonly list = pagedList<TicketRow>({
    url: '/api/tickets',
    params: () => apiParams(this.query()),
    parse: (raw) => page(ticketRow).parse(raw),
  });
  /** How many times the rows came; the first time they are simply there, later ones fade in. */
  protected readonly rounds = linkedSignal<unknown, number>({
    source: this.list.rows,
    computation: (_rows, previous) => (previous?.value ?? -1) + 1,
  });
  protected readonly filtered = computed(() => !this.saved() && activeFilters(this.query()).length > 0);
  protected readonly empty = computed(() =>
    this.saved() ? this.views().empty : this.t().list.empty[viewOf(this.query())],
  );
  private readonly links = viewChildren(TicketRowLink);

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed',
      () => this.reload(),
    );
  }

  reload(): void {
    this.list.reload();
  }

  /** Moves the focus by one row, from the focused or the opened one. */
  move(direction: 1 | -1, openId: string | null): void {
    const links = this.links();
    const focused = links.findIndex((link) => link.hasFocus);
    const from = focused >= 0 ? focused : links.findIndex((link) => link.row().id === openId);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }

  /** The ticket under the keyboard, if any. */
  get focused(): TicketRow | null {
    return (
      this.links()
        .find((link) => link.hasFocus)
        ?.row() ?? null
    );
  }
}
