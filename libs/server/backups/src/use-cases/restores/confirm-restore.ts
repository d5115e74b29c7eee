import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError, found } from '@vigie/platform';
import { AddClientMessage, TicketWork } from '@vigie/tickets';
import type { RestoreConfirmation } from '@vigie/wire';
import { moveRestore } from '../../store/restores/restore.store';
import { restoreWords } from '../../texts/restores/restore.texts';
import { RestoreDesk } from './restore-desk';

/** The client found what was lost, or says what is missing: in its own words on the ticket. */
@Injectable()
export class ConfirmRestore {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
    private readonly work: TicketWork,
    private readonly messages: AddClientMessage,
  ) {}

  /** Errors: not-found, backup-restore.wrong-state. */
  execute(actor: Actor, id: string, answer: RestoreConfirmation): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { restore, ticket } = await this.desk.open(tx, actor.scope, id);
      if (restore.state !== 'done')
        throw new DomainError('backup-restore.wrong-state', { state: restore.state });
      const texts = restoreWords[actor.locale];
      const place = await this.messages.receive(tx, {
        ...{ clientId: restore.clientId, ticketId: ticket.id, channel: 'portal', html: null, fileIds: [] },
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        body: answer.found ? texts.confirmed : texts.missing(answer.missing),
        asRequest: null,
      });
      if (answer.found) {
        await moveRestore(tx, restore, 'confirmed', { confirmedAt: tx.now, confirmedBy: actor.name });
        await this.work.record(tx, ticket, actor, 'restore-confirmed', {});
        await this.work.resolve(tx, actor, ticket);
      } else {
        const { missing } = answer;
        await moveRestore(tx, restore, restore.runId === null ? 'asked' : 'chosen', { missing });
        await this.work.record(tx, ticket, actor, 'restore-missing', { goesOn: place.ticketId });
      }
      const said = answer.found ? 'confirmed' : 'missing';
      await tx.audit(actor, `backup-restore.${said}`, `backup-restore:${id}`, { ticket: place.ticketId });
    });
  }
}
