import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce } from '@vigie/platform';

/** Tells open browsers that an answer, held until now, can be read by its client. */
@Injectable()
export class ShowAnswer {
  constructor(private readonly database: Database) {}

  execute(ticket: { ticketId: string; clientId: string }, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (await finish(tx)) tx.live({ type: 'ticket.changed', ...ticket });
    });
  }
}
