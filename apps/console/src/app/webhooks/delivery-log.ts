import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { type WebhookDelivery, deliveryStatesOfWebhook, page, webhookDelivery } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { DeliveryPanel, type DeliveryKey } from './delivery-panel';
import { webhookTexts } from './webhooks.texts';

/** What was sent to a webhook and what it answered, newest first. */
@Component({
  selector: 'app-delivery-log',
  imports: [EmptyState, ErrorState, InstantPipe, LoadMore, RouterLink, TableGhost],
  templateUrl: './delivery-log.html',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .failure {
      color: var(--bad);
      font-size: var(--text-12);
    }
  `,
})
export class DeliveryLog {
  readonly webhookId = input.required<string>();
  readonly active = input.required<boolean>();
  readonly state = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(webhookTexts);
  protected readonly states = deliveryStatesOfWebhook;
  protected readonly shown = computed(() => this.states.find((state) => state === this.state()));
  protected readonly list = pagedList<WebhookDelivery>({
    url: () => `/api/webhooks/${this.webhookId()}/deliveries`,
    params: () => paramsOf({ state: this.shown() }),
    parse: (raw) => page(webhookDelivery).parse(raw),
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'webhook.changed' && event.webhookId === this.webhookId(),
      () => this.list.reload(),
    );
  }

  protected filterBy(state: string): void {
    void this.#router.navigate([], { queryParams: { state: state || null }, replaceUrl: true });
  }

  protected canResend({ state }: WebhookDelivery): boolean {
    return this.active() && (state === 'failed' || state === 'delivered');
  }

  protected open(delivery: WebhookDelivery): void {
    this.#dialogs.openPanel<unknown, DeliveryKey, DeliveryPanel>(DeliveryPanel, {
      label: this.t().delivery,
      data: { webhookId: this.webhookId(), deliveryId: delivery.id },
      width: '640px',
    });
  }

  protected async resend({ id }: WebhookDelivery): Promise<void> {
    try {
      const path = `/api/webhooks/${this.webhookId()}/deliveries/${id}/resend`;
      await firstValueFrom(this.#http.post(path, {}));
      this.#toasts.show(this.t().resent);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.list.reload();
  }
}
