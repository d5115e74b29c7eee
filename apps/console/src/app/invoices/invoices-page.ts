import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { invoiceKinds, invoiceStates } from '@vigie/rules';
import {
  DayPipe,
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  formatDay,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import {
  type InvoiceChecksDone,
  type InvoiceItem,
  type InvoiceRun,
  invoicePage,
  invoiceRuns,
  invoiceSorts,
  invoiceTotals,
  invoiceWords,
  sayError,
} from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { type Selection, nothing, pick } from '../kit/selection';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { InvoiceActs } from './invoice-acts';
import { InvoiceState } from './invoice-state';
import { invoicesTexts } from './invoices.texts';
import { RunStrip } from './run-strip';

/** Every invoice: states as tabs, filters in the address, sums of what is left, checking and issuing in a batch. */
@Component({
  selector: 'app-invoices-page',
  imports: [
    ClientFilter,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    InvoiceState,
    LoadMore,
    MoneyPipe,
    RouterLink,
    RunStrip,
    TableGhost,
  ],
  templateUrl: './invoices-page.html',
  styleUrl: './invoices-page.css',
})
export class InvoicesPage {
  readonly state = input<string>();
  readonly owed = input<string>();
  readonly kind = input<string>();
  readonly client = input<string>();
  readonly contract = input<string>();
  readonly issuedFrom = input<string>();
  readonly issuedTo = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  readonly #router = inject(Router);
  readonly #acts = inject(InvoiceActs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(invoicesTexts);
  protected readonly words = computed(() => invoiceWords[this.#locale()]);
  protected readonly states = invoiceStates;
  protected readonly kinds = invoiceKinds;
  protected readonly sorts = invoiceSorts;
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  readonly #filter = computed(() =>
    paramsOf({
      ...{ state: this.state(), owed: this.owed(), kind: this.kind(), client: this.client() },
      ...{ contract: this.contract(), issuedFrom: this.issuedFrom(), issuedTo: this.issuedTo(), q: this.q() },
    }),
  );
  protected readonly filtered = computed(() => Object.keys(this.#filter()).length > 0);
  /** What is owed comes by its day, unless another order is chosen. */
  protected readonly order = computed(() => this.sort() ?? (this.owed() ? 'due' : 'recent'));
  protected readonly list = pagedList<InvoiceItem>({
    url: '/api/invoices',
    params: () => ({ ...this.#filter(), sort: this.order() }),
    parse: (raw) => invoicePage.parse(raw),
  });
  readonly #totals = httpResource(() => ({ url: '/api/invoices/totals', params: this.#filter() }), {
    parse: (raw) => invoiceTotals.parse(raw),
  });
  protected readonly totals = keepLast(this.#totals);
  readonly #runs = httpResource(() => '/api/invoice-runs', { parse: (raw) => invoiceRuns.parse(raw) });
  readonly #latest = keepLast(this.#runs);
  /** Those that go on, and what was started here. */
  protected readonly started = signal<readonly string[]>([]);
  protected readonly runs = computed((): InvoiceRun[] =>
    (this.#latest()?.items ?? []).filter(
      ({ id, state }) => state === 'running' || state === 'paused' || this.started().includes(id),
    ),
  );
  protected readonly checks = signal<InvoiceChecksDone | null>(null);
  protected readonly typed = typedQuery(this.q, (q) => this.filter('q', q));
  protected readonly selection = linkedSignal<unknown, Selection>({
    source: () => JSON.stringify(this.#filter()),
    computation: () => nothing,
  });
  /** What can be picked: an issued one never changes again. */
  protected readonly pickable = computed(() => this.list.rows().filter(({ state }) => state !== 'issued'));
  protected readonly picked = computed(() =>
    this.pickable().filter(({ id }) => this.selection().ids.has(id)),
  );
  protected readonly drafts = computed(() => this.picked().filter(({ state }) => state === 'draft'));
  protected readonly checked = computed(() => this.picked().filter(({ state }) => state === 'checked'));
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => ['invoice.changed', 'invoice-run.changed', 'payment.changed'].includes(type),
      () => this.#reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      n: () => void (this.canWrite() && this.#router.navigateByUrl('/billing/invoices/new')),
      p: () => void (this.canWrite() && this.prepare()),
    });
  }

  protected number(count: number): string {
    return formatNumber(count, this.#locale());
  }

  protected nameOf({ number, client }: InvoiceItem): string {
    return number ?? client.name;
  }

  protected period({ periodFrom, periodTo }: InvoiceItem): string {
    const day = (date: string) => formatDay(date, this.#locale(), 'numeric');
    return periodFrom && periodTo ? this.t().period(day(periodFrom), day(periodTo)) : '';
  }

  protected refusal(code: InvoiceChecksDone['refusals'][number]['code']): string {
    return sayError(code, this.#locale());
  }

  protected filter(key: string, value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: key === 'q' });
  }

  protected clear(): void {
    this.typed.set('');
    void this.#router.navigate([], { queryParams: {} });
  }

  protected pick(id: string, event: Event): void {
    const range = event instanceof MouseEvent && event.shiftKey;
    const rows = this.pickable().map((row) => row.id);
    this.selection.update((selection) => pick(selection, rows, id, range));
  }

  protected pickAll(all: boolean): void {
    this.selection.set(all ? { ids: new Set(this.pickable().map(({ id }) => id)), anchor: null } : nothing);
  }

  protected async prepare(): Promise<void> {
    this.#show(await this.#acts.prepare());
  }

  protected async check(): Promise<void> {
    this.checks.set(await this.#acts.check(this.drafts().map(({ id }) => id)));
    this.#reload();
  }

  protected async issue(): Promise<void> {
    this.#show(await this.#acts.issue({ invoices: this.checked().map(({ id }) => id) }));
  }

  protected async issueAll(): Promise<void> {
    const client = this.client();
    this.#show(await this.#acts.issue(client ? { filter: { client } } : {}));
  }

  #show(run: InvoiceRun | null | undefined): void {
    if (!run) return;
    this.started.update((ids) => [...ids, run.id]);
    this.selection.set(nothing);
    this.checks.set(null);
    this.#reload();
  }

  #reload(): void {
    this.list.reload();
    this.#totals.reload();
    this.#runs.reload();
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}
