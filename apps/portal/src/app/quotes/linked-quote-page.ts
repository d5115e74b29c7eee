import { HttpClient, HttpHeaders, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Locale, Skeleton, injectTexts, problemOf } from '@vigie/ui';
import { linkedQuote, quoteWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { type Decision, DecisionForm, decisionBody } from '../forms/decision-form';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { QuoteText } from './quote-text';
import { quoteTexts } from './texts';

/** The page of the signed link in a mail: one person reads and answers one quote, without signing in. */
@Component({
  selector: 'app-linked-quote-page',
  imports: [DecisionForm, ErrorState, ErrorSummary, Icon, InstantPipe, QuoteText, RouterLink, Skeleton],
  templateUrl: './linked-quote-page.html',
  host: { class: 'page page-narrow' },
})
export class LinkedQuotePage {
  readonly token = input.required<string>();
  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(quoteTexts);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
  protected readonly sending = injectSending();
  protected readonly url = computed(() => `/api/portal/quote-links/${encodeURIComponent(this.token())}`);
  protected readonly quote = httpResource(() => this.url(), { parse: (body) => linkedQuote.parse(body) });
  protected readonly invalid = computed(() =>
    ['quote.link-invalid', 'not-found'].includes(problemOf(this.quote.error()).code),
  );
  readonly #key = crypto.randomUUID();

  protected async decide(given: Decision): Promise<void> {
    const body = decisionBody(given, 'accept');
    // One key an answer: another one after a refusal is another request.
    const headers = new HttpHeaders({ 'Idempotency-Key': `${this.#key}.${body.decision}` });
    const answered = await this.sending.run(() =>
      firstValueFrom(this.#http.post(`${this.url()}/decision`, body, { headers })),
    );
    // Answered already, perhaps by a click that was lost on the way: the page says so.
    this.quote.reload();
    if (answered) scrollTo({ top: 0 });
  }
}
