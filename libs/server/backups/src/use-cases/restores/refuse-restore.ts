import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '@vigie/platform';
import { TicketWork } from '@vigie/tickets';
import type { RestoreRefusal } from '@vigie/wire';
import { askerLocale, moveRestore } from '../../store/restores/restore.store';
import { restoreWords } from '../../texts/restores/restore.texts';
import { RestoreDesk } from './restore-desk';

/** A restore that cannot be done, for a reason that the client reads. */
@Injectable()
export class RefuseRestore {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
    private readonly work: TicketWork,
  ) {}

  /** Errors: not-found, version.conflict, ticket.closed, backup-restore.wrong-state. */
  execute(actor: Actor, id: string, { reason, version }: RestoreRefusal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { restore, ticket } = await this.desk.open(tx, actor.scope, id, version);
      await moveRestore(tx, restore, 'refused', {
        ...{ refusedAt: tx.now, refusedBy: actor.name, refuseReason: reason },
      });
      await this.work.record(tx, ticket, actor, 'restore-refused', { reason });
      const body = restoreWords[await askerLocale(tx, ticket.id)].refused(reason);
      await this.work.say(tx, actor, ticket, { visibility: 'public', body });
      await tx.audit(actor, 'backup-restore.refused', `backup-restore:${id}`, { reason });
    });
  }
}
