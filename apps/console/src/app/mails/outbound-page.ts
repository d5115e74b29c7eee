import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { type OutboundMail, outboundMail, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { deliveryTexts } from '../tickets/delivery.texts';
import { mailTexts } from './mails.texts';

/** What left, what waits, what failed. */
@Component({
  selector: 'app-outbound-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, LoadMore, RouterLink, TableGhost],
  templateUrl: './outbound-page.html',
  styles: `
    .error {
      max-width: 360px;
      color: var(--bad);
      font-size: var(--text-12);
    }
  `,
})
export class OutboundPage {
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(mailTexts);
  protected readonly deliveries = injectTexts(deliveryTexts);
  protected readonly list = pagedList<OutboundMail>({
    url: '/api/mail/outbound',
    params: () => ({}),
    parse: (raw) => page(outboundMail).parse(raw),
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.list.reload(),
    );
  }

  protected canRetry({ state }: OutboundMail): boolean {
    return state === 'failed' || state === 'in-doubt';
  }

  protected async retry(mail: OutboundMail): Promise<void> {
    try {
      await firstValueFrom(this.#http.post(`/api/mail/outbound/${mail.id}/retry`, {}));
      this.#toasts.show(this.t().retried);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.list.reload();
  }
}
