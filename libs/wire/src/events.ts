import * as z from 'zod';
import { id } from './common';

/** What the live stream tells a browser: enough to know what to read again, never the content itself. */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ticket.changed'),
    ticketId: id,
    clientId: id,
    /** Nothing that the client sees: told to our people only. */
    internal: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('mail.changed') }),
  /** Somebody of ours opened, left or writes on a ticket. */
  z.object({ type: z.literal('presence.changed'), ticketId: id }),
  /** Interventions of a client. */
  z.object({ type: z.literal('planning.changed'), clientId: id }),
  /** The timer of a person, or their time. */
  z.object({ type: z.literal('time.changed'), personId: id }),
  /** Something waits for an agreement of this client, or was decided. */
  z.object({ type: z.literal('approval.changed'), clientId: id }),
  /** Something was sent to a webhook. */
  z.object({ type: z.literal('webhook.changed'), webhookId: id }),
  /** An import goes on. */
  z.object({ type: z.literal('import.changed'), importId: id }),
  /** The service reviews of a client. */
  z.object({ type: z.literal('review.changed'), clientId: id }),
  /** A plan for an account goes on. */
  z.object({ type: z.literal('plan.changed'), planId: id, ticketId: id, clientId: id }),
  z.object({ type: z.literal('notification'), personId: id, ticketId: id }),
  /** Queues were set up otherwise. */
  z.object({ type: z.literal('queues.changed') }),
  /** The connection to the tenant of a client, or what was read of it. */
  z.object({ type: z.literal('tenant.changed'), clientId: id }),
  /** A contract, or what belongs to it. */
  z.object({ type: z.literal('contract.changed'), contractId: id, clientId: id }),
  /** A price revision goes on. */
  z.object({ type: z.literal('price-campaign.changed'), campaignId: id }),
  /** An index series: its values, its reading. */
  z.object({ type: z.literal('index.changed'), seriesId: id }),
  /** An invoice, or a batch of them. */
  z.object({ type: z.literal('invoice.changed'), invoiceId: id, clientId: id }),
  z.object({ type: z.literal('invoice-run.changed'), runId: id }),
  /** Payments of a client, or what they pay. */
  z.object({ type: z.literal('payment.changed'), clientId: id }),
  /** Rates of a half-year, or claims of penalties. */
  z.object({ type: z.literal('penalty.changed') }),
  /** Reminders, promises, suspensions. */
  z.object({ type: z.literal('reminder.changed') }),
  /** A backup job, its runs, what is reviewed of them. */
  z.object({ type: z.literal('backup.changed'), clientId: id, jobId: id }),
  /** A report of a backup waits for a person or does no longer, or a NAS was read. */
  z.object({ type: z.literal('backup-sources.changed') }),
  /** What the engine of backups does for a client goes on. */
  z.object({ type: z.literal('backup-engine.changed'), clientId: id }),
  /** A restore of a client, or the end of its backups. */
  z.object({ type: z.literal('backup-care.changed'), clientId: id }),
  /** A person has seen tickets, or wants to see them again. */
  z.object({ type: z.literal('reading.changed'), personId: id }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

/**
 * News that one feature writes in the outbox and others read.
 * Payloads are identifiers only; the reader loads what it needs.
 */
export const domainEvents = {
  'ticket.opened': z.strictObject({ ticketId: id, clientId: id }),
  /** An answer can no longer be taken back: the client sees it from now on. */
  'ticket.answer-released': z.strictObject({ ticketId: id, clientId: id }),
  'ticket.message-added': z.strictObject({ ticketId: id, clientId: id, messageId: id }),
  /** What can be found of a ticket is no longer the same. */
  'ticket.texts-changed': z.strictObject({ ticketId: id, clientId: id }),
  /** The words of the tickets before this one, or of all, are to be read again. */
  'search.rebuild-due': z.strictObject({ before: id.nullable() }),
  'approval.asked': z.strictObject({ approvalId: id, clientId: id }),
  'approval.reminder-due': z.strictObject({ approvalId: id, clientId: id }),
  'approval.decided': z.strictObject({ approvalId: id, clientId: id }),
  'quote.sent': z.strictObject({ quoteId: id, clientId: id }),
  'quote.reminder-due': z.strictObject({ quoteId: id, clientId: id }),
  'quote.decided': z.strictObject({ quoteId: id, clientId: id }),
  'clock.fired': z.strictObject({ ticketId: id, clientId: id, firingId: id }),
  /** Other targets, another calendar or another formula: open clocks follow. One of the identifiers is given. */
  'sla.terms-changed': z.strictObject({
    policyId: id.optional(),
    calendarId: id.optional(),
    clientId: id.optional(),
  }),
  'sla.recompute-due': z.strictObject({ recomputeId: id }),
  'intervention.changed': z.strictObject({ interventionId: id, byPersonId: id.nullable() }),
  'intervention.done': z.strictObject({ interventionId: id, seriesId: id }),
  /** A service review can no longer be taken back: the client may read it. */
  'review.published': z.strictObject({ reviewId: id, version: z.int() }),
  'report.signed': z.strictObject({ interventionId: id }),
  /** The work of a ticket has just ended: whoever asked for it can say what they think of it. */
  'ticket.finished': z.strictObject({ ratingId: id, clientId: id }),
  /** The next batch of an import; a step that is over is left alone. */
  'import.due': z.strictObject({ importId: id, step: z.int() }),
  /** A scheduled plan starts; another version of it was scheduled otherwise. */
  'plan.due': z.strictObject({ planId: id, version: z.int() }),
  /** A step is to be tried; one that was tried since is left alone. */
  'plan.step-due': z.strictObject({ stepId: id, attempt: z.int() }),
  /** The tenant of a client is to be read; `startedAt` tells one reading from the next. */
  'tenant.sync-due': z.strictObject({ clientId: id, startedAt: z.iso.datetime() }),
  /** An index series is to be read; `startedAt` tells one reading from the next. */
  'index.reading-due': z.strictObject({ seriesId: id, startedAt: z.iso.datetime() }),
  /** A value of an index was published, confirmed, corrected or withdrawn: what was computed from the one before may differ. */
  'index.value-changed': z.strictObject({
    seriesId: id,
    valueId: id,
    change: z.enum(['added', 'confirmed', 'corrected', 'withdrawn']),
  }),
  'client.changed': z.strictObject({ clientId: id, version: z.int() }),
  /** The next batch of a price revision; a step that is over is left alone. */
  'price-campaign.due': z.strictObject({ campaignId: id, step: z.int() }),
  /** The licences that a client has bought, by the part numbers of Microsoft: read once a day. */
  'licences.counted': z.strictObject({
    clientId: id,
    counts: z.array(z.strictObject({ partNumber: z.string(), count: z.int() })),
  }),
  /** A contract was suspended, denounced, ended or taken up again. */
  'contract.moved': z.strictObject({ contractId: id, clientId: id, version: z.int() }),
  /** A contract was signed, or an amendment of it, or such a one withdrawn. */
  'contract.agreed': z.strictObject({ contractId: id, clientId: id, version: z.int() }),
  /** The next batch of drafts or of invoices to be issued; a step that is over is left alone. */
  'invoice-run.due': z.strictObject({ runId: id, step: z.int() }),
  /** An invoice or a credit note has its number: its document is made. */
  'invoice.issued': z.strictObject({ invoiceId: id, clientId: id }),
  /** Nothing of an invoice is owed any more: paid, or taken back by a credit note. */
  'invoice.settled': z.strictObject({ invoiceId: id, clientId: id }),
  /** The next clients of a run of reminders; a step that is over is left alone. */
  'reminder-run.due': z.strictObject({ runId: id, step: z.int() }),
  /** A reminder goes by post: its letter is drawn. */
  'reminder.letter-due': z.strictObject({ reminderId: id, clientId: id }),
  /** A run of a backup job has ended, whatever its outcome. */
  'backup.run-ended': z.strictObject({ runId: id, jobId: id, clientId: id }),
  /** A run that was expected did not come. */
  'backup.run-missed': z.strictObject({ expectedId: id, jobId: id, clientId: id }),
  /** Something waits to be done in the repository of a client. */
  'backup.repository-due': z.strictObject({ repositoryId: id, clientId: id }),
  /** A copy to the second site has ended, whatever its outcome. */
  'backup.copy-ended': z.strictObject({ copyId: id, clientId: id, jobId: id.nullable() }),
  /** A check of a repository has ended, whatever its outcome. */
  'backup.check-ended': z.strictObject({ checkId: id, clientId: id, jobId: id.nullable() }),
  /** A restore test has ended, whatever its outcome. */
  'backup.restore-test-ended': z.strictObject({ testId: id, clientId: id, jobId: id }),
  /** A restore is to be carried out; `attempt` tells one launch from the next. */
  'backup-restore.due': z.strictObject({ restoreId: id, attempt: z.int() }),
  /** Data of a client whose service ends is to be handed over. */
  'backup-export.due': z.strictObject({ exportId: id }),
  /** What our engine restored served its time: it is to be removed. */
  'backup-restored.due': z.strictObject({ folderId: id }),
  /** Backups at one site are to be erased, as two people decided; `attempt` tells one launch from the next. */
  'backup-erasure.due': z.strictObject({ siteId: id, attempt: z.int() }),
  'mail.received': z.strictObject({ inboundMailId: id }),
  /** A mail that reports on a backup: it opens no ticket. */
  'mail.report-received': z.strictObject({ inboundMailId: id }),
  /** The tasks of a NAS are to be read; `startedAt` tells one reading from the next. */
  'backup.poll-due': z.strictObject({ connectionId: id, startedAt: z.iso.datetime() }),
  'mail.queued': z.strictObject({ outboundMailId: id }),
} as const;
export type DomainEventType = keyof typeof domainEvents;
export type DomainEventPayload<T extends DomainEventType> = z.infer<(typeof domainEvents)[T]>;
