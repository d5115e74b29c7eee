import { HttpClient, HttpHeaders, httpResource } from '@angular/common/http';
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
import { linkedQuote, quoteWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { QuoteText } from './quote-text';
import { quoteTexts } from './texts';

/** The page of the signed link in a mail: one person reads and answers one quote, without signing in. */
@Component({
  selector: 'app-linked-quote-page',
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
  protected readonly name = signal('');
  protected readonly comment = signal('');
  /** What the attempt before lacked. */
  protected readonly missing = signal<readonly ('name' | 'comment')[]>([]);
  readonly #key = crypto.randomUUID();

  /** What the server said of a field. */
  protected refused(field: 'name' | 'comment'): string | null {
    return this.sending.problem()?.fields[field] ?? null;
  }

  protected async decide(decision: 'accept' | 'refuse', event?: Event): Promise<void> {
    event?.preventDefault();
    const name = this.name().trim();
    const comment = this.comment().trim();
    const missing = [
      ...(name === '' ? ['name' as const] : []),
      ...(decision === 'refuse' && comment === '' ? ['comment' as const] : []),
    ];
    this.missing.set(missing);
    if (missing[0]) return document.getElementById(`f-${missing[0]}`)?.focus();
    if (refuseTooLong(document)) return;
    const body = { decision, name, ...(comment !== '' && { comment }) };
    // One key an answer: another one after a refusal is another request.
    const headers = new HttpHeaders({ 'Idempotency-Key': `${this.#key}.${decision}` });
    const answered = await this.sending.run(() =>
      firstValueFrom(this.#http.post(`${this.url()}/decision`, body, { headers })),
    );
    // Answered already, perhaps by a click that was lost on the way: the page says so.
    this.quote.reload();
    if (answered) scrollTo({ top: 0 });
  }
}
