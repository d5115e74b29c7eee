import type { DomainEventPayload, DomainEventType } from '@vigie/wire';

/** Queues, and how many jobs of each a worker runs at once. */
export const queues = {
  clocks: { concurrency: 20 },
  events: { concurrency: 10 },
  mail: { concurrency: 5 },
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
  'clock.notify': { on: 'clock.fired', queue: 'events' },
  'webhook.client-changed': { on: 'client.changed', queue: 'events' },
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
