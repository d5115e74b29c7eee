import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { classOfIntervention, mayReturn } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { OccurrenceReturn } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import {
  lockFollowing,
  lockIntervention,
  updateIntervention,
  type StoredIntervention,
} from '../../store/planning/intervention.store';

/** Undoes the exceptions of a series: what was moved or cancelled goes back to where the series has it. */
@Injectable()
export class ReturnOccurrence {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, id: string, { version, following }: OccurrenceReturn): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockIntervention(tx, actor.scope, id);
      if (!isReturnable(tx, before)) throw new DomainError('intervention.return-refused');
      await this.putBack(tx, actor, before, version);
      const next = following ? await lockFollowing(tx, before) : [];
      for (const one of next) if (isReturnable(tx, one)) await this.putBack(tx, actor, one, one.version);
      await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
      tx.live({ type: 'planning.changed', clientId: before.clientId });
    });
  }

  private async putBack(
    tx: Transaction,
    actor: Actor,
    before: StoredIntervention,
    version: number,
  ): Promise<void> {
    const { id, clientId, ticketId } = before;
    const startsAt = found(before.recurrenceAt);
    const { calendar } = await this.directory.clientTerms(clientId, tx);
    const asked = before.requestedAt.toISOString();
    const values = { startsAt, class: classOfIntervention(asked, startsAt.toISOString(), calendar) };
    const state = before.state === 'cancelled' ? 'planned' : before.state;
    await updateIntervention(tx, before, version, { ...values, state });
    const data = { startsAt: startsAt.toISOString() };
    if (ticketId) await recordHistory(tx, { id: ticketId, clientId }, actor, 'intervention-moved', data);
    const was = { startsAt: before.startsAt, state: before.state };
    await tx.audit(actor, 'intervention.returned', `intervention:${id}`, { was, ...data });
  }
}

function isReturnable(tx: Transaction, { startsAt, recurrenceAt, state }: StoredIntervention): boolean {
  const dates = { startsAt: startsAt.toISOString(), recurrenceAt: recurrenceAt?.toISOString() ?? null };
  return mayReturn({ ...dates, state }, tx.now.toISOString());
}
