import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { paymentMethods } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  Kbd,
  Locale,
  MoneyPipe,
  formatMoney,
  injectTexts,
} from '@vigie/ui';
import {
  type PaymentItem,
  type PaymentShow,
  bankLineCounts,
  paymentPage,
  paymentShows,
  paymentWords,
} from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { PaymentDetailPanel } from './payment-detail-panel';
import { PaymentPanel, type PaymentPanelData } from './payment-panel';
import { paymentTexts } from './payments.texts';

type Filter = 'show' | 'client' | 'method' | 'from' | 'to';

/** Money that clients paid, the latest first. */
@Component({
  selector: 'app-payments-page',
  imports: [
    ClientFilter,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    Kbd,
    LoadMore,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './payments-page.html',
  styleUrl: './payments-page.css',
})
export class PaymentsPage {
  readonly show = input<string>();
  readonly client = input<string>();
  readonly method = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  /** A payment that a link leads to. */
  readonly open = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(paymentTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly shows = paymentShows;
  protected readonly methods = paymentMethods;
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly shown = computed<PaymentShow>(
    () => paymentShows.find((one) => one === this.show()) ?? 'all',
  );
  protected readonly narrowed = computed(() =>
    [this.client(), this.method(), this.from(), this.to()].some(Boolean),
  );
  protected readonly list = pagedList<PaymentItem>({
    url: '/api/payments',
    params: computed(() =>
      paramsOf({
        show: this.shown(),
        client: this.client(),
        method: this.method(),
        from: this.from(),
        to: this.to(),
      }),
    ),
    parse: (raw) => paymentPage.parse(raw),
  });
  readonly #counts = httpResource(() => '/api/bank-lines/counts', {
    parse: (raw) => bankLineCounts.parse(raw),
  });
  readonly #lastCounts = keepLast(this.#counts);
  protected readonly waiting = computed(() => this.#lastCounts()?.new ?? 0);
  private readonly links = viewChildren<string, ElementRef<HTMLButtonElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'payment.changed',
      () => this.#reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      n: () => this.record(),
      b: () => void this.#router.navigate(['/billing/payments/bank']),
    });
    effect(() => {
      const id = this.open();
      if (id) untracked(() => this.openPanel(id));
    });
  }

  protected filter(key: Filter, value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected widen(): void {
    const queryParams = { client: null, method: null, from: null, to: null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected record(): void {
    if (!this.canWrite()) return;
    const dialog = this.#dialogs.openPanel<string, PaymentPanelData, PaymentPanel>(PaymentPanel, {
      label: this.t().panel.title,
      data: { client: this.client() ?? '' },
      width: '600px',
      focus: 'field',
    });
    dialog.closed.subscribe((id) => {
      if (id) this.#reload();
    });
  }

  protected openPanel(id: string): void {
    const dialog = this.#dialogs.openPanel<undefined, string, PaymentDetailPanel>(PaymentDetailPanel, {
      label: this.t().detail.title,
      data: id,
      width: '600px',
    });
    dialog.closed.subscribe(() => {
      this.#reload();
      const queryParams = { open: null };
      if (this.open())
        void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
    });
  }

  protected label({ client, amount }: PaymentItem): string {
    return this.t().openRow(client.name, formatMoney(amount, this.#locale()));
  }

  #reload(): void {
    this.list.reload();
    this.#counts.reload();
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}
