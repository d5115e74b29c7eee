import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '@vigie/platform';
import { TicketWork } from '@vigie/tickets';
import type { RestoreByHand as ByHand } from '@vigie/wire';
import { sourceOf } from '../../store/restores/restore.store';
import { restoreWords } from '../../texts/restores/restore.texts';
import { RestoreDesk } from './restore-desk';

/** A restore that a person did with another tool: what shows it stays on the ticket as a note of ours. */
@Injectable()
export class RestoreByHand {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
    private readonly work: TicketWork,
  ) {}

  /** Errors: not-found, version.conflict, ticket.closed, backup-restore.wrong-state, backup-restore.run-unfit. */
  execute(
    actor: Actor,
    id: string,
    { version, attachmentIds, words, proof, ...from }: ByHand,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const opened = await this.desk.open(tx, actor.scope, id, version);
      const { restore, ticket } = opened;
      const jobId = from.jobId ?? restore.jobId;
      const runId = from.runId ?? (jobId === restore.jobId ? restore.runId : null);
      if (jobId !== null && runId !== null) await sourceOf(tx, restore.clientId, { jobId, runId });
      const body = restoreWords.fr.proof(proof);
      await this.work.say(tx, actor, ticket, { visibility: 'internal', body, attachmentIds });
      await this.desk.finish(tx, actor, opened, { method: 'hand', jobId, runId, proof, words });
    });
  }
}
