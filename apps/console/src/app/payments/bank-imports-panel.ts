import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import {
  Dialogs,
  EmptyState,
  ErrorState,
  InstantPipe,
  Locale,
  Toasts,
  formatMoney,
  injectTexts,
} from '@vigie/ui';
import {
  type BankImportDetail,
  type BankImportItem,
  bankImportDetail,
  bankImportPage,
  bankImportUndone,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { pagedList } from '../core/paged-list';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { LoadMore } from '../kit/load-more';
import { PanelHead } from '../kit/panel-frame';
import { bankImportsTexts } from './bank-imports.texts';

/** Statements that were read; each can be taken back whole, after it has said what that opens again. */
@Component({
  selector: 'app-bank-imports-panel',
  imports: [EmptyState, ErrorState, InstantPipe, LoadMore, PanelHead],
  template: `
    <div class="panel-form">
      <app-panel-head [heading]="t().title" />
      <p class="muted">{{ t().intro }}</p>
      @if (list.ready()) {
        <ul>
          @for (one of list.rows(); track one.id) {
            <li [class.off]="one.undone">
              <span class="what">
                <strong>{{ one.file }}</strong>
                <small>{{ said(one) }}</small>
                @if (one.undone; as undone) {
                  <small>{{ t().undone(undone.by) }}, {{ undone.at | vInstant }}</small>
                } @else {
                  <small>{{ one.at | vInstant }}, {{ t().by(one.by) }}</small>
                }
              </span>
              @if (canWrite() && !one.undone) {
                <button
                  type="button"
                  class="btn btn-small"
                  [attr.aria-label]="t().undoOf(one.file)"
                  [attr.aria-disabled]="busy()"
                  (click)="undo(one)"
                >
                  {{ t().undo }}
                </button>
              }
            </li>
          } @empty {
            <v-empty-state icon="upload" [title]="t().empty" [text]="t().emptyText" />
          }
        </ul>
        @if (list.more()) {
          <app-load-more (reached)="list.loadMore()" />
        }
      } @else if (list.error()) {
        <v-error-state [error]="list.error()" (retry)="list.reload()" />
      }
    </div>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: center;
      padding: 10px 0;
      border-block-end: 1px solid var(--line-soft);
    }
    .what {
      display: grid;
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    .off strong {
      color: var(--ink-3);
      text-decoration: line-through;
    }
  `,
})
export class BankImportsPanel {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(bankImportsTexts);
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly busy = signal(false);
  protected readonly list = pagedList<BankImportItem>({
    url: '/api/bank-imports',
    params: () => ({}),
    parse: (raw) => bankImportPage.parse(raw),
  });

  protected said({ lines, total, payments, undone }: BankImportItem): string {
    const { said, payments: made } = this.t();
    const sum = formatMoney(total, this.#locale());
    return undone ? made(payments) : [said(lines, sum), made(payments)].join(' · ');
  }

  protected async undo({ id }: BankImportItem): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const url = `/api/bank-imports/${id}`;
      const detail = bankImportDetail.parse(await firstValueFrom(this.#http.get(url)));
      if (!(await this.#isMeant(detail))) return;
      const answer = await firstValueFrom(this.#http.post(`${url}/undo`, { payments: detail.payments }));
      const { lines, payments } = bankImportUndone.parse(answer);
      this.#toasts.show(this.t().done(lines, payments));
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.list.reload();
    }
  }

  async #isMeant(detail: BankImportDetail): Promise<boolean> {
    const t = this.t();
    const { lines, payments, invoices, invoiceCount, lettered, claims } = detail;
    const text = [
      t.lines(lines),
      ...(payments > 0 ? [t.cancelled(payments)] : []),
      ...(invoiceCount > 0 ? [t.opened(invoices.join(', '), invoiceCount - invoices.length)] : []),
      ...(lettered > 0 ? [t.lettered(lettered)] : []),
      ...(claims > 0 ? [t.claims(claims)] : []),
      t.again,
    ].join(' ');
    const title = t.confirmTitle(detail.file);
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm: t.undo, danger: true },
      width: '480px',
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }
}
