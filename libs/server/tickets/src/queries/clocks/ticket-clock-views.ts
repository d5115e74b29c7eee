import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import type { Clock } from '@vigie/wire';
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import { ClockFiringRow } from '../../store/clocks/clock-firing.row';
import { eventsOfClocks } from '../../store/clocks/clock.store';
import { SlaClockRow } from '../../store/clocks/sla-clock.row';
import { explainedClock, firedMap } from './clock-view';

interface TicketIn {
  clientId: string;
  ticketId: string;
}

/** The clocks of one ticket with their explanations. */
@Injectable()
export class TicketClockViews {
  constructor(private readonly database: Database) {}

  /** Those that count in the ticket: its own and those of the tickets that go on in it. */
  of({ clientId, ticketId }: TicketIn, now: Date): Promise<Clock[]> {
    return this.explain({ clientId, ticketId }, now);
  }

  /** Those that the ticket was given, wherever it goes on. */
  ownOf({ clientId, ticketId }: TicketIn, now: Date): Promise<Clock[]> {
    const here = { clientId, ticketId, originId: IsNull() };
    return this.explain([here, { clientId, originId: ticketId }], now);
  }

  private async explain(where: FindOptionsWhere<SlaClockRow> | FindOptionsWhere<SlaClockRow>[], now: Date) {
    const { manager } = this.database;
    const clocks = await manager.find(SlaClockRow, { where, order: { id: 'ASC' } });
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
