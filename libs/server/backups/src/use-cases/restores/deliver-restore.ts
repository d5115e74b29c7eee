import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError } from '@vigie/platform';
import type { RestoreDelivery } from '@vigie/wire';
import { RestoreDesk } from './restore-desk';

/** A person brought what our engine restored to where the client finds it: now the client is told. */
@Injectable()
export class DeliverRestore {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
  ) {}

  /** Errors: not-found, version.conflict, backup-restore.wrong-state. */
  execute(actor: Actor, id: string, { words, version }: RestoreDelivery): Promise<void> {
    return this.database.transaction(async (tx) => {
      const opened = await this.desk.open(tx, actor.scope, id, version);
      const { state } = opened.restore;
      if (state !== 'restored') throw new DomainError('backup-restore.wrong-state', { state });
      await this.desk.finish(tx, actor, opened, { words });
    });
  }
}
