import { equipmentKinds, equipmentStates, ticketStates } from '@vigie/rules';
import * as z from 'zod';
import { id, instant } from './common';

/** Equipment to print labels for, as identifiers with commas. */
export const labelQuery = z.strictObject({
  ids: z
    .string()
    .max(4500)
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(200)),
});

/** Which equipment a ticket is tied to. */
export const equipmentLink = z.strictObject({ equipmentId: id });
export const linkedEquipment = z.object({
  id,
  name: z.string(),
  kind: z.enum(equipmentKinds),
  serial: z.string().nullable(),
  state: z.enum(equipmentStates),
});
export type LinkedEquipment = z.infer<typeof linkedEquipment>;
export const linkedEquipmentList = z.object({ items: z.array(linkedEquipment) });

/** A ticket, as it stands in the sheet of its equipment. */
export const equipmentTicket = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  createdAt: instant,
});
export type EquipmentTicket = z.infer<typeof equipmentTicket>;
export const equipmentTickets = z.object({ items: z.array(equipmentTicket) });
