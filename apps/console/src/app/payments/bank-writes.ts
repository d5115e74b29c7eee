import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Toasts, injectTexts } from '@vigie/ui';
import { type BankLineAcceptance, type BankLineItem, bankLineBulkResult } from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { bankTexts } from './bank.texts';

const undoMs = 15_000;

/** What becomes of lines of a statement; each says it, and offers to take it back. */
@Service()
export class BankWrites {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(bankTexts);

  async accept(
    line: BankLineItem,
    acceptance: Omit<BankLineAcceptance, 'version'>,
    after: () => void,
  ): Promise<boolean> {
    const { version } = line;
    const url = `/api/bank-lines/${line.id}/acceptance`;
    const isDone = await this.#write(this.#http.post(url, { ...acceptance, version }));
    if (isDone) this.#offerUndo(this.#t().done, line, after);
    return isDone;
  }

  async ignore(line: BankLineItem, reason: string, after: () => void): Promise<boolean> {
    const { version } = line;
    const url = `/api/bank-lines/${line.id}/ignoring`;
    const isDone = await this.#write(this.#http.post(url, { reason, version }));
    if (isDone) this.#offerUndo(this.#t().ignored, line, after);
    return isDone;
  }

  async undo({ id, version }: Pick<BankLineItem, 'id' | 'version'>): Promise<boolean> {
    const isDone = await this.#write(this.#http.post(`/api/bank-lines/${id}/undo`, { version }));
    if (isDone) this.#toasts.show(this.#t().undone);
    return isDone;
  }

  /** Accepts the certain proposals of these lines. */
  async acceptCertain(lines: readonly BankLineItem[]): Promise<boolean> {
    const body = { lines: lines.map(({ id, version }) => ({ id, version })) };
    return this.#write(this.#http.post('/api/bank-lines/acceptances', body), (answer) => {
      const { accepted } = bankLineBulkResult.parse(answer);
      this.#toasts.show(this.#t().accepted(accepted.length));
    });
  }

  /** A line that was decided has the next version. */
  #offerUndo(text: string, { id, version }: BankLineItem, after: () => void): void {
    const onAction = () => void this.undo({ id, version: version + 1 }).then(after);
    this.#toasts.show(text, { action: this.#t().undo, durationMs: undoMs, onAction });
  }

  async #write(request: Observable<unknown>, done?: (answer: unknown) => void): Promise<boolean> {
    try {
      const answer = await firstValueFrom(request);
      done?.(answer);
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    }
  }
}
