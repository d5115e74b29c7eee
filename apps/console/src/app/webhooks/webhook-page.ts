import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type Webhook, createdWebhook, webhook, webhookDeliveryDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { PageTitle } from '../shell/page-title';
import { DeliveryLog } from './delivery-log';
import { type SavedWebhook, WebhookPanel } from './webhook-panel';
import { WebhookState } from './webhook-state';
import { webhookTexts } from './webhooks.texts';

/** One webhook: what it hears, whether it gets through, what was sent. */
@Component({
  selector: 'app-webhook-page',
  imports: [DeliveryLog, ErrorState, Icon, InstantPipe, RouterLink, Skeleton, WebhookState],
  templateUrl: './webhook-page.html',
  styleUrl: './webhook-page.css',
})
export class WebhookPage {
  readonly id = input.required<string>();
  readonly state = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #clipboard = inject(Clipboard);
  protected readonly t = injectTexts(webhookTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #url = computed(() => `/api/webhooks/${this.id()}`);
  protected readonly detail = httpResource(() => this.#url(), { parse: (raw) => webhook.parse(raw) });
  protected readonly webhook = keepLast(this.detail);
  protected readonly secret = signal<string | null>(secretOf(this.#router.currentNavigation()?.extras.state));
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);

  constructor() {
    reloadOn(
      (event) => event.type === 'webhook.changed' && event.webhookId === this.id(),
      () => this.detail.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      const found = this.webhook();
      if (found) title.say(found.name);
    });
  }

  protected copy(secret: string): void {
    this.copied.set(this.#clipboard.copy(secret));
  }

  protected async edit(before: Webhook): Promise<void> {
    const dialog = this.#dialogs.openPanel<SavedWebhook, Webhook, WebhookPanel>(WebhookPanel, {
      label: this.t().edit,
      data: before,
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.detail.reload();
  }

  protected turn({ active, version }: Webhook): Promise<void> {
    return this.#doing(async () => {
      await firstValueFrom(this.#http.patch(this.#url(), { active: !active, version }));
    });
  }

  protected test(): Promise<void> {
    return this.#doing(async () => {
      const answer = await firstValueFrom(this.#http.post(`${this.#url()}/test`, {}));
      const { state, statusCode, failure } = webhookDeliveryDetail.parse(answer);
      if (state === 'delivered') this.#toasts.show(this.t().tested(String(statusCode)));
      else this.#toasts.bad(failure ? this.t().failures[failure] : this.t().testFailed);
    });
  }

  protected async rotate(): Promise<void> {
    const { rotateTitle: title, rotateText: text, rotate: confirm } = this.t();
    if (!(await this.#ask({ title, text, confirm }))) return;
    await this.#doing(async () => {
      const answer = await firstValueFrom(this.#http.post(`${this.#url()}/secret`, {}));
      this.secret.set(createdWebhook.parse(answer).secret);
      this.copied.set(false);
    });
  }

  protected async remove(): Promise<void> {
    const { removeTitle: title, removeText: text, remove: confirm } = this.t();
    if (!(await this.#ask({ title, text, confirm, danger: true }))) return;
    try {
      await firstValueFrom(this.#http.delete(this.#url()));
      this.#toasts.show(this.t().removed);
      await this.#router.navigate(['/admin/webhooks']);
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  async #ask(question: Question): Promise<boolean> {
    const data = { label: question.title, data: question, width: '420px' };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, data);
    return (await firstValueFrom(dialog.closed)) === true;
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.detail.reload();
    }
  }
}

/** The secret that the page before hands over when the webhook is new. */
function secretOf(state: Record<string, unknown> | undefined): string | null {
  return typeof state?.['secret'] === 'string' ? state['secret'] : null;
}
