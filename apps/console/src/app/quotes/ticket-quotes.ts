import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Dialogs, Icon, InstantPipe, Locale, Toasts, injectTexts } from '@vigie/ui';
import { type TicketDetail, quoteWords, quotes } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { Commands } from '../keyboard/commands';
import { QuotePanel, type QuotePanelData } from './quote-panel';
import { quoteTexts } from './quotes.texts';

/** The last quote of a ticket for work outside the contract, and what became of it. */
@Component({
  selector: 'app-ticket-quotes',
  imports: [Icon, InstantPipe],
  template: `
    @if (last() || canSend()) {
      <h3 class="label-small">{{ t().title }}</h3>
    }
    @if (last(); as quote) {
      <p>
        <span
          class="chip"
          [class.chip-warn]="quote.state === 'waiting'"
          [class.chip-ok]="quote.state === 'accepted'"
          [class.chip-bad]="quote.state === 'refused'"
          >{{ words().states[quote.expired ? 'expired' : quote.state] }}</span
        >
      </p>
      <p>
        <strong>{{ t().amount(words().money(quote.netCents), words().money(quote.totalCents)) }}</strong>
      </p>
      <p class="muted">{{ words().reasons[quote.reason] }} · {{ t().edition(quote.edition) }}</p>
      @if (quote.state === 'waiting') {
        <p class="muted">{{ t().until(words().day(quote.validUntil)) }}</p>
        @if (quote.remindedAt; as at) {
          <p class="muted">{{ t().reminded(at | vInstant: 'short') }}</p>
        }
      }
      @if (quote.decidedAt; as at) {
        <p class="muted">{{ t().decided(quote.decidedBy ?? '', at | vInstant: 'short') }}</p>
        @if (quote.comment) {
          <p>«&nbsp;{{ quote.comment }}&nbsp;»</p>
        }
        <p>
          <a [href]="'/api/quotes/' + quote.id + '/quote.pdf'" download>{{ t().proof }}</a>
        </p>
      }
    }
    @if (canSend()) {
      <p class="actions">
        <button type="button" class="btn btn-small" (click)="open()">
          <v-icon name="file-text" [size]="13" />{{ waiting() ? t().change : t().send }}
        </button>
        @if (waiting()) {
          <button type="button" class="btn btn-small" (click)="cancel()">{{ t().cancel }}</button>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 3px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
  `,
})
export class TicketQuotes {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  readonly #texts = injectTexts(quoteTexts);
  protected readonly t = computed(() => this.#texts().box);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
  readonly #id = computed(() => this.ticket().id);
  readonly #url = computed(() => `/api/tickets/${this.#id()}/quotes`);
  readonly #quotes = httpResource(() => this.#url(), { parse: (raw) => quotes.parse(raw) });
  readonly #kept = keepLast(this.#quotes);
  protected readonly last = computed(() => this.#kept()?.items[0] ?? null);
  protected readonly waiting = computed(() => this.last()?.state === 'waiting');
  protected readonly canSend = computed(() => this.canWork() && this.ticket().state !== 'closed');

  constructor() {
    inject(Commands).offer(() => {
      const { change, send } = this.t();
      const label = this.waiting() ? change : send;
      return this.canSend() ? [{ id: 'quote', label, icon: 'file-text', run: () => this.open() }] : [];
    });
    reloadOn(
      (event) => event.type === 'ticket.changed' && event.ticketId === this.#id(),
      () => this.#quotes.reload(),
    );
  }

  protected async open(): Promise<void> {
    const before = this.waiting() ? this.last() : null;
    const dialog = this.#dialogs.openPanel<true, QuotePanelData, QuotePanel>(QuotePanel, {
      label: this.#texts().panel.title,
      data: { ticketId: this.#id(), before },
      width: '560px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.#quotes.reload();
  }

  protected async cancel(): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete(`${this.#url()}/waiting`));
      this.#toasts.show(this.t().cancelled);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#quotes.reload();
  }
}
