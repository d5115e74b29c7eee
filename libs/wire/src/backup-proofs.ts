import { backupEngines, backupKinds, dayOutcomes, reviewVerdicts } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, page, pageQuery, reference } from './common';

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'month');

/** Something that was tried of what is saved; proofs from before it was kept have none. */
const evidence = z.object({
  job: z.string(),
  at: instant,
  ok: z.boolean(),
  detail: z.string(),
  by: z.string(),
});

/** What a month of backups was, for the client: what was promised, what came, what a person said of it. */
export const backupProofContent = z.object({
  format: z.literal('vigie-backup-proof-1'),
  client: reference,
  month,
  contracted: z.array(
    z.object({
      job: z.string(),
      kind: z.enum(backupKinds),
      engine: z.enum(backupEngines),
      items: z.array(z.string()),
      schedule: z.string(),
      zone: z.string(),
      retentionDays: z.int(),
      quotaBytes: z.string().nullable(),
      secondSite: z.boolean(),
    }),
  ),
  sums: z.object({
    expected: z.int(),
    outcomes: z.array(z.object({ outcome: z.enum(dayOutcomes), count: z.int() })),
    verdicts: z.array(z.object({ verdict: z.enum(reviewVerdicts), count: z.int() })),
    restoreTests: z.int(),
  }),
  runs: z.array(
    z.object({
      job: z.string(),
      day: localDate,
      dueAt: instant.nullable(),
      endedAt: instant.nullable(),
      /** It came, but only after it had been missed since then. */
      missedAt: instant.nullish(),
      outcome: z.enum(dayOutcomes),
      /** Of a missed one that was excused. */
      excuse: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
      verdicts: z.array(
        z.object({
          verdict: z.enum(reviewVerdicts),
          note: z.string().nullable(),
          by: z.string(),
          at: instant,
        }),
      ),
    }),
  ),
  restoreTests: z.array(evidence),
  copies: z.array(evidence).optional(),
  checks: z.array(evidence).optional(),
  publishedAt: instant,
  publishedBy: z.string(),
});
export type BackupProofContent = z.infer<typeof backupProofContent>;

/** A proof that was published. */
export const backupProof = z.object({
  id,
  client: reference,
  month,
  expected: z.int(),
  good: z.int(),
  sha256: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
});
export type BackupProof = z.infer<typeof backupProof>;
export const backupProofPage = page(backupProof);
export const backupProofQuery = pageQuery.extend({ client: id.optional(), month: month.optional() });
export type BackupProofQuery = z.infer<typeof backupProofQuery>;

/** A month that can be proved: how much of it waits for a verdict, and what has not ended yet. */
export const proofReadiness = z.object({
  month,
  items: z.array(
    z.object({
      ...{ client: reference, expected: z.int(), waiting: z.int(), proofId: id.nullable() },
      /** Jobs of which a night is still awaited, or goes on. */
      open: z.array(z.string()),
    }),
  ),
});
export type ProofReadiness = z.infer<typeof proofReadiness>;
export const proofReadinessQuery = z.strictObject({ month });
export const newBackupProof = z.strictObject({ client: id, month });
export type NewBackupProof = z.infer<typeof newBackupProof>;

/** The proofs of one's own company. */
export const ownBackupProofs = z.object({ items: z.array(backupProof.omit({ client: true })) });
export type OwnBackupProofs = z.infer<typeof ownBackupProofs>;
