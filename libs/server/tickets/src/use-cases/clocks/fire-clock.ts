import { Injectable } from '@nestjs/common';
import { Database, DueWork, WakeUps, type Transaction } from '@vigie/platform';
import {
  insertFiring,
  lockClock,
  overdueClocks,
  upcomingClocks,
  wasTold,
  type ThresholdKey,
} from '../../store/clocks/clock-firing.store';
import { refreshClock, refreshTicketDeadline, type StoredClock } from '../../store/clocks/clock.store';
import { recordHistory } from '../../store/desk/history.store';

/** A worker that was away may find several thresholds of a clock due: there are no more than these. */
const thresholdsOfClock = 4;

/** The thresholds of SLA clocks: each is told once, at the instant the database says it is due. */
@Injectable()
export class FireClock extends DueWork {
  readonly kind = 'clock';

  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {
    super();
  }

  overdue(graceMs: number, limit: number): Promise<string[]> {
    return overdueClocks(this.database, graceMs, limit);
  }

  upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    return upcomingClocks(this.database, horizonMs, limit);
  }

  /** Tells every threshold of the clock that is due by the clock of the database; none when it is not due. */
  async fire(id: string): Promise<void> {
    const nextAt = await this.database.transaction((tx) => this.fireDue(tx, id));
    if (nextAt) this.wakeUps.planSoon([{ kind: this.kind, id, at: nextAt }]);
  }

  /** One after the other; returns when the next one is due. */
  private async fireDue(tx: Transaction, id: string): Promise<Date | null> {
    let fired = await this.fireOne(tx, id);
    for (let told = 1; fired.again && told < thresholdsOfClock; told += 1) fired = await this.fireOne(tx, id);
    return fired.nextAt;
  }

  private async fireOne(tx: Transaction, id: string): Promise<{ nextAt: Date | null; again: boolean }> {
    const locked = await lockClock(tx, id);
    if (!locked?.clock.nextAt || locked.clock.nextPercent === null) return { nextAt: null, again: false };
    const { clock, now } = locked;
    const { nextAt: dueAt, nextPercent: percent, termsVersion } = locked.clock;
    if (!locked.isDue) return { nextAt: dueAt, again: false };
    const key = { clockId: id, termsVersion, percent };
    // What was told already is only stepped over: a stored column must never make us say it twice, or stop for ever.
    if (!(await wasTold(tx, key))) await this.tell(tx, clock, { ...key, dueAt, firedAt: now });
    const { nextAt } = await refreshClock(tx, id, now);
    if (percent === 100) await refreshTicketDeadline(tx, clock.ticketId);
    return { nextAt, again: nextAt !== null && nextAt <= now };
  }

  private async tell(
    tx: Transaction,
    clock: StoredClock,
    firing: ThresholdKey & { dueAt: Date; firedAt: Date },
  ): Promise<void> {
    const firingId = await insertFiring(tx, firing);
    const ticket = { id: clock.ticketId, clientId: clock.clientId };
    const { percent } = firing;
    const type = percent === 100 ? 'clock-breached' : 'clock-warned';
    await recordHistory(tx, ticket, { kind: 'system', name: 'Vigie' }, type, { percent, clock: clock.kind });
    await tx.emit('clock.fired', { ticketId: ticket.id, clientId: ticket.clientId, firingId });
  }
}
