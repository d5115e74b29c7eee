import { licenceStates, renewalStates } from '@vigie/rules';
import * as z from 'zod';
import { guid } from './account-plans';
import { id, instant, localDate, page, pageQuery, reference } from './common';

/** The stock of one product of one client. */
export const licenceStock = z.object({
  client: reference,
  productId: guid,
  /** As people know it. */
  product: z.string(),
  partNumber: z.string(),
  enabled: z.int(),
  consumed: z.int(),
  /** Kept for plans that have not run yet. */
  reserved: z.int(),
  free: z.int(),
  /** Units to keep spare, as agreed with the client. */
  spare: z.int(),
  toBuy: z.int(),
  state: z.enum(licenceStates),
  /** First day on which somebody needs one that is kept for them. */
  neededBy: localDate.nullable(),
  renewsOn: localDate.nullable(),
  renewal: z.enum(renewalStates).nullable(),
  /** How many were agreed, by the contract or its last amendment. */
  agreed: z.object({ count: z.int(), on: localDate }).nullable(),
  /** More than 10 % above what was agreed: the price may change. */
  grown: z.boolean(),
  /** The purchase under way. */
  ticket: z.object({ id, number: z.string() }).nullable(),
  /** When the tenant was last read. */
  readAt: instant.nullable(),
  /** Of what was agreed; 0 while nothing is. */
  version: z.int(),
});
export type LicenceStock = z.infer<typeof licenceStock>;
export const licencePage = page(licenceStock);

export const licenceFilters = ['all', 'to-buy', 'renewal', 'grown'] as const;
export const licenceQuery = pageQuery.extend({
  client: id.optional(),
  show: z.enum(licenceFilters).default('all'),
  q: z.string().trim().max(100).optional(),
});
export type LicenceQuery = z.infer<typeof licenceQuery>;
export const licenceExportQuery = licenceQuery
  .omit({ limit: true, cursor: true })
  .extend({ format: z.enum(['csv', 'xlsx']) });
export type LicenceExportQuery = z.infer<typeof licenceExportQuery>;

/** How many lines ask for something, over all clients. */
export const licenceCounts = z.object({ 'to-buy': z.int(), renewal: z.int(), grown: z.int() });

/** What was agreed with a client about a product: the count of the contract or its last amendment, and the spare. */
export const licenceAgreement = z.strictObject({
  count: z.int().min(0).max(1_000_000),
  on: localDate,
  spare: z.int().min(0).max(1000),
  version: z.int().min(0),
});
export type LicenceAgreement = z.infer<typeof licenceAgreement>;

/** The licences of the own company, for its direction. */
export const ownLicences = z.object({
  readAt: instant.nullable(),
  items: z.array(
    licenceStock.pick({
      productId: true,
      product: true,
      enabled: true,
      consumed: true,
      reserved: true,
      free: true,
      state: true,
      toBuy: true,
      renewsOn: true,
      renewal: true,
    }),
  ),
});
export type OwnLicences = z.infer<typeof ownLicences>;
