import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { DayPipe, Dialogs, ErrorState, Icon, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { m365Application } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { tenantTexts } from './tenants.texts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is set up once for the installation: our application in Entra and the certificate it signs with. */
@Component({
  selector: 'app-application-card',
  imports: [DayPipe, ErrorState, Icon, Skeleton],
  templateUrl: './application-card.html',
  styleUrl: './application-card.css',
})
export class ApplicationCard {
  readonly canManage = input.required<boolean>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #clipboard = inject(Clipboard);
  protected readonly t = injectTexts(tenantTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly resource = httpResource(() => '/api/m365/application', {
    parse: (raw) => m365Application.parse(raw),
  });
  protected readonly application = keepLast(this.resource);
  protected readonly formats = ['cer', 'pem'] as const;
  protected readonly waiting = computed(() =>
    this.application()?.certificates.some(({ state }) => state === 'made'),
  );
  protected readonly soonOver = computed(
    () =>
      this.application()?.certificates.some(({ state, warn }) => state === 'active' && warn) &&
      !this.waiting(),
  );
  protected readonly naming = linkedSignal(() => this.application()?.clientId === null);
  protected readonly typed = linkedSignal(() => this.application()?.clientId ?? '');
  protected readonly wrong = signal(false);
  protected readonly busy = signal(false);
  protected readonly copied = signal(false);

  protected copy(address: string): void {
    this.copied.set(this.#clipboard.copy(address));
  }

  protected async name(event: Event): Promise<void> {
    event.preventDefault();
    const clientId = this.typed().trim();
    this.wrong.set(!guid.test(clientId));
    if (this.wrong()) return;
    const { version = 0 } = this.application() ?? {};
    await this.#doing(this.t().applicationSaved, () =>
      firstValueFrom(this.#http.put('/api/m365/application', { clientId, version })),
    );
  }

  protected make(): Promise<void> {
    return this.#doing(this.t().made, () => firstValueFrom(this.#http.post('/api/m365/certificates', {})));
  }

  protected async activate(id: string): Promise<void> {
    const { activateTitle: title, activateText: text, activate: confirm, activated } = this.t();
    const question: Question = { title, text, confirm };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: question,
      width: '440px',
    });
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    const url = `/api/m365/certificates/${id}/activate`;
    await this.#doing(activated, () => firstValueFrom(this.#http.post(url, {})));
  }

  protected discard(id: string): Promise<void> {
    return this.#doing(null, () => firstValueFrom(this.#http.delete(`/api/m365/certificates/${id}`)));
  }

  async #doing(said: string | null, work: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
      if (said !== null) this.#toasts.show(said);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.resource.reload();
    }
  }
}
