import { Injectable } from '@nestjs/common';
import { localDateOf, timerMinutes } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { TimerStop } from '@vigie/wire';
import { lockTicket } from '../../store/desk/ticket.store';
import { deleteTimer, insertTimer, lockTimer, type StoredTimer } from '../../store/planning/time.store';
import { RecordTime } from './record-time';
import { ourZone } from './our-zone';

const asUsual: TimerStop = { activity: 'remote', billable: false, comment: null };

/** The one timer of a person: it lives in the database, so it survives a reload and a change of machine. */
@Injectable()
export class RunTimer {
  constructor(
    private readonly database: Database,
    private readonly recording: RecordTime,
  ) {}

  /** Starts on a ticket; a timer that runs on another one is stopped and its time kept. */
  start(actor: Actor, ticketId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const personId = found(actor.id);
      const running = await lockTimer(tx, personId);
      if (running?.ticketId === ticketId) return;
      if (running) await this.keep(tx, actor, running, asUsual);
      const { clientId } = await lockTicket(tx, actor.scope, ticketId);
      await insertTimer(tx, { personId, ticketId, clientId });
      tx.live({ type: 'time.changed', personId });
    });
  }

  /** Stops it and keeps its time; returns the entry. */
  stop(actor: Actor, what: TimerStop): Promise<string> {
    return this.database.transaction(async (tx) => this.keep(tx, actor, await this.running(tx, actor), what));
  }

  /** Stops it and forgets its time. */
  discard(actor: Actor): Promise<void> {
    return this.database.transaction(async (tx) => {
      const running = await this.running(tx, actor);
      await deleteTimer(tx, running);
      tx.live({ type: 'time.changed', personId: running.personId });
    });
  }

  private async running(tx: Transaction, actor: Actor): Promise<StoredTimer> {
    const running = await lockTimer(tx, found(actor.id));
    if (!running) throw new DomainError('timer.none');
    return running;
  }

  private async keep(tx: Transaction, actor: Actor, timer: StoredTimer, what: TimerStop): Promise<string> {
    await deleteTimer(tx, timer);
    const { ticketId, startedAt } = timer;
    const day = localDateOf(startedAt.toISOString(), ourZone);
    const minutes = timerMinutes(startedAt.getTime(), tx.now.getTime());
    return this.recording.write(tx, actor, { ticketId, day, minutes, ...what });
  }
}
