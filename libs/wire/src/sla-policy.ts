import { clockKinds, thresholds } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, prose } from './common';
import { calendarInput, slaTarget } from './directory';

/** What the contract of one client says instead of its formula, in service minutes. */
export const clientTarget = slaTarget.omit({ formula: true }).extend({ clientId: id });
export type ClientTarget = z.infer<typeof clientTarget>;

/** What is done when a clock reaches a threshold. */
export const thresholdAction = z.strictObject({
  percent: z.literal(thresholds),
  notifyAssignee: z.boolean(),
  notifyManagers: z.boolean(),
  /** Writes to the requester; not of a first answer. */
  notifyClient: z.boolean(),
  /** One of our people, `nobody`, or null: nothing. */
  reassignTo: z.union([id, z.literal('nobody')]).nullable(),
  raisePriority: z.boolean(),
});
export type ThresholdAction = z.infer<typeof thresholdAction>;

/** Targets, exceptions of clients and actions of thresholds: one version of the policy. */
export const slaPolicyContent = z.strictObject({
  targets: z.array(slaTarget).max(12),
  exceptions: z.array(clientTarget).max(400),
  actions: z.array(thresholdAction).max(4),
});
export type SlaPolicyContent = z.infer<typeof slaPolicyContent>;

export const slaPolicyChange = slaPolicyContent.extend({
  /** The version it was made from; refused when there is a newer one. */
  basedOn: id,
  /** At once when null. */
  effectiveAt: instant.nullable(),
  reason: prose(500),
});
export type SlaPolicyChange = z.infer<typeof slaPolicyChange>;

export const slaPolicy = slaPolicyContent.extend({
  id,
  number: z.int(),
  effectiveAt: instant,
  createdAt: instant,
  author: z.string().nullable(),
  reason: z.string().nullable(),
  inForce: z.boolean(),
  /** Names of the clients with exceptions and of the people tickets are given to. */
  names: z.record(z.string(), z.string()),
});
export type SlaPolicyVersion = z.infer<typeof slaPolicy>;
/** The latest versions, newest first. */
export const slaPolicies = z.object({ items: z.array(slaPolicy) });

/** What other targets or another calendar would do to the open clocks; nothing is written. */
export const slaImpactQuery = z.union([
  z.strictObject({ policy: slaPolicyContent }),
  z.strictObject({ calendar: calendarInput.extend({ id }) }),
]);
export type SlaImpactQuery = z.infer<typeof slaImpactQuery>;

export const slaImpact = z.object({
  /** Open clocks that are neither breached nor finished. */
  open: z.int(),
  /** How many of them were read: the oldest first. */
  examined: z.int(),
  earlier: z.int(),
  later: z.int(),
  /** Missed by the change alone. */
  late: z.int(),
  examples: z.array(
    z.object({
      ticketId: id,
      number: z.string(),
      subject: z.string(),
      client: z.string(),
      clock: z.enum(clockKinds),
      impact: z.enum(['earlier', 'later', 'late']),
      dueBefore: instant.nullable(),
      dueAfter: instant.nullable(),
      zone: z.string(),
    }),
  ),
});
export type SlaImpact = z.infer<typeof slaImpact>;

export const recomputeCauses = ['policy', 'calendar', 'client'] as const;
/** How far the open clocks follow a change. */
export const slaRecompute = z.object({
  id,
  cause: z.enum(recomputeCauses),
  /** Number of the version, or name of the calendar or client. */
  label: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  total: z.int(),
  done: z.int(),
  earlier: z.int(),
  later: z.int(),
  late: z.int(),
});
export type SlaRecompute = z.infer<typeof slaRecompute>;
export const slaRecomputes = z.object({ items: z.array(slaRecompute) });
