import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts } from '@vigie/ui';
import { type Webhook, page, webhook } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { type SavedWebhook, WebhookPanel } from './webhook-panel';
import { WebhookState } from './webhook-state';
import { webhookTexts } from './webhooks.texts';

/** The programs that are told what happens. */
@Component({
  selector: 'app-webhooks-page',
  imports: [EmptyState, ErrorState, Icon, LoadMore, RouterLink, TableGhost, WebhookState],
  templateUrl: './webhooks-page.html',
  styles: `
    .url {
      max-width: 340px;
      overflow: hidden;
      font-size: var(--text-12);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class WebhooksPage {
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  protected readonly t = injectTexts(webhookTexts);
  protected readonly list = pagedList<Webhook>({
    url: '/api/webhooks',
    params: () => ({}),
    parse: (raw) => page(webhook).parse(raw),
  });

  protected async add(): Promise<void> {
    const dialog = this.#dialogs.openPanel<SavedWebhook, Webhook | null, WebhookPanel>(WebhookPanel, {
      label: this.t().add,
      focus: 'field',
    });
    const saved = await firstValueFrom(dialog.closed);
    // Its page shows the secret, this once.
    if (saved)
      await this.#router.navigate(['/admin/webhooks', saved.id], { state: { secret: saved.secret } });
  }
}
