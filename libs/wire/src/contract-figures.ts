import { contractStates } from '@vigie/rules';
import * as z from 'zod';
import { id } from './common';

/** An amount in euros, excluding VAT. */
const amount = z.string();

/** What accounting looks at: contracts, what they earn, what has to be decided, what revisions have brought. */
export const contractFigures = z.object({
  /** Today's yearly amount of the contracts in each state. */
  states: z.array(z.object({ state: z.enum(contractStates), count: z.int(), yearly: amount })),
  /** Earned in each calendar year by day; years to come as if every contract went on unless it was denounced. */
  years: z.array(z.object({ year: z.int(), revenue: amount, contracts: z.int(), expected: z.boolean() })),
  /** Open terms by the month in which a letter would have to be posted, `2026-12`. */
  postings: z.array(z.object({ month: z.string(), count: z.int(), undecided: z.int() })),
  /** Revised prices by the year from which they count: the yearly amount before and after. */
  revisions: z.array(
    z.object({
      year: z.int(),
      contracts: z.int(),
      before: amount,
      after: amount,
      /** In percent, two decimals. */
      change: z.string(),
    }),
  ),
  /** The series that most contracts are revised by; null when no clause names one that is kept. */
  index: z
    .object({
      seriesId: id,
      code: z.string(),
      name: z.string(),
      contracts: z.int(),
      points: z.array(z.object({ period: z.string(), value: z.string(), provisional: z.boolean() })),
    })
    .nullable(),
});
export type ContractFigures = z.infer<typeof contractFigures>;
