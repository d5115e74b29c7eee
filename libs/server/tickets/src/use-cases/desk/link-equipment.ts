import { Injectable } from '@nestjs/common';
import { Database, notFound, type Actor } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { equipmentName, isTied, tieEquipment, untieEquipment } from '../../store/desk/ticket-equipment.store';
import { lockTicket } from '../../store/desk/ticket.store';

/** Says which equipment of its client a ticket is about. */
@Injectable()
export class LinkEquipment {
  constructor(private readonly database: Database) {}

  /** Ties it to the ticket; equipment of another client does not exist. */
  link(actor: Actor, ticketId: string, equipmentId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (await isTied(tx, ticket, equipmentId)) return;
      if (!(await tieEquipment(tx, ticket, equipmentId))) throw notFound();
      const name = await equipmentName(tx, ticket, equipmentId);
      await recordHistory(tx, ticket, actor, 'equipment-linked', { name });
      await tx.audit(actor, 'ticket.equipment-linked', `ticket:${ticketId}`, { equipmentId });
    });
  }

  /** Takes the tie away again. */
  unlink(actor: Actor, ticketId: string, equipmentId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (!(await untieEquipment(tx, ticket, equipmentId))) throw notFound();
      const name = await equipmentName(tx, ticket, equipmentId);
      await recordHistory(tx, ticket, actor, 'equipment-unlinked', { name });
      await tx.audit(actor, 'ticket.equipment-unlinked', `ticket:${ticketId}`, { equipmentId });
    });
  }
}
