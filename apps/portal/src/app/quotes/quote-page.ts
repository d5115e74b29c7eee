import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  Skeleton,
  injectTexts,
  problemOf,
  refuseTooLong,
} from '@vigie/ui';
import { clientQuote, quoteWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { QuoteText } from './quote-text';
import { quoteTexts } from './texts';

/** A quote for work outside the contract: read, then accepted or refused in one click. */
@Component({
  selector: 'app-quote-page',
  imports: [
    ErrorState,
    ErrorSummary,
    Icon,
    InstantPipe,
    QuoteText,
    RouterLink,
    Skeleton,
    SubmitButton,
    TextField,
  ],
  templateUrl: './quote-page.html',
  host: { class: 'page page-narrow' },
})
export class QuotePage {
  readonly id = input.required<string>();
  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(quoteTexts);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
  protected readonly sending = injectSending();
  readonly #url = computed(() => `/api/portal/quotes/${encodeURIComponent(this.id())}`);
  protected readonly quote = httpResource(() => this.#url(), { parse: (body) => clientQuote.parse(body) });
  protected readonly lost = computed(() => problemOf(this.quote.error()).code === 'not-found');
  protected readonly comment = signal('');
  protected readonly missing = signal(false);

  protected async decide(decision: 'accept' | 'refuse', event?: Event): Promise<void> {
    event?.preventDefault();
    const comment = this.comment().trim();
    this.missing.set(decision === 'refuse' && comment === '');
    if (this.missing()) return;
    if (refuseTooLong(document)) return;
    const body = comment === '' ? { decision } : { decision, comment };
    await this.sending.run(() => firstValueFrom(this.#http.post(`${this.#url()}/decision`, body)));
    // Answered already, perhaps by a click that was lost on the way: the page says so.
    this.quote.reload();
  }
}
