import { Component, computed, inject, input } from '@angular/core';
import { type RequestKind } from '@vigie/rules';
import { InstantPipe, Locale, formatInstant, formatNumber, injectTexts } from '@vigie/ui';
import type { RequestReceipt } from '@vigie/wire';
import { newRequestTexts } from './texts';

/** What a person reads once a request is recorded: the deadline, the number, what comes next, the proof. */
@Component({
  selector: 'app-receipt',
  imports: [InstantPipe],
  templateUrl: './receipt.html',
})
export class Receipt {
  readonly kind = input.required<RequestKind>();
  readonly summary = input.required<string>();
  /** First name of whom it is about, when there is one. */
  readonly who = input('');
  readonly receipt =
    input.required<Pick<RequestReceipt, 'number' | 'receivedAt' | 'suspended' | 'proof' | 'warnings'>>();
  readonly deadline = input<RequestReceipt['deadline'] | null>(null);

  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly words = computed(() => this.t().kinds[this.kind()]);
  protected readonly steps = computed(() =>
    this.words().next.map((step) => step.replace('{qui}', this.who() || this.t().receipt.somebody)),
  );
  protected readonly headline = computed(() => {
    const due = this.deadline()?.dueAt;
    return due ? this.words().deadline(formatInstant(due, 'long', this.#locale.current())) : null;
  });
  protected readonly sequence = computed(() =>
    formatNumber(this.receipt().proof.sequence, this.#locale.current()),
  );
}
