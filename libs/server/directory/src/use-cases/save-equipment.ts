import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { EquipmentState } from '@vigie/rules';
import type { EquipmentChange, EquipmentFields } from '@vigie/wire';
import { clientById } from '../store/clients.store';
import {
  describeEquipment,
  insertEquipment,
  lockEquipment,
  recordEquipmentEvent,
  updateEquipment,
} from '../store/equipment.store';
import { changedValues, currentValues, differences, valuesOf } from './equipment-changes';

/** Adds equipment to the estate of a client, or changes its facts. */
@Injectable()
export class SaveEquipment {
  constructor(private readonly database: Database) {}

  /** Adds equipment; returns its identifier. */
  create(
    actor: Actor,
    { clientId, state, ...fields }: EquipmentFields & { clientId: string; state: EquipmentState },
  ): Promise<string> {
    return this.database.transaction(async (tx) => {
      found(await clientById(tx, clientId));
      const values = valuesOf(fields);
      await describeEquipment(tx, clientId, values);
      const key = await insertEquipment(tx, clientId, { ...values, state });
      const changes = { state: { from: null, to: state } };
      await recordEquipmentEvent(tx, key, actor, { type: 'created', changes });
      await tx.audit(actor, 'equipment.created', `equipment:${key.id}`, {
        clientId,
        kind: values.kind,
        state,
      });
      return key.id;
    });
  }

  /** Changes what is given; version.conflict when somebody else did in between. */
  change(actor: Actor, id: string, { version, ...change }: EquipmentChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await lockEquipment(tx, actor.scope, id);
      if (row.version !== version) throw new DomainError('version.conflict', { version: row.version });
      const before = currentValues(row);
      const after = changedValues(before, change);
      const changes = differences(
        await describeEquipment(tx, row.clientId, before),
        await describeEquipment(tx, row.clientId, after),
      );
      if (Object.keys(changes).length === 0) return;
      await updateEquipment(tx, { id, version }, after);
      await recordEquipmentEvent(tx, row, actor, { type: 'changed', changes });
      // The journal cannot be erased: it names the fields, never what people are called.
      await tx.audit(actor, 'equipment.changed', `equipment:${id}`, { fields: Object.keys(changes) });
    });
  }
}
