import { equipmentKinds, equipmentStates } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, pageQuery, prose, reference, version } from './common';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** A place of a client where equipment stands. */
export const siteInput = z.strictObject({ clientId: id, name: line(100), address: line(300).nullish() });
export const siteChange = siteInput.omit({ clientId: true }).partial().extend({ version });
export const site = z.object({
  id,
  client: reference,
  name: z.string(),
  address: z.string().nullable(),
  equipment: z.int(),
  version,
});
export type Site = z.infer<typeof site>;
export const siteQuery = z.strictObject({ client: id });
export const sites = z.object({ items: z.array(site) });

export const equipmentFields = z.strictObject({
  kind: z.enum(equipmentKinds),
  name: line(100),
  model: line(100).nullish(),
  serial: line(100).nullish(),
  siteId: id.nullish(),
  /** A contact of the client, or a name in words. */
  ownerId: id.nullish(),
  ownerName: line(150).nullish(),
  covered: z.boolean().default(true),
  warrantyEnd: localDate.nullish(),
  vendorContract: line(100).nullish(),
});
export type EquipmentFields = z.infer<typeof equipmentFields>;
export const newEquipment = equipmentFields.extend({
  clientId: id,
  state: z.enum(equipmentStates).default('in-stock'),
});
export const equipmentChange = equipmentFields.extend({ covered: z.boolean() }).partial().extend({ version });
export type EquipmentChange = z.infer<typeof equipmentChange>;
export const equipmentMove = z.strictObject({
  to: z.enum(equipmentStates),
  reason: prose(500).nullish(),
  version,
});
export type EquipmentMove = z.infer<typeof equipmentMove>;

/** What stands in a list, and in the client's own view. */
const shown = z.object({
  id,
  kind: z.enum(equipmentKinds),
  name: z.string(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  site: reference.nullable(),
  owner: z.object({ id: id.nullable(), name: z.string() }).nullable(),
  covered: z.boolean(),
  warrantyEnd: localDate.nullable(),
  state: z.enum(equipmentStates),
});
export const ownEquipment = shown;
export type OwnEquipment = z.infer<typeof ownEquipment>;
export const equipment = shown.extend({
  client: reference,
  vendorContract: z.string().nullable(),
  updatedAt: instant,
  version,
});
export type Equipment = z.infer<typeof equipment>;

export const equipmentEventTypes = [
  'created',
  'changed',
  'moved',
  'imported',
  'wipe-asked',
  'wipe-confirmed',
  'wipe-withdrawn',
] as const;
/** Fields that changed, as words of that moment: names live on when what they named is gone. */
export const fieldChanges = z.record(
  z.string(),
  z.object({
    from: z.union([z.string(), z.boolean()]).nullable(),
    to: z.union([z.string(), z.boolean()]).nullable(),
  }),
);
export type FieldChanges = z.infer<typeof fieldChanges>;
export const equipmentEvent = z.object({
  id,
  at: instant,
  actor: z.string(),
  type: z.enum(equipmentEventTypes),
  changes: fieldChanges,
  reason: z.string().nullable(),
});
export type EquipmentEvent = z.infer<typeof equipmentEvent>;
/** The last request to wipe a phone, by the names of those who asked and confirmed. */
export const wipeRequest = z.object({
  state: z.enum(['waiting', 'confirmed', 'withdrawn']),
  requestedBy: z.string(),
  requestedAt: instant,
  confirmedBy: z.string().nullable(),
});
export type WipeRequest = z.infer<typeof wipeRequest>;
export const equipmentDetail = equipment.extend({
  createdAt: instant,
  history: z.array(equipmentEvent),
  wipe: wipeRequest.nullable(),
});
export type EquipmentDetail = z.infer<typeof equipmentDetail>;

/** Filters of the list; the export takes the same. */
export const equipmentFilter = z.strictObject({
  client: id.optional(),
  site: id.optional(),
  kind: z.enum(equipmentKinds).optional(),
  state: z.enum(equipmentStates).optional(),
  covered: flag.optional(),
  /** Warranties that end before this day. */
  warrantyBefore: localDate.optional(),
  q: z.string().trim().max(100).optional(),
});
export type EquipmentFilter = z.infer<typeof equipmentFilter>;
export const equipmentQuery = pageQuery.extend(equipmentFilter.shape);
export type EquipmentQuery = z.infer<typeof equipmentQuery>;
export const ownEquipmentQuery = pageQuery.extend({ q: z.string().trim().max(100).optional() });
