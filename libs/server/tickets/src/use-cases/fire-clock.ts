import { Injectable } from '@nestjs/common';
import type { Threshold } from '@vigie/rules';
import { Database, DueWork, WakeUps, type Transaction } from '@vigie/platform';
import { ClockFiringRow } from '../store/clock-firing.row';
import { refreshClock, refreshTicketDeadline } from '../store/clock.store';
import { SlaClockRow } from '../store/sla-clock.row';
import { recordHistory } from '../store/ticket.store';

interface DueClock {
  due: number;
  now: Date;
}

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

  async overdue(graceMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM sla_clock WHERE next_at <= NOW(3) - INTERVAL ? MICROSECOND ORDER BY next_at LIMIT ?',
      [graceMs * 1000, limit],
    );
    return rows.map((row) => row.id);
  }

  upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    return this.database.query(
      `SELECT id, next_at AS at FROM sla_clock
        WHERE next_at <= NOW(3) + INTERVAL ? MICROSECOND ORDER BY next_at LIMIT ?`,
      [horizonMs * 1000, limit],
    );
  }

  /** Tells every threshold of the clock that is due by the clock of the database; none when it is not due. */
  async fire(id: string): Promise<void> {
    const nextAt = await this.database.transaction(async (tx) => {
      let next: Date | null = null;
      // A worker that was away may find several thresholds due: they are told one after the other.
      for (let told = 0; told < 4; told += 1) {
        const fired = await this.fireOne(tx, id);
        next = fired.nextAt;
        if (!fired.again) break;
      }
      return next;
    });
    if (nextAt) this.wakeUps.planSoon([{ kind: this.kind, id, at: new Date(nextAt) }]);
  }

  private async fireOne(tx: Transaction, id: string): Promise<{ nextAt: Date | null; again: boolean }> {
    const [judged] = await tx.query<DueClock>(
      'SELECT next_at <= NOW(3) AS due, NOW(3) AS now FROM sla_clock WHERE id = ? FOR UPDATE',
      [id],
    );
    const clock = judged ? await tx.manager.findOneBy(SlaClockRow, { id }) : null;
    if (!judged || !clock?.nextAt || clock.nextPercent === null) return { nextAt: null, again: false };
    if (Number(judged.due) !== 1) return { nextAt: clock.nextAt, again: false };
    const percent = clock.nextPercent as Threshold;
    const { termsVersion } = clock;
    // What was told already is only stepped over: a stored column must never make us say it twice, or stop for ever.
    if (!(await tx.manager.existsBy(ClockFiringRow, { clockId: id, termsVersion, percent }))) {
      await this.tell(tx, clock, {
        clockId: id,
        termsVersion,
        percent,
        dueAt: clock.nextAt,
        firedAt: judged.now,
      });
    }
    const nextAt = await refreshClock(tx, clock, judged.now);
    if (clock.nextPercent === 100) await refreshTicketDeadline(tx, clock.ticketId);
    return { nextAt, again: nextAt !== null && nextAt <= judged.now };
  }

  private async tell(tx: Transaction, clock: SlaClockRow, firing: Omit<ClockFiringRow, 'id'>): Promise<void> {
    const firingId = await tx.insert(ClockFiringRow, firing);
    const ticket = { id: clock.ticketId, clientId: clock.clientId };
    const { percent } = firing;
    const type = percent === 100 ? 'clock-breached' : 'clock-warned';
    await recordHistory(tx, ticket, { kind: 'system', name: 'Vigie' }, type, { percent, clock: clock.kind });
    await tx.emit('clock.fired', { ticketId: ticket.id, clientId: ticket.clientId, firingId });
  }
}
