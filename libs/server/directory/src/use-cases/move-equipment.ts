import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { checkEquipmentMove } from '@vigie/rules';
import type { EquipmentMove } from '@vigie/wire';
import { lastWipe, withdrawWipe } from '../store/wipes.store';
import { lockEquipment, recordEquipmentEvent, updateEquipment } from '../store/equipment.store';

/** Moves equipment to another state, as the table of the rules allows. */
@Injectable()
export class MoveEquipment {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string, { to, reason = null, version }: EquipmentMove): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await lockEquipment(tx, actor.scope, id);
      if (row.version !== version) throw new DomainError('version.conflict', { version: row.version });
      const check = checkEquipmentMove(row.state, to, reason);
      if (!check.ok) throw new DomainError(check.code);
      await updateEquipment(tx, { id, version }, { state: to });
      const changes = { state: { from: row.state, to } };
      await recordEquipmentEvent(tx, row, actor, { type: 'moved', changes, reason });
      const wipe = await lastWipe(tx, row);
      // A phone that was found is not wiped by a confirmation that comes late.
      if (wipe?.state === 'waiting' && to === 'in-stock') await withdrawWipe(tx, wipe.id);
      await tx.audit(actor, 'equipment.moved', `equipment:${id}`, { from: row.state, to });
    });
  }
}
