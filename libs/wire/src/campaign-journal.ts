import * as z from 'zod';
import { id, instant } from './common';

/** What can happen to a price revision, as the journal names it behind `price-campaign.`. */
export const campaignDeeds = [
  'opened',
  'computed',
  'refresh',
  'submit',
  'reopen',
  'approve',
  'apply',
  'held-back',
  'applied',
  'undo',
  'prices-withdrawn',
  'value-corrected',
  'line-price',
  'line-exclude',
  'line-restore',
] as const;

/** Who did what with a price revision, the latest first: the entries of the sealed journal. */
export const campaignJournal = z.object({
  items: z.array(
    z.object({
      id,
      at: instant,
      actor: z.string(),
      deed: z.enum(campaignDeeds),
      /** Of a decision about a line. */
      line: z.object({ client: z.string(), contract: z.string(), label: z.string().nullable() }).nullable(),
      /** Numbers and texts; which ones depends on the deed. */
      data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      reason: z.string().nullable(),
    }),
  ),
});
export type CampaignJournalEntry = z.infer<typeof campaignJournal>['items'][number];
