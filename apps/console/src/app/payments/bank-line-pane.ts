import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { readAmount } from '@vigie/rules';
import {
  DayPipe,
  Icon,
  InstantPipe,
  Kbd,
  Locale,
  MoneyPipe,
  dateOfInstant,
  formatMoney,
  injectTexts,
} from '@vigie/ui';
import { type BankLineAcceptance, type BankLineItem, paymentProposals } from '@vigie/wire';
import { ChoiceField } from '../contracts/choice-field';
import { clientNames } from '../contracts/names';
import { keepLast } from '../core/resources';
import { bankTexts } from './bank.texts';
import { PartsEditor, type TypedParts, partsTyped, typedOf } from './parts-editor';
import { ProposalLine } from './proposal-line';

type Acceptance = Omit<BankLineAcceptance, 'version'>;

/** A line of a statement with everything the bank says of it, and what it may pay. */
@Component({
  selector: 'app-bank-line-pane',
  imports: [ChoiceField, DayPipe, Icon, InstantPipe, Kbd, MoneyPipe, PartsEditor, ProposalLine],
  templateUrl: './bank-line-pane.html',
  styleUrl: './bank-line-pane.css',
})
export class BankLinePane {
  readonly line = input.required<BankLineItem>();
  readonly canWrite = input.required<boolean>();
  /** The proposal that Enter accepts. */
  readonly best = input.required<number>();
  readonly picked = output<number>();
  readonly accepted = output<Acceptance>();
  readonly ignored = output();
  readonly undone = output();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(bankTexts);
  protected readonly clients = clientNames();
  protected readonly today = dateOfInstant(Date.now());
  protected readonly isNew = computed(() => this.line().state === 'new');
  protected readonly hasPayer = computed(() => this.line().payer !== null || this.line().iban !== null);
  protected readonly available = computed(() => readAmount(this.line().amount) ?? 0n);
  readonly #id = computed(() => this.line().id);
  /** By hand: at once when nothing is proposed. */
  protected readonly byHand = linkedSignal({
    source: this.#id,
    computation: () => this.line().proposals.length === 0,
  });
  protected readonly clientId = linkedSignal({
    source: this.#id,
    computation: () => this.line().proposals[0]?.client.id ?? '',
  });
  protected readonly remember = linkedSignal({ source: this.#id, computation: () => true });
  readonly #found = httpResource(
    () => {
      if (!this.byHand() || !this.isNew() || this.clientId() === '') return undefined;
      const { label, amount, bookedOn } = this.line();
      const params = {
        client: this.clientId(),
        amount,
        receivedOn: bookedOn,
        reference: label.slice(0, 140),
      };
      return { url: '/api/payments/proposals', params };
    },
    { parse: (raw) => paymentProposals.parse(raw) },
  );
  readonly #lastFound = keepLast(this.#found);
  protected readonly invoices = computed(() =>
    this.byHand() && this.clientId() !== '' ? (this.#lastFound()?.invoices ?? []) : [],
  );
  /** The best proposal for the client, until something else is typed. */
  protected readonly parts = linkedSignal<TypedParts>(() => {
    const best = this.#found.hasValue() ? this.#found.value().proposals[0] : undefined;
    const entries = (best?.parts ?? []).map(({ invoiceId, amount }) => [
      invoiceId,
      typedOf(amount, this.#locale()),
    ]);
    return Object.fromEntries(entries) as TypedParts;
  });

  /** Accepts a proposal of the line. */
  acceptProposal(index: number): void {
    const proposal = this.line().proposals[index];
    if (proposal) this.accepted.emit(acceptanceOf(proposal, this.remember()));
  }

  protected acceptTyped(event: Event): void {
    event.preventDefault();
    const parts = partsTyped(this.parts());
    if (parts === null || this.clientId() === '') return;
    this.accepted.emit({ clientId: this.clientId(), parts, remember: this.remember() });
  }

  protected money(amount: string): string {
    return formatMoney(amount, this.#locale());
  }
}

/** What accepting a proposal says. */
const acceptanceOf = (
  { client, parts }: BankLineItem['proposals'][number],
  remember: boolean,
): Acceptance => ({
  clientId: client.id,
  parts: parts.map(({ invoiceId, amount }) => ({ invoiceId, amount })),
  remember,
});
