import { Injectable } from '@nestjs/common';
import {
  interventionMoves,
  isAhead,
  localDateOf,
  type InterventionPlace,
  type TimeActivity,
} from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { InterventionMove } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { teamOf } from '../../store/planning/intervention-team.store';
import {
  lockFollowing,
  lockIntervention,
  updateIntervention,
  type StoredIntervention,
} from '../../store/planning/intervention.store';
import { insertTimeEntry } from '../../store/planning/time.store';
import { ourZone } from './our-zone';

const activities: Record<InterventionPlace, TimeActivity> = {
  'on-site': 'on-site',
  remote: 'remote',
  meeting: 'meeting',
};

/** Confirms, cancels or ends an intervention; one that is done becomes time spent, once for each technician. */
@Injectable()
export class MoveIntervention {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string, move: InterventionMove): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockIntervention(tx, actor.scope, id);
      const { to } = move;
      if (!interventionMoves[before.state].includes(to))
        throw new DomainError('intervention.move-refused', { from: before.state, to });
      const isDone = to === 'done';
      if (isDone && move.usedMinutes === undefined)
        throw new DomainError('intervention.used-required', undefined, [
          { path: 'usedMinutes', code: 'intervention.used-required' },
        ]);
      const used = isDone ? { usedMinutes: move.usedMinutes ?? null } : {};
      await updateIntervention(tx, before, move.version, { state: to, ...used });
      if (isDone) await this.keepTime(tx, before, move);
      await this.tell(tx, actor, before, move);
      if (to === 'cancelled' && move.following) await this.cancelNext(tx, actor, before, move);
    });
  }

  /** A series that ends: each of those that follow is cancelled, and can come back on its own. */
  private async cancelNext(
    tx: Transaction,
    actor: Actor,
    before: StoredIntervention,
    move: InterventionMove,
  ): Promise<void> {
    for (const next of await lockFollowing(tx, before)) {
      if (!isAhead(next.state)) continue;
      await updateIntervention(tx, next, next.version, { state: 'cancelled' });
      await this.tell(tx, actor, next, move);
    }
  }

  private async keepTime(tx: Transaction, done: StoredIntervention, move: InterventionMove): Promise<void> {
    const day = localDateOf(done.startsAt.toISOString(), ourZone);
    if (day > localDateOf(tx.now.toISOString(), ourZone)) throw new DomainError('time.day-future');
    const { id: interventionId, clientId, ticketId, seriesId, place } = done;
    const { usedMinutes: minutes = 0, billable, comment } = move;
    const activity = activities[place];
    for (const { id: personId } of await teamOf(tx, interventionId)) {
      const whose = { interventionId, clientId, ticketId, personId };
      await insertTimeEntry(tx, { ...whose, day, minutes, activity, billable, comment });
      tx.live({ type: 'time.changed', personId });
    }
    if (seriesId) await tx.emit('intervention.done', { interventionId, seriesId });
  }

  private async tell(
    tx: Transaction,
    actor: Actor,
    { id, clientId, ticketId, state: from }: StoredIntervention,
    { to, usedMinutes }: InterventionMove,
  ): Promise<void> {
    const ticket = { id: ticketId ?? '', clientId };
    if (ticketId) await recordHistory(tx, ticket, actor, 'intervention-state-changed', { from, to });
    await tx.audit(actor, 'intervention.state-changed', `intervention:${id}`, { from, to, usedMinutes });
    if (to === 'cancelled')
      await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
    tx.live({ type: 'planning.changed', clientId });
  }
}
