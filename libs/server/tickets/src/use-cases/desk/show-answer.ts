import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce } from '@vigie/platform';
import { releaseFiles } from '../../store/desk/ticket-file.store';

/** Shows an answer, held until now, to its client: with its files, and at once in an open browser. */
@Injectable()
export class ShowAnswer {
  constructor(private readonly database: Database) {}

  execute(ticket: { ticketId: string; clientId: string }, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      await releaseFiles(tx, { id: ticket.ticketId, clientId: ticket.clientId });
      tx.live({ type: 'ticket.changed', ...ticket });
    });
  }
}
