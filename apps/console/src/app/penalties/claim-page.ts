import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { amountText, readAmount } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  MoneyPipe,
  Skeleton,
  Toasts,
  injectTexts,
} from '@vigie/ui';
import { type ClaimDetail, claimDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { ClaimStateChip } from './claim-state';
import { PenaltyComputation } from './penalty-computation';
import { penaltyPageTexts } from './penalties.texts';

/** A claim: what it asks for, its whole computation, and what became of it. */
@Component({
  selector: 'app-claim-page',
  imports: [
    ClaimStateChip,
    DayPipe,
    ErrorState,
    Icon,
    InstantPipe,
    MoneyPipe,
    PenaltyComputation,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './claim-page.html',
  styleUrls: ['./penalties.css', './client-penalties-page.css'],
})
export class ClaimPage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(penaltyPageTexts);
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  protected readonly resource = httpResource(() => `/api/penalty-claims/${this.id()}`, {
    parse: (raw) => claimDetail.parse(raw),
  });
  protected readonly claim = keepLast(this.resource);
  protected readonly busy = signal(false);
  protected readonly isOpen = computed(() => {
    const claim = this.claim();
    return claim?.state === 'issued' && claim.open !== '0.00';
  });
  /** A claim of which nothing is paid can be given up. */
  protected readonly canCancel = computed(() => {
    const claim = this.claim();
    return this.canWrite() && claim?.state === 'issued' && claim.open === claim.total;
  });

  constructor() {
    reloadOn(
      ({ type }) => type === 'penalty.changed',
      () => this.resource.reload(),
    );
  }

  /** What a payment can pay of it. */
  protected part(open: string): string {
    const [left, owed] = [readAmount(open) ?? 0n, readAmount(this.claim()?.open ?? '') ?? 0n];
    return amountText(left < owed ? left : owed);
  }

  protected async send({ emails, version }: ClaimDetail): Promise<void> {
    if (emails.length === 0) {
      this.#toasts.bad(this.t().claim.noAddress);
      return;
    }
    const { send: title, sendText } = this.t().claim;
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text: sendText(emails.join(', ')), confirm: title },
    });
    if (await firstValueFrom(dialog.closed))
      await this.#write('sending', { version }, this.t().claim.sending);
  }

  protected async cancel({ version }: ClaimDetail): Promise<void> {
    const { cancelTitle: title, cancelHint: hint } = this.t().claim;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: { title, label: this.t().editor.reason, hint, confirm: title, required: true, line: 500 },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason) await this.#write('cancellation', { reason, version }, this.t().claim.cancelledNow);
  }

  protected async use({ id: paymentId, open }: ClaimDetail['means'][number]): Promise<void> {
    await this.#write('payments', { paymentId, amount: this.part(open) }, this.t().claim.paid);
  }

  protected async undo(partId: string): Promise<void> {
    await this.#run(() => this.#http.delete(`/api/penalty-claims/${this.id()}/payments/${partId}`));
  }

  async #write(what: string, body: object, done: string): Promise<void> {
    const url = `/api/penalty-claims/${this.id()}/${what}`;
    if (await this.#run(() => this.#http.post(url, body))) this.#toasts.show(done);
  }

  async #run(request: () => ReturnType<HttpClient['post']>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      await firstValueFrom(request());
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    } finally {
      this.busy.set(false);
      this.resource.reload();
    }
  }
}
