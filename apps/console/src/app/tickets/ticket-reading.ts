import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import type { ListedTicket } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { WorkCounts } from '../core/work-counts';

type Readable = Pick<ListedTicket, 'id' | 'unread' | 'updatedAt'>;

/** What this person has seen; a mark shows at once, and the list keeps its rows until it is read again. */
@Service()
export class TicketReading {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #counts = inject(WorkCounts);
  readonly #marks = signal<ReadonlyMap<string, { unread: boolean; at: string }>>(new Map());
  readonly #kept = signal<string | null>(null);
  /** The ticket that shall stay unread although it is open. */
  readonly kept = this.#kept.asReadonly();

  /** Whether something happened in a ticket since this person looked. */
  isUnread({ id, unread, updatedAt }: Readable): boolean {
    const mark = this.#marks().get(id);
    return mark && mark.at >= updatedAt ? mark.unread : unread;
  }

  /** Keeps that tickets are seen, or are to be seen again. */
  async mark(tickets: readonly Readable[], unread: boolean): Promise<void> {
    const before = this.#marks();
    const [only] = tickets;
    this.#kept.set(unread && only && tickets.length === 1 ? only.id : null);
    const marks = tickets.map(({ id, updatedAt }) => [id, { unread, at: updatedAt }] as const);
    this.#marks.set(new Map([...before, ...marks]));
    try {
      const body = { ticketIds: tickets.map(({ id }) => id), unread };
      await firstValueFrom(this.#http.post('/api/tickets/reading', body));
      this.#counts.reload();
    } catch (error) {
      this.#marks.set(before);
      this.#failures.toast(error);
    }
  }

  /** Another ticket is opened: it is read like any other. */
  opened(): void {
    this.#kept.set(null);
  }
}
