import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  debounced,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { type PaymentMethod, paymentMethods } from '@vigie/rules';
import { Icon, Locale, type ShownProblem, Toasts, dateOfInstant, formatMoney, injectTexts } from '@vigie/ui';
import { type MatchProposalSaid, paymentDetail, paymentProposals, paymentWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ChoiceField } from '../contracts/choice-field';
import { clientNames } from '../contracts/names';
import { TypedField } from '../contracts/typed-field';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { PartsEditor, type TypedParts, partsTyped, typedOf } from './parts-editor';
import { paymentTexts } from './payments.texts';
import { ProposalLine } from './proposal-line';
import { amountTyped, centsTyped } from './typed-money';

export interface PaymentPanelData {
  /** From the filter of the list; may be nobody. */
  client: string;
}

/** Money that was received, with what it could pay while it is typed; closes with the payment's identifier. */
@Component({
  selector: 'app-payment-panel',
  imports: [ChoiceField, Icon, PanelFoot, PanelHead, PartsEditor, ProposalLine, TypedField],
  templateUrl: './payment-panel.html',
})
export class PaymentPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<string>>(DialogRef);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(paymentTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly clients = clientNames();
  protected readonly today = dateOfInstant(Date.now());

  protected readonly clientId = signal(inject<PaymentPanelData>(DIALOG_DATA).client);
  protected readonly amount = signal('');
  protected readonly receivedOn = signal(this.today);
  protected readonly method = signal<string>('transfer');
  protected readonly reference = signal('');
  protected readonly note = signal('');
  /** What a person typed stays; until then the best proposal is shown. */
  readonly #touched = signal(false);
  protected readonly parts = linkedSignal<string, TypedParts>({
    source: this.clientId,
    computation: () => ({}),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #confirmed = signal(false);

  readonly #asked = debounced(
    () => ({ amount: amountTyped(this.amount()), reference: this.reference().trim() }),
    200,
  );
  readonly #proposals = httpResource(
    () => {
      const client = this.clientId();
      const { amount, reference } = this.#asked.value();
      if (client === '') return undefined;
      const params = { client, amount, reference, receivedOn: this.receivedOn() || this.today };
      return { url: '/api/payments/proposals', params };
    },
    { parse: (raw) => paymentProposals.parse(raw) },
  );
  readonly #lastFound = keepLast(this.#proposals);
  protected readonly found = computed(() => (this.clientId() === '' ? undefined : this.#lastFound()));
  protected readonly available = computed(() => centsTyped(this.amount()) ?? 0n);
  protected readonly standing = computed(() => {
    const found = this.found();
    if (!found) return '';
    return this.t().panel.owed(this.#money(found.owed), this.#money(found.credit));
  });
  protected readonly methods = computed(() =>
    Object.fromEntries(paymentMethods.map((one) => [one, this.words().methods[one]])),
  );
  protected readonly wrong = computed(() => {
    if (!this.tried()) return { client: null, amount: null, day: null };
    const t = this.t().panel;
    return {
      client: this.clientId() === '' ? t.needed : null,
      amount: this.available() === 0n ? t.wrongAmount : null,
      day: this.receivedOn() === '' || this.receivedOn() > this.today ? t.wrongDay : null,
    };
  });
  protected readonly save = computed(() =>
    this.problem()?.code === 'payment.confirm-large' ? this.t().panel.confirm : this.t().panel.save,
  );

  constructor() {
    effect(() => {
      const best = this.found()?.proposals[0];
      if (!untracked(this.#touched)) untracked(() => this.#show(best));
    });
  }

  protected write(parts: TypedParts): void {
    this.#touched.set(true);
    this.parts.set(parts);
  }

  protected use(proposal: MatchProposalSaid): void {
    this.#touched.set(false);
    this.#show(proposal);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const parts = partsTyped(this.parts());
    if (this.busy() || parts === null || Object.values(this.wrong()).some(Boolean)) return;
    // The same amount again after the question is the answer to it.
    if (this.problem()?.code === 'payment.confirm-large') this.#confirmed.set(true);
    this.busy.set(true);
    this.problem.set(null);
    try {
      const answer = await firstValueFrom(this.#http.post('/api/payments', this.#payment(parts)));
      this.#toasts.show(this.t().panel.saved);
      this.#dialog.close(paymentDetail.parse(answer).id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.#confirmed.set(false);
      this.busy.set(false);
    }
  }

  #payment(parts: NonNullable<ReturnType<typeof partsTyped>>) {
    return {
      clientId: this.clientId(),
      receivedOn: this.receivedOn(),
      amount: amountTyped(this.amount()),
      method: this.method() as PaymentMethod,
      reference: this.reference().trim() || null,
      note: this.note().trim() || null,
      parts,
      confirmed: this.#confirmed(),
    };
  }

  #show(proposal: MatchProposalSaid | undefined): void {
    const parts = (proposal?.parts ?? []).map(({ invoiceId, amount }) => [
      invoiceId,
      typedOf(amount, this.#locale()),
    ]);
    this.parts.set(Object.fromEntries(parts) as TypedParts);
  }

  #money(amount: string): string {
    return formatMoney(amount, this.#locale());
  }
}
