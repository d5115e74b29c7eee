import { amendmentOrigins } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, reference } from './common';

/** Amendments that a count asked for, and that nobody has signed or withdrawn yet; the oldest first. */
export const growthProposals = z.object({
  items: z.array(
    z.object({
      /** Of the amendment. */
      id,
      number: z.int(),
      origin: z.enum(amendmentOrigins),
      contract: reference,
      client: reference,
      createdAt: instant,
      lines: z.array(z.object({ label: z.string(), agreed: z.string(), counted: z.string() })),
    }),
  ),
});
export type GrowthProposal = z.infer<typeof growthProposals>['items'][number];
