import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { Locale, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import {
  type BulkOutcome,
  type BulkResult,
  type ErrorCode,
  type TicketChange,
  bulkResult,
  errorsEn,
  errorsFr,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { bulkTexts } from '../bulk.texts';
import type { Target } from '../ticket-writes';

/** Sent together: small enough for the progress to be seen. */
const batchSize = 25;
const undoMs = 15_000;
const words = { fr: errorsFr, en: errorsEn };

/** Changes many tickets at once, shows how far it is, and offers to take it back. */
@Service()
export class BulkChanges {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(bulkTexts);
  readonly #common = injectTexts(sharedTexts);
  readonly #progress = signal<{ done: number; total: number } | null>(null);
  readonly progress = this.#progress.asReadonly();

  /** Runs it batch by batch; returns the tickets that are not as wanted. */
  async run(targets: readonly Target[], change: TicketChange): Promise<Set<string>> {
    const done: BulkResult[] = [];
    this.#progress.set({ done: 0, total: targets.length });
    try {
      for (let from = 0; from < targets.length; from += batchSize) {
        const tickets = targets.slice(from, from + batchSize).map(({ id, version }) => ({ id, version }));
        done.push(await this.#post('/api/tickets/bulk', { tickets, change }));
        this.#progress.set({ done: from + tickets.length, total: targets.length });
      }
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.#progress.set(null);
    }
    const outcomes = done.flatMap(({ results }) => results);
    if (outcomes.length > 0) this.#say(outcomes, done);
    const wanted = outcomes.filter(({ outcome }) => outcome === 'done' || outcome === 'unchanged');
    const settled = new Set(wanted.map(({ id }) => id));
    return new Set(targets.map(({ id }) => id).filter((id) => !settled.has(id)));
  }

  #say(outcomes: readonly BulkOutcome[], done: readonly BulkResult[]): void {
    const changed = outcomes.filter(({ outcome }) => outcome === 'done').length;
    const text = [changed > 0 ? this.#t().done(changed) : this.#t().none, ...this.#refusals(outcomes)];
    const undo = {
      durationMs: undoMs,
      action: this.#common().actions.undo,
      onAction: () => void this.#undo(done),
    };
    this.#toasts.show(text.join(' '), changed > 0 ? undo : { tone: 'bad' });
  }

  async #undo(done: readonly BulkResult[]): Promise<void> {
    try {
      const outcomes: BulkOutcome[] = [];
      for (const { id } of done)
        outcomes.push(...(await this.#post(`/api/tickets/bulk/${id}/undo`, {})).results);
      const restored = outcomes.filter(({ outcome }) => outcome === 'done').length;
      this.#toasts.show([this.#t().undone(restored), ...this.#refusals(outcomes)].join(' '), {
        tone: restored < outcomes.length ? 'bad' : 'info',
      });
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  /** One sentence for each reason why tickets stayed as they were. */
  #refusals(outcomes: readonly BulkOutcome[]): string[] {
    const byCode = new Map<ErrorCode, number>();
    let conflicts = 0;
    for (const one of outcomes) {
      if (one.outcome === 'conflict') conflicts += 1;
      if (one.outcome === 'refused') byCode.set(one.code, (byCode.get(one.code) ?? 0) + 1);
    }
    const says = words[this.#locale.current()];
    const refused = [...byCode].map(([code, count]) => this.#t().refused(count, says[code]));
    return conflicts > 0 ? [...refused, this.#t().conflict(conflicts)] : refused;
  }

  /** The key makes a retry after a cut the same change. */
  async #post(url: string, body: object): Promise<BulkResult> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return bulkResult.parse(await firstValueFrom(this.#http.post(url, body, { headers })));
  }
}
