import { httpResource } from '@angular/common/http';
import {
  Component,
  Injector,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { EmptyState, Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { parseSearch, priorities, ticketKinds, ticketStates } from '@vigie/rules';
import { client, page, reference, tagList, ticketSorts } from '@vigie/wire';
import { filter, map, startWith } from 'rxjs';
import * as z from 'zod';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { QueueDirectory } from '../queues/queue-directory';
import { queueTexts } from '../queues/queues.texts';
import { quoteTexts } from '../quotes/quotes.texts';
import { TicketBoard } from './board/ticket-board';
import { DeskFocus } from './desk-focus';
import type { BulkBar } from './list/bulk-bar';
import { DisplaySwitch } from './list/display-switch';
import { searchTexts } from '../search/search.texts';
import { ExportMenu } from './list/export-menu';
import { SavedViews } from './list/saved-views';
import { TagField } from './list/tag-field';
import {
  type DeskQuery,
  type Display,
  type FilterKey,
  activeFilters,
  displayOf,
  queryOf,
  sameList,
  shownSort,
  sortedBy,
  viewOf,
} from './list/ticket-filters';
import { TicketList } from './list/ticket-list';
import { TicketReading } from './ticket-reading';
import { TicketWrites } from './ticket-writes';
import { ticketTexts } from './tickets.texts';
import { ViewSaving } from './list/view-saving';
import { ViewTabs } from './list/view-tabs';

const people = z.object({ items: z.array(reference) });

/** The desk: saved views and the list at the left, the opened ticket at the right. */
@Component({
  selector: 'app-tickets-page',
  imports: [
    DisplaySwitch,
    EmptyState,
    ExportMenu,
    Icon,
    RouterOutlet,
    TagField,
    TicketBoard,
    TicketList,
    ViewSaving,
    ViewTabs,
  ],
  templateUrl: './tickets-page.html',
  styleUrl: './tickets-page.css',
  host: { '[class.wide]': "shown() !== 'list'" },
})
export class TicketsPage {
  readonly saved = input<string>();
  readonly view = input<string>();
  readonly client = input<string>();
  readonly state = input<string>();
  readonly assignee = input<string>();
  readonly queue = input<string>();
  readonly kind = input<string>();
  readonly priority = input<string>();
  readonly tag = input<string>();
  readonly quote = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly display = input<string>();
  readonly columns = input<string>();

  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #writes = inject(TicketWrites);
  readonly #views = inject(SavedViews);
  readonly #desk = inject(DeskFocus);
  readonly #reading = inject(TicketReading);
  readonly #session = inject(SessionStore);
  protected readonly canExport = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.export'),
  );
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly quotes = injectTexts(quoteTexts);
  protected readonly queueWords = injectTexts(queueTexts);
  protected readonly queues = inject(QueueDirectory);
  protected readonly search = injectTexts(searchTexts);
  protected readonly options = { kinds: ticketKinds, states: ticketStates, priorities, sorts: ticketSorts };

  protected readonly savedView = computed(() => this.#views.find(this.saved()));
  readonly #address = computed<DeskQuery>(() => ({
    view: this.view(),
    client: this.client(),
    state: this.state(),
    assignee: this.assignee(),
    queue: this.queue(),
    kind: this.kind(),
    priority: this.priority(),
    tag: this.tag(),
    quote: this.quote(),
    q: this.q(),
    sort: this.sort(),
    display: this.display(),
    columns: this.columns(),
  }));
  /** What the list shows: the address itself, or the saved view that it names. */
  protected readonly query = computed<DeskQuery>(() => {
    const saved = this.savedView();
    return saved && !this.view() ? queryOf(saved) : this.#address();
  });
  protected readonly ready = computed(() => !this.saved() || !!this.view() || this.#views.known());
  protected readonly differs = computed(() => {
    const saved = this.savedView();
    return saved !== undefined && !sameList(this.query(), queryOf(saved));
  });
  protected readonly current = computed(() => viewOf(this.query()));
  protected readonly sorted = computed(() => shownSort(this.query()));
  protected readonly chips = computed(() =>
    activeFilters(this.query()).map(({ key, value }) => ({ key, label: this.#label(key, value) })),
  );
  protected readonly problems = computed(() => parseSearch(this.query().q ?? '').problems);
  protected readonly showFilters = linkedSignal({
    // Not from the chips: their words need the lists that this very signal asks for.
    source: () => activeFilters(this.query()).some(({ key }) => key !== 'q'),
    computation: (active, previous?: { value: boolean }) => active || (previous?.value ?? false),
  });
  readonly #wantsOptions = computed(() => this.showFilters());
  readonly #clients = httpResource(
    () => (this.#wantsOptions() ? { url: '/api/clients', params: { limit: 200 } } : undefined),
    { parse: (raw) => page(client).parse(raw) },
  );
  readonly #assignees = httpResource(() => (this.#wantsOptions() ? '/api/assignees' : undefined), {
    parse: (raw) => people.parse(raw),
  });
  readonly #tag = httpResource(
    () => {
      const id = this.query().tag;
      return id ? { url: '/api/tags', params: { id } } : undefined;
    },
    { parse: (raw) => tagList.parse(raw) },
  );
  protected readonly tagName = computed(() =>
    this.#tag.hasValue() ? (this.#tag.value().items[0]?.name ?? '…') : '…',
  );
  readonly #lastClients = keepLast(this.#clients);
  readonly #lastAssignees = keepLast(this.#assignees);
  protected readonly clients = computed(() => this.#lastClients()?.items ?? []);
  protected readonly assignees = computed(() => this.#lastAssignees()?.items ?? []);

  protected readonly openId = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => idOf(this.#router.url)),
      startWith(idOf(this.#router.url)),
    ),
    { initialValue: null },
  );
  /** Beside an opened ticket there is room for a list only. */
  protected readonly shown = computed<Display>(() => (this.openId() ? 'list' : displayOf(this.query())));
  private readonly list = viewChild(TicketList);
  private readonly board = viewChild(TicketBoard);

  readonly #returnTo = signal<string | null>(null);

  constructor() {
    // Once drawn: with the ticket closed, rows may become a table or a board again.
    afterRenderEffect(() => {
      const id = this.#returnTo();
      if (id && !this.openId() && this.#desk.back(() => this.#shown?.focusOn(id) ?? false))
        untracked(() => this.#returnTo.set(null));
    });
    inject(Shortcuts).use({
      j: () => this.#walk(1),
      k: () => this.#walk(-1),
      e: () => void this.#assignFocused(),
      u: () => void this.#toggleReading(),
      x: () => this.#shown?.pickFocused(false),
      X: () => this.#shown?.pickFocused(true),
      // With a ticket open, its own keys come first.
      f: () => this.#withPicked((bar) => bar.openQueues()),
      m: () => this.#withPicked((bar) => void bar.macro()),
      Escape: () => {
        if (!this.#shown?.clearPicked()) void this.#close();
      },
    });
  }

  /** Back to the list, at the row of the ticket that was open. */
  async #close(): Promise<void> {
    this.#returnTo.set(this.openId());
    await this.#router.navigate(['/tickets'], { queryParamsHandling: 'preserve' });
  }

  protected filterBy(key: FilterKey, value: string): void {
    this.#change({ [key]: value || null });
  }

  protected sortBy(sort: string): void {
    const wanted = ticketSorts.find((one) => one === sort);
    if (wanted) this.#change(sortedBy(this.query(), wanted));
  }

  #change(change: Record<string, string | null | undefined>): void {
    const queryParams = { ...this.query(), saved: this.savedView()?.id, view: this.current(), ...change };
    void this.#router.navigate([], { queryParams });
  }

  protected clearFilters(): void {
    const { sort, display, columns } = this.query();
    const queryParams = { saved: this.savedView()?.id, view: this.current(), sort, display, columns };
    void this.#router.navigate([], { queryParams });
  }

  /** By a key: after what was picked just before is in the bar. */
  #withPicked(act: (bar: BulkBar) => void): void {
    const once = (): void => {
      const bar = this.#shown?.bulkBar();
      if (bar) act(bar);
    };
    afterNextRender(once, { injector: this.#injector });
  }

  get #shown(): TicketList | TicketBoard | undefined {
    return this.list() ?? this.board();
  }

  #walk(direction: 1 | -1): void {
    this.list()?.move(direction, this.openId());
    this.board()?.walk(direction);
  }

  async #assignFocused(): Promise<void> {
    const shown = this.#shown;
    const row = shown?.focused;
    if (row && (await this.#writes.assignToMe(row))) shown.reload();
  }

  /** The ticket under the keyboard, or the open one, is seen or to be seen again. */
  async #toggleReading(): Promise<void> {
    const shown = this.#shown;
    const row = shown?.focused ?? shown?.find(this.openId());
    if (row) await this.#reading.mark([row], !this.#reading.isUnread(row));
  }

  #label(key: FilterKey, value: string): string {
    const { list, priorities: names } = this.t();
    const labels: Record<FilterKey, () => string> = {
      q: () => list.searchFor(value),
      client: () => list.filter(list.client, nameOf(this.clients(), value)),
      assignee: () => list.filter(list.assignee, this.#assigneeName(value)),
      state: () =>
        list.filter(
          list.state,
          value === 'active' ? list.active : (lookup(this.shared().ticketStates, value) ?? value),
        ),
      queue: () => this.#queueLabel(value),
      kind: () => lookup(this.shared().ticketKinds, value) ?? value,
      priority: () => lookup(names, value) ?? value,
      quote: () => this.quotes().chip,
      tag: () => `#${this.tagName()}`,
    };
    return labels[key]();
  }

  #assigneeName(value: string): string {
    const { list } = this.t();
    if (value === 'me') return list.me;
    return value === 'none' ? list.nobody : nameOf(this.assignees(), value);
  }

  #queueLabel(value: string): string {
    const { label, mine } = this.queueWords().ticket;
    return value === 'mine' ? mine : this.t().list.filter(label, this.queues.nameOf(value));
  }
}

function idOf(url: string): string | null {
  return /^\/tickets\/(\d+)/.exec(url)?.[1] ?? null;
}

function nameOf(list: readonly { id: string; name: string }[], id: string): string {
  return list.find((item) => item.id === id)?.name ?? '…';
}

function lookup(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return texts[key];
}
