import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { ErrorState, Icon, InstantPipe, Skeleton, injectTexts } from '@vigie/ui';
import { webhookDeliveryDetail } from '@vigie/wire';
import { PanelHead } from '../kit/panel-frame';
import { keepLast } from '../core/resources';
import { webhookTexts } from './webhooks.texts';

export interface DeliveryKey {
  webhookId: string;
  deliveryId: string;
}

/** One delivery: the request as it was sent, and the beginning of the answer. */
@Component({
  selector: 'app-delivery-panel',
  imports: [ErrorState, Icon, InstantPipe, PanelHead, Skeleton],
  templateUrl: './delivery-panel.html',
  styles: `
    h3 {
      font-size: var(--text-12);
    }
    pre {
      max-height: 42vh;
      margin: 0;
      padding: 10px 12px;
      overflow: auto;
      border-radius: var(--radius-control);
      background: var(--background);
      font-size: var(--text-12);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class DeliveryPanel {
  readonly #key = inject<DeliveryKey>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly t = injectTexts(webhookTexts);
  protected readonly detail = httpResource(
    () => `/api/webhooks/${this.#key.webhookId}/deliveries/${this.#key.deliveryId}`,
    { parse: (raw) => webhookDeliveryDetail.parse(raw) },
  );
  protected readonly delivery = keepLast(this.detail);
  protected readonly headers = computed(() =>
    Object.entries(this.delivery()?.request?.headers ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
  protected readonly body = computed(() => {
    const text = this.delivery()?.request?.body;
    return text === undefined ? '' : JSON.stringify(JSON.parse(text), null, 2);
  });
}
