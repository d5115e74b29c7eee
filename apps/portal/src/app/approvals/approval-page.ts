import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Skeleton, injectTexts, problemOf, refuseTooLong } from '@vigie/ui';
import { approval } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { AskedValues } from '../requests/asked-values';
import { FileLinks } from '../requests/conversation';
import { approvalTexts } from './texts';

/** A request that waits for an agreement: read, then agreed to or refused in one click. */
@Component({
  selector: 'app-approval-page',
  imports: [
    AskedValues,
    ErrorState,
    ErrorSummary,
    FileLinks,
    Icon,
    InstantPipe,
    RouterLink,
    Skeleton,
    SubmitButton,
    TextField,
  ],
  templateUrl: './approval-page.html',
  host: { class: 'page page-narrow' },
})
export class ApprovalPage {
  readonly id = input.required<string>();
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(approvalTexts);
  protected readonly sending = injectSending();
  readonly #url = computed(() => `/api/portal/approvals/${encodeURIComponent(this.id())}`);
  protected readonly approval = httpResource(() => this.#url(), { parse: (body) => approval.parse(body) });
  protected readonly lost = computed(() => problemOf(this.approval.error()).code === 'not-found');
  protected readonly comment = signal('');
  protected readonly missing = signal(false);

  protected async decide(decision: 'approve' | 'refuse', event?: Event): Promise<void> {
    event?.preventDefault();
    const comment = this.comment().trim();
    this.missing.set(decision === 'refuse' && comment === '');
    if (this.missing()) return;
    if (refuseTooLong(document)) return;
    const body = comment === '' ? { decision } : { decision, comment };
    await this.sending.run(() => firstValueFrom(this.#http.post(`${this.#url()}/decision`, body)));
    // Decided already, perhaps by an answer that was lost on the way: the page says so.
    this.approval.reload();
  }
}
