import { HttpClient, HttpHeaders, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Locale, Skeleton, injectTexts, problemOf } from '@vigie/ui';
import { type RequestReceipt, draft, requestOutcome } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { Receipt } from '../new-request/receipt';
import { newRequestTexts } from '../new-request/texts';
import { firstNameIn, summaryOf } from '../new-request/words';
import { AskedValues } from '../requests/asked-values';
import { draftTexts } from './texts';

/** The page of a signed link: reads back what was written or said, one button makes it a written request. */
@Component({
  selector: 'app-confirm-draft',
  imports: [
    AskedValues,
    ErrorState,
    ErrorSummary,
    Icon,
    InstantPipe,
    Receipt,
    RouterLink,
    Skeleton,
    SubmitButton,
  ],
  templateUrl: './confirm-draft.html',
  host: { class: 'page page-narrow' },
})
export class ConfirmDraft {
  readonly token = input.required<string>();
  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(draftTexts);
  protected readonly asked = injectTexts(newRequestTexts);
  protected readonly sending = injectSending();
  protected readonly receipt = signal<RequestReceipt | null>(null);
  /** It waits for an agreement of the company's management. */
  protected readonly held = signal(false);
  readonly #url = computed(() => `/api/portal/drafts/${encodeURIComponent(this.token())}`);
  protected readonly draft = httpResource(() => this.#url(), { parse: (body) => draft.parse(body) });
  protected readonly who = computed(() =>
    this.draft.hasValue() ? firstNameIn(this.draft.value().form) : '',
  );
  protected readonly summary = computed(() => {
    if (!this.draft.hasValue()) return '';
    const { kind, form, subject } = this.draft.value();
    return summaryOf(kind, form, subject, this.#locale.current());
  });
  protected readonly outcome = computed<'ready' | 'used' | 'invalid' | 'failed' | 'loading'>(() => {
    const code = this.sending.problem()?.code ?? problemOf(this.draft.error()).code;
    if (code === 'draft.already-confirmed') return 'used';
    if (code === 'draft.link-invalid' || code === 'not-found') return 'invalid';
    if (this.draft.hasValue()) return this.draft.value().confirmed ? 'used' : 'ready';
    return this.draft.error() ? 'failed' : 'loading';
  });
  readonly #key = crypto.randomUUID();

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const headers = new HttpHeaders({ 'Idempotency-Key': this.#key });
    await this.sending.run(async () => {
      const answer = await firstValueFrom(this.#http.post(`${this.#url()}/confirm`, {}, { headers }));
      const outcome = requestOutcome.parse(answer);
      if ('approvalId' in outcome) this.held.set(true);
      else this.receipt.set(outcome);
      scrollTo({ top: 0 });
    });
  }
}
