import { Injectable } from '@nestjs/common';
import { Database, DomainError, WakeUps, type Actor } from '@vigie/platform';
import type { VendorEscalationInput } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket } from '../../store/desk/ticket.store';
import { putVendor } from '../../store/vendors/vendor-escalation.store';
import { MoveTicket } from '../desk/move-ticket';
import { vendorReminder } from './remind-vendor';

const nameLength = 150;

/** Writes down which vendor a ticket waits for; its clocks pause, and say for whom. */
@Injectable()
export class EscalateToVendor {
  constructor(
    private readonly database: Database,
    private readonly moving: MoveTicket,
    private readonly wakeUps: WakeUps,
  ) {}

  execute(actor: Actor, ticketId: string, input: VendorEscalationInput): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (!ticket.isOpen) throw new DomainError('ticket.closed');
      const { vendor, reference, note } = input;
      const called = reference === null ? vendor : `${vendor} ${reference}`;
      if (ticket.state !== 'waiting-vendor') {
        // From another wait it goes through open, as a person would click it.
        if (ticket.state === 'waiting-client' || ticket.state === 'planned')
          await this.moving.move(tx, actor, ticket, { to: 'open' });
        const by = `${actor.name}, ${called}`.slice(0, nameLength);
        await this.moving.move(tx, actor, ticket, { to: 'waiting-vendor', reason: called, by });
      }
      const followUpAt = input.followUpAt === null ? null : new Date(input.followUpAt);
      const id = await putVendor(tx, ticket, { vendor, reference, note, followUpAt, byName: actor.name });
      const data = { vendor, reference, followUpAt: input.followUpAt };
      await recordHistory(tx, ticket, actor, 'vendor-escalated', data);
      await tx.audit(actor, 'ticket.vendor-escalated', `ticket:${ticketId}`, data);
      if (followUpAt)
        tx.afterCommit.push(() => this.wakeUps.planSoon([{ kind: vendorReminder, id, at: followUpAt }]));
    });
  }
}
