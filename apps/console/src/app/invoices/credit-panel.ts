import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { amountText, canCredit, readAmount } from '@vigie/rules';
import { MoneyPipe, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type InvoiceDetail, type InvoiceLine, invoiceDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { plainNumber } from '../simulators/plain-number';
import { GivenBackNotice } from './given-back-notice';
import { invoicePageTexts } from './invoice-page.texts';

const centsOf = (amount: string) => readAmount(amount) ?? 0n;
/** What may still be taken back of a line. */
const leftOf = ({ net, credited }: InvoiceLine) => centsOf(net) - centsOf(credited);

/** Says what a credit note takes back, all that is left or amounts of lines; closes with the credit note. */
@Component({
  selector: 'app-credit-panel',
  imports: [GivenBackNotice, MoneyPipe, PanelFoot, PanelHead],
  templateUrl: './credit-panel.html',
  styleUrl: './credit-panel.css',
})
export class CreditPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<InvoiceDetail>>(DialogRef);
  protected readonly invoice = inject<InvoiceDetail>(DIALOG_DATA);
  readonly #texts = injectTexts(invoicePageTexts);
  protected readonly t = computed(() => this.#texts().crediting);
  protected readonly heading = computed(() => this.t().title(this.invoice.number ?? ''));
  protected readonly lines = this.invoice.lines
    .filter((line) => leftOf(line) !== 0n)
    .map((line) => ({ ...line, left: amountText(leftOf(line)) }));
  protected readonly whole = signal(true);
  protected readonly reason = signal('');
  /** Amounts as they are typed, by line. */
  protected readonly typed = signal<Readonly<Record<string, string>>>({});
  readonly #asked = computed(() =>
    this.lines.flatMap((line) => {
      const text = plainNumber(this.typed()[line.id] ?? '');
      return text === '' ? [] : [{ line, amount: text, cents: readAmount(text) }];
    }),
  );
  protected readonly total = computed(() =>
    amountText(
      this.whole()
        ? this.lines.reduce((sum, { left }) => sum + centsOf(left), 0n)
        : this.#asked().reduce((sum, { cents }) => sum + (cents ?? 0n), 0n),
    ),
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected isWrong(line: InvoiceLine): boolean {
    const asked = this.#asked().find((one) => one.line.id === line.id);
    const [net, credited] = [centsOf(line.net), centsOf(line.credited)];
    return asked !== undefined && (asked.cents === null || !canCredit(asked.cents, { net, credited }));
  }

  protected type(id: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [id]: text }));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const asked = this.#asked().map(({ line, amount }) => ({ lineId: line.id, amount }));
    const body = { reason: this.reason().trim(), lines: this.whole() ? null : asked };
    try {
      const url = `/api/invoices/${this.invoice.id}/credit-notes`;
      const note = invoiceDetail.parse(await firstValueFrom(this.#http.post(url, body)));
      this.#toasts.show(this.t().done(note.number ?? ''));
      this.#dialog.close(note);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
