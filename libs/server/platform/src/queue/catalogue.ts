import type { DomainEventPayload, DomainEventType } from '@vigie/wire';

/** Queues, and how many jobs of each a worker runs at once. */
export const queues = {
  clocks: { concurrency: 20 },
  events: { concurrency: 10 },
  mail: { concurrency: 5 },
  accounts: { concurrency: 10 },
  contracts: { concurrency: 2 },
  billing: { concurrency: 2 },
  backups: { concurrency: 4 },
  /** Each of them may last for hours: they keep nothing else waiting. */
  engine: { concurrency: 4 },
} as const;
export type QueueName = keyof typeof queues;

/**
 * Every durable job: the event that causes it and the queue it runs in.
 * Boot fails when a job has no handler, or two.
 */
export const jobs = {
  'ticket.acknowledge': { on: 'ticket.opened', queue: 'events' },
  'ticket.notify-reply': { on: 'ticket.message-added', queue: 'events' },
  'ticket.show-answer': { on: 'ticket.answer-released', queue: 'events' },
  'search.index': { on: 'ticket.texts-changed', queue: 'events' },
  'search.rebuild': { on: 'search.rebuild-due', queue: 'events' },
  'approval.ask': { on: 'approval.asked', queue: 'events' },
  'approval.remind': { on: 'approval.reminder-due', queue: 'events' },
  'approval.tell': { on: 'approval.decided', queue: 'events' },
  'satisfaction.ask': { on: 'ticket.finished', queue: 'events' },
  'quote.ask': { on: 'quote.sent', queue: 'events' },
  'quote.remind': { on: 'quote.reminder-due', queue: 'events' },
  'quote.tell': { on: 'quote.decided', queue: 'events' },
  'clock.notify': { on: 'clock.fired', queue: 'events' },
  'clock.act': { on: 'clock.fired', queue: 'events' },
  'clock.follow-contract': { on: 'contract.moved', queue: 'events' },
  'clock.start-recompute': { on: 'sla.terms-changed', queue: 'events' },
  'clock.recompute': { on: 'sla.recompute-due', queue: 'events' },
  'intervention.notify': { on: 'intervention.changed', queue: 'events' },
  'intervention.adjust': { on: 'intervention.done', queue: 'events' },
  'report.send': { on: 'report.signed', queue: 'events' },
  'review.tell': { on: 'review.published', queue: 'events' },
  'import.advance': { on: 'import.due', queue: 'events' },
  'plan.start': { on: 'plan.due', queue: 'accounts' },
  'plan.step': { on: 'plan.step-due', queue: 'accounts' },
  'tenant.sync': { on: 'tenant.sync-due', queue: 'events' },
  'index.read': { on: 'index.reading-due', queue: 'contracts' },
  'licences.follow-contract': { on: 'contract.agreed', queue: 'accounts' },
  'contract.propose-growth': { on: 'licences.counted', queue: 'contracts' },
  'price-campaign.advance': { on: 'price-campaign.due', queue: 'contracts' },
  'price-campaign.correct': { on: 'index.value-changed', queue: 'contracts' },
  'invoice.document': { on: 'invoice.issued', queue: 'billing' },
  'invoice-run.advance': { on: 'invoice-run.due', queue: 'billing' },
  'reminder-run.advance': { on: 'reminder-run.due', queue: 'billing' },
  'reminder.letter': { on: 'reminder.letter-due', queue: 'billing' },
  'invoice.follow-settlement': { on: 'invoice.settled', queue: 'billing' },
  'backup.read-report': { on: 'mail.report-received', queue: 'backups' },
  'backup.poll': { on: 'backup.poll-due', queue: 'backups' },
  'backup.operate': { on: 'backup.repository-due', queue: 'engine' },
  'backup-restore.open': { on: 'ticket.opened', queue: 'backups' },
  'backup-restore.run': { on: 'backup-restore.due', queue: 'backups' },
  'backup-restored.remove': { on: 'backup-restored.due', queue: 'backups' },
  'backup-ending.propose': { on: 'contract.moved', queue: 'backups' },
  'backup-ending.export': { on: 'backup-export.due', queue: 'backups' },
  'backup-ending.erase': { on: 'backup-erasure.due', queue: 'backups' },
  'webhook.client-changed': { on: 'client.changed', queue: 'events' },
  'backup.follow-run': { on: 'backup.run-ended', queue: 'backups' },
  'backup.follow-copy': { on: 'backup.copy-ended', queue: 'backups' },
  'backup.follow-check': { on: 'backup.check-ended', queue: 'backups' },
  'backup.follow-restore-test': { on: 'backup.restore-test-ended', queue: 'backups' },
  'backup.follow-missed': { on: 'backup.run-missed', queue: 'backups' },
  'mail.read': { on: 'mail.received', queue: 'mail' },
  'mail.send': { on: 'mail.queued', queue: 'mail' },
} as const satisfies Record<string, { on: DomainEventType; queue: QueueName }>;
export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as JobName[];

/** What a job receives: the payload of the event that caused it. */
export type JobPayload<J extends JobName> = DomainEventPayload<(typeof jobs)[J]['on']>;

/** The jobs that listen to an event. */
export function jobsOf(event: DomainEventType): JobName[] {
  return jobNames.filter((name) => jobs[name].on === event);
}
