import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import type { Clock } from '@vigie/wire';
import { In } from 'typeorm';
import { ClockFiringRow } from '../store/clock-firing.row';
import { eventsOfClocks } from '../store/clock.store';
import { SlaClockRow } from '../store/sla-clock.row';
import { explainedClock, firedMap } from './clock-view';

/** The clocks of one ticket with their explanations. */
@Injectable()
export class TicketClockViews {
  constructor(private readonly database: Database) {}

  async of({ clientId, ticketId }: { clientId: string; ticketId: string }, now: Date): Promise<Clock[]> {
    const { manager } = this.database;
    const clocks = await manager.find(SlaClockRow, { where: { clientId, ticketId }, order: { id: 'ASC' } });
    const ids = clocks.map((clock) => clock.id);
    if (ids.length === 0) return [];
    const [events, firings] = await Promise.all([
      eventsOfClocks(manager, ids),
      manager.find(ClockFiringRow, { where: { clockId: In(ids) } }),
    ]);
    return clocks.map((clock) => {
      const mine = firings.filter(
        (firing) => firing.clockId === clock.id && firing.termsVersion === clock.termsVersion,
      );
      return explainedClock(clock, events.get(clock.id) ?? [], firedMap(mine), now);
    });
  }
}
