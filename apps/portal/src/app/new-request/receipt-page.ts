import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, Locale, Skeleton, injectTexts } from '@vigie/ui';
import { requestDetail } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { ProofLinks } from './proof-links';
import { Receipt } from './receipt';
import { newRequestTexts } from './texts';
import { firstNameIn, summaryOf } from './words';

/** After sending: read from the server again, so that a reload or a shared link says the same. */
@Component({
  selector: 'app-receipt-page',
  imports: [ErrorState, Icon, ProofLinks, Receipt, RouterLink, Skeleton],
  template: `
    @if (request.hasValue()) {
      @let sent = request.value();
      <app-receipt
        [kind]="sent.kind"
        [summary]="summary()"
        [who]="who()"
        [receipt]="sent"
        [deadline]="sent.deadline"
      />
      <div class="actions">
        <a class="btn btn-primary btn-wide" [routerLink]="['/demandes', sent.id]">{{ t().receipt.follow }}</a>
        <app-proof-links [id]="sent.id" [proof]="sent.proof" />
        @if (maySend()) {
          <a class="under" routerLink="/"><v-icon name="plus" />{{ t().receipt.another }}</a>
        }
      </div>
    } @else if (request.error(); as error) {
      <v-error-state [error]="error" (retry)="request.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton width="80%" height="32px" />
        <v-skeleton height="120px" />
        <v-skeleton height="200px" />
      </div>
    }
  `,
  host: { class: 'page page-narrow' },
})
export class ReceiptPage {
  readonly id = input.required<string>();
  readonly #locale = inject(Locale);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly request = httpResource(() => `/api/portal/requests/${encodeURIComponent(this.id())}`, {
    parse: (body) => requestDetail.parse(body),
  });
  protected readonly who = computed(() =>
    this.request.hasValue() ? firstNameIn(this.request.value().form) : '',
  );
  protected readonly summary = computed(() => {
    if (!this.request.hasValue()) return '';
    const { kind, form, subject } = this.request.value();
    return summaryOf(kind, form, subject, this.#locale.current());
  });
}
