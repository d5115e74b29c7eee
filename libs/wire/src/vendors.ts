import * as z from 'zod';
import { id, instant, line, prose, reference } from './common';

/** A ticket that waits for a manufacturer or publisher: who, under which reference, and when we ask again. */
export const vendorEscalation = z.object({
  vendor: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  followUpAt: instant.nullable(),
  /** When the reminder of this date was given. */
  remindedAt: instant.nullable(),
  since: instant,
  by: z.string(),
});
export type VendorEscalation = z.infer<typeof vendorEscalation>;

/** The escalation of a ticket; null when there is none. */
export const ticketVendor = z.object({ escalation: vendorEscalation.nullable() });

/** What is known of the vendor. A ticket that does not wait for it yet begins to. */
export const vendorEscalationInput = z.strictObject({
  vendor: line(100),
  reference: line(100).nullable(),
  note: prose(1000).nullable(),
  followUpAt: instant.nullable(),
});
export type VendorEscalationInput = z.infer<typeof vendorEscalationInput>;

export const vendorFollowUp = z.object({
  /** Of the ticket. */
  id,
  number: z.string(),
  subject: z.string(),
  client: reference,
  assignee: reference.nullable(),
  vendor: z.string(),
  reference: z.string().nullable(),
  followUpAt: instant.nullable(),
  since: instant,
});
export type VendorFollowUp = z.infer<typeof vendorFollowUp>;
