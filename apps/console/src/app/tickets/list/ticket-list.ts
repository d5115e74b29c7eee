import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
  viewChildren,
} from '@angular/core';
import { EmptyState, ErrorState, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type ListedTicket, type TicketSort, listedTicket, page } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { SessionStore } from '../../core/session-store';
import { LoadMore } from '../../kit/load-more';
import { BrowserColumns } from './browser-columns';
import { BulkBar } from './bulk-bar';
import { bulkTexts } from '../bulk.texts';
import { savedViewTexts } from '../saved-views.texts';
import {
  type DeskQuery,
  type Display,
  activeFilters,
  apiParams,
  namedColumns,
  shownSort,
  viewOf,
} from './ticket-filters';
import { ticketPicks } from './ticket-picks';
import { TicketRowLink } from './ticket-row-link';
import { TicketTable } from './ticket-table';
import { ticketTexts } from '../tickets.texts';

/** The rows of a view, kept live. */
@Component({
  selector: 'app-ticket-list',
  imports: [BulkBar, EmptyState, ErrorState, LoadMore, Skeleton, TicketRowLink, TicketTable],
  templateUrl: './ticket-list.html',
  styleUrl: './ticket-list.css',
})
export class TicketList {
  readonly query = input.required<DeskQuery>();
  /** Whether the filters are those of a saved view. */
  readonly saved = input(false);
  readonly display = input<Display>('list');
  readonly sort = output<TicketSort>();

  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly views = injectTexts(savedViewTexts);
  protected readonly placeholders = Array.from({ length: 9 }, (_, index) => index);
  protected readonly list = pagedList<ListedTicket>({
    url: '/api/tickets',
    params: () => apiParams(this.query()),
    parse: (raw) => page(listedTicket).parse(raw),
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
  protected readonly bulk = injectTexts(bulkTexts);
  readonly #session = inject(SessionStore);
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  /** Other filters start with nothing picked. */
  protected readonly picks = ticketPicks(
    () => JSON.stringify(apiParams(this.query())),
    () => this.list.rows(),
  );
  readonly #browser = inject(BrowserColumns);
  protected readonly columns = computed(() => namedColumns(this.query()) ?? this.#browser.columns());
  protected readonly sorted = computed(() => shownSort(this.query()));
  /** What can be done with the picked tickets; undefined while none is. */
  readonly bulkBar = viewChild(BulkBar);
  private readonly links = viewChildren(TicketRowLink);
  private readonly table = viewChild(TicketTable);
  /** The rows as the keyboard walks them, whatever they look like. */
  readonly #stops = computed(
    () =>
      this.table()?.stops() ??
      this.links().map((link) => ({
        id: link.row().id,
        focus: () => link.focus(),
        hasFocus: () => link.hasFocus,
      })),
  );

  constructor() {
    reloadOn(
      ({ type }) => type === 'ticket.changed' || type === 'queues.changed',
      () => this.reload(),
    );
  }

  reload(): void {
    this.list.reload();
  }

  /** Picks the ticket under the keyboard, or all from the last one picked. */
  pickFocused(range: boolean): void {
    const row = this.focused;
    if (row) this.pick(row.id, range);
  }

  protected pick(id: string, range: boolean): void {
    if (this.canWork()) this.picks.pick(id, range);
  }

  protected afterBulk(ids: ReadonlySet<string>): void {
    this.picks.keep(ids);
    this.reload();
  }

  clearPicked(): boolean {
    return this.picks.clear();
  }

  /** Moves the focus by one row, from the focused or the opened one. */
  move(direction: 1 | -1, openId: string | null): void {
    const stops = this.#stops();
    const focused = stops.findIndex((stop) => stop.hasFocus());
    const from = focused >= 0 ? focused : stops.findIndex(({ id }) => id === openId);
    stops[Math.min(Math.max(from + direction, 0), stops.length - 1)]?.focus();
  }

  /** Puts the focus on the row of a ticket; false when it is not among those shown. */
  focusOn(id: string): boolean {
    const stop = this.#stops().find((one) => one.id === id);
    stop?.focus();
    return stop !== undefined;
  }

  find(id: string | null): ListedTicket | null {
    return this.list.rows().find((row) => row.id === id) ?? null;
  }

  /** The ticket under the keyboard, if any. */
  get focused(): ListedTicket | null {
    return this.find(this.#stops().find((stop) => stop.hasFocus())?.id ?? null);
  }
}
