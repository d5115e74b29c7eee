import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Dialogs, Toasts, injectTexts } from '@vigie/ui';
import {
  type InvoiceAct,
  type InvoiceChecksDone,
  type InvoiceDetail,
  type InvoiceRun,
  type InvoiceRunAct,
  type NewInvoiceRun,
  invoiceChecksDone,
  invoiceDetail,
  invoiceRun,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { CreditPanel } from './credit-panel';
import { invoicePageTexts } from './invoice-page.texts';
import { PreparePanel } from './prepare-panel';
import { invoicesTexts } from './invoices.texts';

/** What somebody does to invoices; nothing comes back when it was refused, which is shown. */
@Service()
export class InvoiceActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(invoicePageTexts);
  readonly #list = injectTexts(invoicesTexts);

  async act(act: InvoiceAct['act'], { id, version }: InvoiceDetail): Promise<InvoiceDetail | null> {
    const { issueTitle: title, issueText: text, issue: confirm } = this.#t();
    if (act === 'issue' && !(await this.#sure({ title, text, confirm }))) return null;
    const answer = await this.#try(this.#http.post(`/api/invoices/${id}/acts`, { act, version }));
    if (answer === null) return null;
    this.#toasts.show(this.#t().done[act]);
    return invoiceDetail.parse(answer);
  }

  /** True when the draft is gone. */
  async discard({ id, version }: InvoiceDetail): Promise<boolean> {
    const { discardTitle: title, discardText: text, discard: confirm } = this.#t();
    if (!(await this.#sure({ title, text, confirm, danger: true }))) return false;
    const request = this.#http.delete(`/api/invoices/${id}`, { params: { version }, observe: 'response' });
    return (await this.#try(request)) !== null;
  }

  /** The credit note, when one was issued. */
  credit(invoice: InvoiceDetail): Promise<InvoiceDetail | undefined> {
    const label = this.#t().crediting.title(invoice.number ?? '');
    return firstValueFrom(
      this.#dialogs.openPanel<InvoiceDetail, InvoiceDetail, CreditPanel>(CreditPanel, {
        ...{ label, data: invoice, width: '680px', focus: 'field' },
      }).closed,
    );
  }

  /** The batch that was started. */
  prepare(): Promise<InvoiceRun | undefined> {
    return firstValueFrom(
      this.#dialogs.openPanel<InvoiceRun, null, PreparePanel>(PreparePanel, {
        ...{ label: this.#list().preparing.title, width: '680px', focus: 'field' },
      }).closed,
    );
  }

  async check(invoices: readonly string[]): Promise<InvoiceChecksDone | null> {
    const answer = await this.#try(this.#http.post('/api/invoices/checks', { invoices }));
    if (answer === null) return null;
    const done = invoiceChecksDone.parse(answer);
    this.#toasts.show(this.#list().checked(done.checked));
    return done;
  }

  /** Issues some, or every checked one. */
  async issue(run: Omit<Extract<NewInvoiceRun, { kind: 'issue' }>, 'kind'>): Promise<InvoiceRun | null> {
    const { issueTitle, issueText, issueAllText, issue: confirm } = this.#list();
    const title = run.invoices?.length === 1 ? this.#t().issueTitle : issueTitle;
    const text = run.invoices ? issueText(String(run.invoices.length)) : issueAllText;
    if (!(await this.#sure({ title, text, confirm }))) return null;
    const answer = await this.#try(this.#http.post('/api/invoice-runs', { kind: 'issue', ...run }));
    return answer === null ? null : invoiceRun.parse(answer);
  }

  async steer({ id, version }: InvoiceRun, act: InvoiceRunAct['act']): Promise<void> {
    await this.#try(this.#http.post(`/api/invoice-runs/${id}/acts`, { act, version }));
  }

  async #sure(question: Question): Promise<boolean> {
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: question.title,
      data: question,
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }

  async #try(request: Observable<unknown>): Promise<unknown> {
    try {
      return await firstValueFrom(request);
    } catch (error) {
      this.#failures.toast(error);
      return null;
    }
  }
}
