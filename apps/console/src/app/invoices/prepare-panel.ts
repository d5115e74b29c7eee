import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { addCalendarDays, addMonths, isLocalDate } from '@vigie/rules';
import {
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  type ShownProblem,
  Toasts,
  dateOfInstant,
  formatDay,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import { type InvoiceRun, type PreparedInvoice, invoicePreparation, invoiceRun } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ChoiceField } from '../contracts/choice-field';
import { clientNames } from '../contracts/names';
import { TypedField } from '../contracts/typed-field';
import { Failures } from '../core/failures';
import { keepLast, paramsOf } from '../core/resources';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { invoicesTexts } from './invoices.texts';

/** Shows what would be drafted for some days before it is; closes with the batch that drafts it. */
@Component({
  selector: 'app-prepare-panel',
  imports: [ChoiceField, ErrorState, Icon, MoneyPipe, PanelFoot, PanelHead, TypedField],
  templateUrl: './prepare-panel.html',
  styleUrl: './prepare-panel.css',
})
export class PreparePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  readonly #dialog = inject<DialogRef<InvoiceRun>>(DialogRef);
  readonly #texts = injectTexts(invoicesTexts);
  protected readonly t = computed(() => this.#texts().preparing);
  protected readonly clients = clientNames();
  readonly #month = `${dateOfInstant(Date.now()).slice(0, 7)}-01`;
  protected readonly from = signal(this.#month);
  protected readonly until = signal(addCalendarDays(addMonths(this.#month, 1), -1));
  protected readonly client = signal('');
  protected readonly work = signal(true);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #asked = computed(() => {
    const { from, until } = { from: this.from(), until: this.until() };
    if (!isLocalDate(from) || !isLocalDate(until)) return undefined;
    return paramsOf({ from, until, client: this.client(), work: String(this.work()) });
  });
  protected readonly resource = httpResource(
    () => {
      const params = this.#asked();
      return params && { url: '/api/invoice-runs/preparation', params };
    },
    { parse: (raw) => invoicePreparation.parse(raw) },
  );
  protected readonly prepared = keepLast(this.resource);

  protected count(count: number): string {
    return formatNumber(count, this.#locale());
  }

  protected period({ periodFrom, periodTo }: PreparedInvoice): string {
    const day = (date: string) => formatDay(date, this.#locale(), 'numeric');
    return periodFrom && periodTo ? this.#texts().period(day(periodFrom), day(periodTo)) : '';
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const body = {
      ...{ kind: 'prepare', from: this.from(), until: this.until(), work: this.work() },
      ...(this.client() && { client: this.client() }),
    };
    try {
      const run = invoiceRun.parse(await firstValueFrom(this.#http.post('/api/invoice-runs', body)));
      this.#toasts.show(this.t().started);
      this.#dialog.close(run);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
