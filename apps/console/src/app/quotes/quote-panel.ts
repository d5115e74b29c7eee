import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, Locale, type ShownProblem, Toasts, injectTexts, MaxChars } from '@vigie/ui';
import { type QuoteReason, centsOf, quoteReasons, quoteTotals, vatRates } from '@vigie/rules';
import { type Quote, quoteWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { quoteTexts } from './quotes.texts';

export interface QuotePanelData {
  ticketId: string;
  /** The one that waits, which this one replaces. */
  before: Quote | null;
}

interface QuoteForm {
  reason: QuoteReason;
  text: string;
  net: string;
  vat: string;
  until: string;
}

const usualDays = 30;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function formOf(before: Quote | null): QuoteForm {
  const until = inDays(usualDays);
  if (!before) return { reason: quoteReasons[0], text: '', net: '', vat: '2000', until };
  const { reason, text, netCents, vatRate } = before;
  return { reason, text, net: (netCents / 100).toFixed(2).replace('.', ','), vat: `${vatRate}`, until };
}

/** A quote written and sent; closes with `true` when it left. */
@Component({
  selector: 'app-quote-panel',
  imports: [FormField, Icon, MaxChars, PanelFoot, PanelHead],
  templateUrl: './quote-panel.html',
  styles: `
    .pairs {
      display: grid;
      grid-template-columns: 2fr 1fr;
      gap: 10px 16px;
    }
  `,
})
export class QuotePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  readonly #texts = injectTexts(quoteTexts);
  protected readonly data = inject<QuotePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().panel);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
  protected readonly options = { reasons: quoteReasons, rates: vatRates };

  protected readonly model = signal<QuoteForm>(formOf(this.data.before));
  protected readonly form = form(this.model);
  protected readonly netCents = computed(() => centsOf(this.model().net));
  readonly #vatRate = computed(() => vatRates.find((rate) => `${rate}` === this.model().vat) ?? vatRates[0]);
  protected readonly totals = computed(() => {
    const net = this.netCents();
    return net === null ? null : quoteTotals(net, this.#vatRate());
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const { reason, until: validUntil } = this.model();
    const text = this.model().text.trim();
    const netCents = this.netCents();
    if (this.busy() || text === '' || netCents === null || validUntil === '') return;
    this.busy.set(true);
    const quote = { reason, text, netCents, vatRate: this.#vatRate(), validUntil };
    try {
      await firstValueFrom(this.#http.post(`/api/tickets/${this.data.ticketId}/quotes`, quote));
      this.#toasts.show(this.t().sent);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
