import { Service, inject } from '@angular/core';
import type { TicketDetail } from '@vigie/wire';
import { SessionStore } from '../../core/session-store';

/** A subject that was typed and not saved, over the ticket as it was then. */
interface SubjectDraft {
  base: TicketDetail;
  subject: string;
}

/** Subjects that somebody was correcting when they left the ticket, until they come back to it. */
@Service()
export class SubjectDrafts {
  readonly #session = inject(SessionStore);
  readonly #kept = new Map<string, SubjectDraft>();

  keep(draft: SubjectDraft): void {
    this.#kept.set(this.#key(draft.base.id), draft);
  }

  /** What was kept of a ticket, once. */
  take(ticketId: string): SubjectDraft | undefined {
    const key = this.#key(ticketId);
    const draft = this.#kept.get(key);
    this.#kept.delete(key);
    return draft;
  }

  /** Somebody else may sign in on the same machine. */
  #key(ticketId: string): string {
    return `${this.#session.person()?.id ?? ''}/${ticketId}`;
  }
}
