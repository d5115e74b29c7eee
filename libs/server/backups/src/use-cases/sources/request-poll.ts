import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork, found, type Actor, type Transaction } from '@vigie/platform';
import { dueNas, lockNas, noteNas, type StoredNas } from '../../store/sources/nas.store';

const minuteMs = 60_000;
/** A reading that has not ended by then was given up. */
const longestMs = 15 * minuteMs;

/** Has a NAS read, when it is due or when somebody asks. One reading at a time. */
@Injectable()
export class RequestPoll extends DueWork {
  readonly kind = 'nas-poll';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** One that is under way goes on. Error: not-found. */
  async execute(actor: Actor, connectionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const nas = found(await lockNas(tx, connectionId));
      if (await startPoll(tx, nas)) await tx.audit(actor, 'nas.poll-asked', `nas:${connectionId}`);
    });
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return dueNas(this.database, this.clock.now(), limit);
  }

  /** A minute more or less: they need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(connectionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const nas = await lockNas(tx, connectionId);
      if (!nas?.pollDueAt || nas.pollDueAt > tx.now) return;
      // What ends the reading says when the next one is; this is for a worker that dies before.
      const pollDueAt = new Date(tx.now.getTime() + Math.max(longestMs, nas.everyMinutes * minuteMs));
      await noteNas(tx, connectionId, { pollDueAt });
      await startPoll(tx, nas);
    });
  }
}

/** False when a reading is under way. */
export async function startPoll(
  tx: Transaction,
  { id, pollStartedAt }: Pick<StoredNas, 'id' | 'pollStartedAt'>,
): Promise<boolean> {
  if (pollStartedAt && tx.now.getTime() - pollStartedAt.getTime() < longestMs) return false;
  await noteNas(tx, id, { pollStartedAt: tx.now });
  await tx.emit('backup.poll-due', { connectionId: id, startedAt: tx.now.toISOString() });
  tx.live({ type: 'backup-sources.changed' });
  return true;
}
