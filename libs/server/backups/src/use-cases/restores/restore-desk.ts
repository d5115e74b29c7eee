import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Actor, type ClientScope, type Config, type Transaction } from '@vigie/platform';
import { TicketWork, type WorkedTicket } from '@vigie/tickets';
import {
  askerLocale,
  lockRestore,
  moveRestore,
  type StoredRestore,
  ticketOfRestore,
} from '../../store/restores/restore.store';
import { restoreWords } from '../../texts/restores/restore.texts';

/** A restore with the ticket in which it goes on, both held. */
export interface OpenedRestore {
  restore: StoredRestore;
  ticket: WorkedTicket;
}

/** What the steps of a restore have in common: its ticket, and what is said there. */
@Injectable()
export class RestoreDesk {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: TicketWork,
  ) {}

  /** Holds the ticket, then the restore; 404 outside the scope. Error: version.conflict. */
  async open(tx: Transaction, scope: ClientScope, id: string, version?: number): Promise<OpenedRestore> {
    const ticket = await this.work.lockStanding(tx, scope, await ticketOfRestore(tx, scope, id));
    return { ticket, restore: await lockRestore(tx, id, version) };
  }

  /** Writes down that the client has its data: who asked is told on the ticket, and what was promised in 48 h is kept. */
  async finish(
    tx: Transaction,
    actor: Actor,
    { restore, ticket }: OpenedRestore,
    { words, ...values }: Partial<StoredRestore> & { words: string },
  ): Promise<void> {
    await moveRestore(tx, restore, 'done', {
      ...values,
      ...{ doneAt: tx.now, doneBy: actor.name, failure: null, failureMessage: null, missing: null },
    });
    const texts = restoreWords[await askerLocale(tx, ticket.id)];
    const { what, asOf } = restore;
    const url = `${this.config.publicUrl}/portal/sauvegardes`;
    await this.work.record(tx, ticket, actor, 'restore-done', { method: restore.method });
    const body = texts.done({ what, asOf, words, url });
    await this.work.say(tx, actor, ticket, { visibility: 'public', body, thenState: 'waiting-client' });
    // After the answer, which lets the clocks rest until the client speaks.
    await this.work.fulfil(tx, ticket, { of: [restore.ticketId], by: actor.name });
    await tx.audit(actor, 'backup-restore.done', `backup-restore:${restore.id}`, {
      method: restore.method,
    });
  }
}
