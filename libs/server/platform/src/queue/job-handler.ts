import type { Transaction } from '../db/transaction';
import type { JobName, JobPayload } from './catalogue';

/**
 * Marks the job done inside the given transaction. False when another worker already did it:
 * the handler then changes nothing.
 */
export type FinishOnce = (tx: Transaction) => Promise<boolean>;

/** Carries out one kind of job. A handler that throws is run again later, with growing pauses. */
export abstract class JobHandler<J extends JobName = JobName> {
  abstract readonly job: J;
  abstract run(payload: JobPayload<J>, finish: FinishOnce): Promise<void>;
  /** Says where people look that the job will not be tried again; may be called twice. While it throws, the job stays. */
  giveUp?(payload: JobPayload<J>): Promise<void>;
}

/** Injection token under which every module lists its handlers. */
export const JOB_HANDLERS = Symbol('JobHandlers');
