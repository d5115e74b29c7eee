import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { amountText, readAmount } from '@vigie/rules';
import {
  DayPipe,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  formatDay,
  formatMoney,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import { type InvoiceAct, type InvoiceDetail, invoiceDetail, invoiceWords, sayError } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { EventList, type ToldEvent } from '../kit/event-list';
import { TableGhost } from '../kit/table-ghost';
import { PageTitle } from '../shell/page-title';
import { GivenBackNotice } from './given-back-notice';
import { InvoiceActs } from './invoice-acts';
import { InvoiceLineTable } from './invoice-line-table';
import { invoicePageTexts } from './invoice-page.texts';
import { InvoiceState } from './invoice-state';

/** One invoice or credit note: what it says, what it still owes, what happened to it. */
@Component({
  selector: 'app-invoice-page',
  imports: [
    DayPipe,
    ErrorState,
    EventList,
    GivenBackNotice,
    Icon,
    InvoiceLineTable,
    InvoiceState,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './invoice-page.html',
  styleUrl: './invoice-page.css',
})
export class InvoicePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #router = inject(Router);
  readonly #acts = inject(InvoiceActs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(invoicePageTexts);
  readonly #words = computed(() => invoiceWords[this.#locale()]);
  protected readonly resource = httpResource(() => `/api/invoices/${encodeURIComponent(this.id())}`, {
    parse: (raw) => invoiceDetail.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  /** Never that of the address before. */
  protected readonly invoice = computed(() => {
    const last = this.#last();
    return last?.id === this.id() ? last : undefined;
  });
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  protected readonly heading = computed(() => {
    const invoice = this.invoice();
    if (!invoice) return '';
    const { number, kind, client } = invoice;
    return number === null ? this.t().draft(client.name) : this.t().title(this.#words().kinds[kind], number);
  });
  /** Whether something is left that a credit note can take back. */
  protected readonly creditable = computed(() => {
    const invoice = this.invoice();
    return (
      invoice?.kind === 'invoice' &&
      invoice.state === 'issued' &&
      invoice.lines.some(({ net, credited }) => net !== credited)
    );
  });
  protected readonly history = computed(() =>
    (this.invoice()?.history ?? []).toReversed().map(({ id, at, actor, type, number }): ToldEvent => ({
      ...{ id, at, actor, reason: null },
      what: this.t().events[type],
      details: number ?? '',
    })),
  );

  constructor() {
    reloadOn(
      (event) =>
        (event.type === 'invoice.changed' && event.invoiceId === this.id()) ||
        (event.type === 'payment.changed' && event.clientId === this.invoice()?.client.id),
      () => this.resource.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      if (this.heading()) title.say(this.heading());
    });
    inject(Shortcuts).use({ e: () => void (this.canWrite() && this.#edit()) });
  }

  protected faultText({ path, code }: InvoiceDetail['faults'][number]): string {
    const line = /^lines\.(\d+)\./.exec(path)?.[1];
    const words = sayError(code, this.#locale());
    return line === undefined ? words : this.t().faultLine(Number(line) + 1, words);
  }

  protected shareText({ category, rate, base, exemption }: InvoiceDetail['vatShares'][number]): string {
    const on = formatMoney(base, this.#locale());
    if (category !== 'S') return `${this.#words().vatCategories[category]}, ${exemption ?? this.t().exempt}`;
    return this.t().vatRate(`${formatNumber(rate / 100, this.#locale(), rate % 100 === 0 ? 0 : 2)} %`, on);
  }

  protected period({ periodFrom, periodTo }: InvoiceDetail): string {
    const day = (date: string) => formatDay(date, this.#locale(), 'numeric');
    return periodFrom && periodTo ? this.t().period(day(periodFrom), day(periodTo)) : '';
  }

  protected isNothing(amount: string): boolean {
    return amountText(readAmount(amount) ?? 0n) === '0.00';
  }

  protected async act(act: InvoiceAct['act']): Promise<void> {
    const invoice = this.invoice();
    const next = invoice && (await this.#acts.act(act, invoice));
    if (next) this.resource.set(next);
    else this.resource.reload();
  }

  protected async discard(): Promise<void> {
    const invoice = this.invoice();
    if (invoice && (await this.#acts.discard(invoice))) await this.#router.navigateByUrl('/billing/invoices');
  }

  protected async credit(): Promise<void> {
    const invoice = this.invoice();
    const note = invoice && (await this.#acts.credit(invoice));
    if (note) await this.#router.navigate(['/billing/invoices', note.id]);
  }

  async #edit(): Promise<void> {
    const { id, state } = this.invoice() ?? {};
    if (id && state !== 'issued') await this.#router.navigate(['/billing/invoices', id, 'edit']);
  }
}
