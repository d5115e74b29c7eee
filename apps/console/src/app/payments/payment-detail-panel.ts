import { DIALOG_DATA } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { readAmount } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MoneyPipe,
  type ShownProblem,
  Skeleton,
  Toasts,
  dateOfInstant,
  injectTexts,
} from '@vigie/ui';
import {
  type AllocationDetail,
  type PaymentDetail,
  paymentDetail,
  paymentProposals,
  paymentWords,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { PanelHead } from '../kit/panel-frame';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { PartsEditor, type TypedParts, partsTyped } from './parts-editor';
import { paymentTexts } from './payments.texts';

/** A payment with all it paid: its credit is used here, allocations are undone, the whole is cancelled. */
@Component({
  selector: 'app-payment-detail-panel',
  imports: [DayPipe, ErrorState, Icon, InstantPipe, MoneyPipe, PanelHead, PartsEditor, Skeleton],
  templateUrl: './payment-detail-panel.html',
  styleUrl: './payment-detail-panel.css',
})
export class PaymentDetailPanel {
  readonly #id = inject<string>(DIALOG_DATA);
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  readonly #url = `/api/payments/${this.#id}`;
  protected readonly t = injectTexts(paymentTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly resource = httpResource(() => this.#url, { parse: (raw) => paymentDetail.parse(raw) });
  readonly #read = keepLast(this.resource);
  protected readonly payment = linkedSignal<PaymentDetail | undefined>(() => this.#read());
  readonly #open = httpResource(
    () => {
      const payment = this.payment();
      if (!payment || payment.credit === '0.00') return undefined;
      return {
        url: '/api/payments/proposals',
        params: { client: payment.client.id, amount: payment.credit },
      };
    },
    { parse: (raw) => paymentProposals.parse(raw) },
  );
  protected readonly invoices = computed(() => (this.#open.hasValue() ? this.#open.value().invoices : []));
  protected readonly available = computed(() => readAmount(this.payment()?.credit ?? '') ?? 0n);
  protected readonly parts = signal<TypedParts>({});
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async allocate(event: Event, { version }: PaymentDetail): Promise<void> {
    event.preventDefault();
    const parts = partsTyped(this.parts());
    if (!parts || parts.length === 0) return;
    const url = `${this.#url}/allocations`;
    if (await this.#write(this.#http.post(url, { parts, version }), this.t().detail.allocated))
      this.parts.set({});
  }

  protected undo({ id }: AllocationDetail): Promise<boolean> {
    const url = `${this.#url}/allocations/${id}/undo`;
    return this.#write(this.#http.post(url, null), this.t().detail.undone);
  }

  protected async cancel({ version }: PaymentDetail): Promise<void> {
    const t = this.t().detail;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: t.cancel,
      data: { title: t.cancel, label: t.cancelLabel, hint: t.cancelHint, confirm: t.cancel, required: true },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (!reason) return;
    await this.#write(this.#http.post(`${this.#url}/cancellation`, { reason, version }), t.cancelDone);
  }

  async #write(request: Observable<unknown>, done: string): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.payment.set(paymentDetail.parse(await firstValueFrom(request)));
      this.#toasts.show(done);
      return true;
    } catch (error) {
      this.problem.set(this.#failures.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
