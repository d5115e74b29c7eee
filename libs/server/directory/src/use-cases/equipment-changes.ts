import type { EquipmentChange, EquipmentFields, FieldChanges } from '@vigie/wire';
import type { EquipmentValues, StoredEquipment } from '../store/equipment.store';

type Described = Record<string, string | boolean | null>;

/** What people wrote, with nothing where they wrote nothing. A contact replaces a name in words. */
export function valuesOf(fields: EquipmentFields): EquipmentValues {
  return withOneOwner({
    kind: fields.kind,
    name: fields.name,
    model: fields.model ?? null,
    serial: fields.serial ?? null,
    siteId: fields.siteId ?? null,
    ownerId: fields.ownerId ?? null,
    ownerName: fields.ownerName ?? null,
    covered: fields.covered,
    warrantyEnd: fields.warrantyEnd ?? null,
    vendorContract: fields.vendorContract ?? null,
  });
}

/** The values as they stand. */
export function currentValues(row: StoredEquipment): EquipmentValues {
  const { kind, name, model, serial, siteId, ownerId, ownerName, covered, warrantyEnd, vendorContract } = row;
  return { kind, name, model, serial, siteId, ownerId, ownerName, covered, warrantyEnd, vendorContract };
}

/** The values after a change: what is not given stays; an owner of one sort ends the other. */
export function changedValues(
  before: EquipmentValues,
  change: Omit<Partial<EquipmentChange>, 'version'>,
): EquipmentValues {
  const given = Object.fromEntries(
    Object.entries(change as Record<string, unknown>).filter(([, value]) => value !== undefined),
  );
  const owner = change.ownerName && !change.ownerId ? { ownerId: null } : {};
  return withOneOwner({ ...before, ...given, ...owner });
}

/** The fields that differ, with both values in words. */
export function differences(before: Described, after: Described): FieldChanges {
  const changed = Object.keys(after).filter((key) => (before[key] ?? null) !== (after[key] ?? null));
  return Object.fromEntries(
    changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]),
  );
}

const withOneOwner = (values: EquipmentValues): EquipmentValues =>
  values.ownerId ? { ...values, ownerName: null } : values;
