import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { checkWipeAsk, checkWipeConfirm } from '@vigie/rules';
import type { EquipmentEvent } from '@vigie/wire';
import { lockEquipment, recordEquipmentEvent, type StoredEquipment } from '../store/equipment.store';
import { confirmWipe, insertWipe, lastWipe, withdrawWipe } from '../store/wipes.store';

/** Asks for the wipe of a lost phone, and lets another person release or withdraw it. Only recorded here. */
@Injectable()
export class RequestWipe {
  constructor(private readonly database: Database) {}

  ask(actor: Actor, equipmentId: string): Promise<void> {
    return this.held(actor, equipmentId, async (tx, phone, personId) => {
      const check = checkWipeAsk(phone, (await lastWipe(tx, phone))?.state ?? null);
      if (!check.ok) throw new DomainError(check.code);
      await insertWipe(tx, phone, personId);
      return 'wipe-asked';
    });
  }

  /** The second person agrees: never the one who asked. */
  confirm(actor: Actor, equipmentId: string): Promise<void> {
    return this.held(actor, equipmentId, async (tx, phone, personId) => {
      const request = found(await lastWipe(tx, phone));
      const check = checkWipeConfirm(request, personId);
      if (!check.ok) throw new DomainError(check.code);
      await confirmWipe(tx, request.id, personId);
      return 'wipe-confirmed';
    });
  }

  withdraw(actor: Actor, equipmentId: string): Promise<void> {
    return this.held(actor, equipmentId, async (tx, phone) => {
      const request = found(await lastWipe(tx, phone));
      if (request.state !== 'waiting') throw new DomainError('wipe.not-pending');
      await withdrawWipe(tx, request.id);
      return 'wipe-withdrawn';
    });
  }

  /** A person, never a program: two tokens of one person would be two people. */
  private held(
    actor: Actor,
    equipmentId: string,
    work: (tx: Transaction, phone: StoredEquipment, personId: string) => Promise<EquipmentEvent['type']>,
  ): Promise<void> {
    const { id: personId } = actor;
    if (!personId) throw new DomainError('permission.missing');
    return this.database.transaction(async (tx) => {
      const phone = await lockEquipment(tx, actor.scope, equipmentId);
      const type = await work(tx, phone, personId);
      await recordEquipmentEvent(tx, phone, actor, { type });
      await tx.audit(actor, `equipment.${type}`, `equipment:${equipmentId}`);
    });
  }
}
