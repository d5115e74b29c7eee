import { Injectable } from '@nestjs/common';
import { type Actor, allClients, Database, DomainError, type FinishOnce, systemActor } from '@vigie/platform';
import { TicketWork, WrittenRequests } from '@vigie/tickets';
import type { NewRestore } from '@vigie/wire';
import { hasRestore, insertRestore, isRestoring } from '../../store/restores/restore.store';

interface OpenedTicket {
  ticketId: string;
  clientId: string;
}

const vigie = systemActor('backups');

/** A restore begins with the written request for it. */
@Injectable()
export class OpenRestore {
  constructor(
    private readonly database: Database,
    private readonly work: TicketWork,
    private readonly requests: WrittenRequests,
  ) {}

  /** Of a ticket that was just opened, when that is what it asks for. */
  async fromTicket({ ticketId, clientId }: OpenedTicket, finish: FinishOnce): Promise<void> {
    const request = (await this.requests.ofTicket({ id: ticketId, clientId }))?.request;
    if (request?.kind !== 'backup.restore') return;
    await this.database.transaction(async (tx) => {
      const ticket = await this.work.lock(tx, allClients, ticketId);
      if (!(await finish(tx)) || (await hasRestore(tx, ticketId))) return;
      const id = await insertRestore(tx, ticket, request.form);
      await tx.audit(vigie, 'backup-restore.asked', `backup-restore:${id}`, { ticket: ticketId });
      tx.live({ type: 'backup-care.changed', clientId: ticket.clientId });
    });
  }

  /**
   * By a technician, for a written request without the form: a mail, a draft that was confirmed. Errors: ticket.closed,
   * backup-restore.no-request, backup-restore.going.
   */
  execute(actor: Actor, ticketId: string, asked: NewRestore): Promise<string> {
    return this.database.transaction(async (tx) => {
      const ticket = await this.work.lockStanding(tx, actor.scope, ticketId);
      if (!ticket.isOpen) throw new DomainError('ticket.closed');
      const request = await this.requests.ofTicket(ticket, tx);
      if ((request?.authorId ?? null) === null) throw new DomainError('backup-restore.no-request');
      if (await isRestoring(tx, ticket.id)) throw new DomainError('backup-restore.going');
      const id = await insertRestore(tx, ticket, asked);
      await tx.audit(actor, 'backup-restore.asked', `backup-restore:${id}`, { ticket: ticket.id });
      tx.live({ type: 'backup-care.changed', clientId: ticket.clientId });
      return id;
    });
  }
}
