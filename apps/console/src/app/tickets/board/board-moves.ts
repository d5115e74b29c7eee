import { Service, inject, signal } from '@angular/core';
import { Dialogs, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketState, canMove } from '@vigie/rules';
import type { ListedTicket } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { displayTexts } from '../display.texts';
import { TicketWrites, needsReason } from '../ticket-writes';
import { ticketTexts } from '../tickets.texts';

/** A card that stands in another column before the server has said so. */
export interface Pending {
  /** As it will be. */
  row: ListedTicket;
  to: TicketState;
  /** The version from which the server's row says the same. */
  since: number;
}

/** Moves cards from column to column: at once on the screen, back when it is refused. */
@Service()
export class BoardMoves {
  readonly #writes = inject(TicketWrites);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #t = injectTexts(displayTexts);
  readonly #desk = injectTexts(ticketTexts);
  readonly #shared = injectTexts(sharedTexts);
  readonly #pending = signal<ReadonlyMap<string, Pending>>(new Map());
  readonly pending = this.#pending.asReadonly();

  /** Says why a move is refused; true when the ticket has moved. */
  async move(row: ListedTicket, to: TicketState): Promise<boolean> {
    if (row.state === to) return false;
    if (!canMove(row.state, to)) {
      const { ticketStates } = this.#shared();
      this.#toasts.bad(this.#t().refused(ticketStates[row.state], ticketStates[to]));
      return false;
    }
    const reason = needsReason.includes(to) ? await this.#askReason(to) : '';
    if (reason === undefined) return false;
    this.#show({ row: { ...row, state: to }, to, since: row.version + 1 });
    try {
      const moved = await this.#writes.move(row, to, reason);
      // Known before the list is read again: it can be moved on at once.
      this.#show({ row: { ...row, ...moved }, to, since: moved.version });
      return true;
    } catch (error) {
      this.settle([row.id]);
      this.#failures.toast(error);
      return false;
    }
  }

  /** The server's rows say where these are. */
  settle(ids: readonly string[]): void {
    if (!ids.some((id) => this.#pending().has(id))) return;
    this.#pending.update((pending) => new Map([...pending].filter(([id]) => !ids.includes(id))));
  }

  #show(pending: Pending): void {
    this.#pending.update((all) => new Map(all).set(pending.row.id, pending));
  }

  #askReason(to: TicketState): Promise<string | undefined> {
    const { reason } = this.#desk();
    const question: ReasonQuestion = {
      title: this.#shared().ticketStates[to],
      label: reason.label,
      hint: to === 'planned' ? reason.planned : reason.waiting,
      confirm: this.#shared().actions.confirm,
      required: true,
    };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: question,
      width: '440px',
    });
    return firstValueFrom(dialog.closed);
  }
}
