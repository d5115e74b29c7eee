import { Injectable } from '@nestjs/common';
import { localDateOf } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { TimeEntryChange, TimeEntryInput } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket } from '../../store/desk/ticket.store';
import {
  deleteTimeEntry,
  insertTimeEntry,
  lockTimeEntry,
  updateTimeEntry,
  type StoredTimeEntry,
} from '../../store/planning/time.store';
import { ourZone } from './our-zone';

/** Writes down, changes and removes time spent on tickets. */
@Injectable()
export class RecordTime {
  constructor(private readonly database: Database) {}

  /** Adds time of the caller to a ticket; returns its identifier. */
  add(actor: Actor, input: TimeEntryInput): Promise<string> {
    return this.database.transaction((tx) => this.write(tx, actor, input));
  }

  /** The same inside a transaction: a timer that is stopped. */
  async write(tx: Transaction, actor: Actor, { ticketId, ...input }: TimeEntryInput): Promise<string> {
    const personId = found(actor.id);
    const ticket = await lockTicket(tx, actor.scope, ticketId);
    checkDay(tx, input.day);
    const id = await insertTimeEntry(tx, { ...input, ticketId, clientId: ticket.clientId, personId });
    await recordHistory(tx, ticket, actor, 'time-added', { minutes: input.minutes });
    await tx.audit(actor, 'time.added', `time-entry:${id}`, { ticketId, ...input });
    tx.live({ type: 'time.changed', personId });
    return id;
  }

  /** Errors: time.not-own, time.billed, time.day-future, version.conflict. */
  change(actor: Actor, id: string, { version, ...values }: TimeEntryChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lockOwn(tx, actor, id);
      checkDay(tx, values.day);
      await updateTimeEntry(tx, before, version, values);
      await this.tell(tx, actor, before, 'time-changed', { from: before.minutes, to: values.minutes });
      const { day, minutes, activity, billable, comment } = before;
      const was = { day, minutes, activity, billable, comment };
      await tx.audit(actor, 'time.changed', `time-entry:${id}`, { before: was, after: values });
    });
  }

  /** Errors: time.not-own, time.billed, time.of-intervention. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lockOwn(tx, actor, id);
      if (before.interventionId) throw new DomainError('time.of-intervention');
      await deleteTimeEntry(tx, before);
      await this.tell(tx, actor, before, 'time-removed', { minutes: before.minutes });
      await tx.audit(actor, 'time.removed', `time-entry:${id}`, { ...before });
    });
  }

  private async lockOwn(tx: Transaction, actor: Actor, id: string): Promise<StoredTimeEntry> {
    const entry = await lockTimeEntry(tx, id);
    const may = entry.personId === actor.id || actor.permissions.has('people.manage');
    if (!may) throw new DomainError('time.not-own');
    if (entry.isBilled) throw new DomainError('time.billed');
    return entry;
  }

  private async tell(
    tx: Transaction,
    actor: Actor,
    { ticketId, clientId, personId }: StoredTimeEntry,
    type: 'time-changed' | 'time-removed',
    data: Record<string, number>,
  ): Promise<void> {
    if (ticketId) await recordHistory(tx, { id: ticketId, clientId }, actor, type, data);
    tx.live({ type: 'time.changed', personId });
  }
}

function checkDay(tx: Transaction, day: string): void {
  if (day > localDateOf(tx.now.toISOString(), ourZone))
    throw new DomainError('time.day-future', undefined, [{ path: 'day', code: 'time.day-future' }]);
}
