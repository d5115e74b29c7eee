import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import { clockOfTicket, setBreachReason } from '../../store/clocks/clock.store';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket } from '../../store/desk/ticket.store';

/** Writes down why a deadline was missed, in a person's words: once, nobody's words replace another's. */
@Injectable()
export class ExplainBreach {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, ticketId: string, clockId: string, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      const clock = found(await clockOfTicket(tx, ticket, clockId));
      if (clock.state !== 'breached') throw new DomainError('clock.not-breached');
      if (clock.breachReason !== null) throw new DomainError('clock.already-explained');
      await setBreachReason(tx, clockId, reason);
      await recordHistory(tx, ticket, actor, 'breach-explained', { reason });
      await tx.audit(actor, 'clock.breach-explained', `ticket:${ticketId}`, { clockId, reason });
    });
  }
}
