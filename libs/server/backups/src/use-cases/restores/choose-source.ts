import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '@vigie/platform';
import type { RestoreChoice } from '@vigie/wire';
import { moveRestore, sourceOf } from '../../store/restores/restore.store';
import { RestoreDesk } from './restore-desk';

/** A technician says what a restore is made from. */
@Injectable()
export class ChooseSource {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
  ) {}

  /** Errors: not-found, version.conflict, backup-restore.wrong-state, backup-restore.run-unfit. */
  execute(actor: Actor, id: string, { version, target, ...choice }: RestoreChoice): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { restore } = await this.desk.open(tx, actor.scope, id, version);
      const { job } = await sourceOf(tx, restore.clientId, choice);
      const kept = {
        ...choice,
        ...(target !== undefined && { target }),
        failure: null,
        failureMessage: null,
      };
      await moveRestore(tx, restore, 'chosen', kept);
      await tx.audit(actor, 'backup-restore.chosen', `backup-restore:${id}`, { job, run: choice.runId });
    });
  }
}
