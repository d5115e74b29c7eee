/**
 * Rows whose due instant lies in the database: SLA clocks today, renewals and expected runs later.
 * The queue holds wake-ups for the near future only; the sweeper finds whatever the queue forgot.
 */
export abstract class DueWork {
  /** Name of the kind, used in the identifiers of wake-ups. */
  abstract readonly kind: string;
  /** Identifiers due for longer than the grace period, oldest first. */
  abstract overdue(graceMs: number, limit: number): Promise<string[]>;
  /** What becomes due within the horizon, soonest first. */
  abstract upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]>;
  /** Does the work if it is due by the clock of the database; harmless when it is not, or already done. */
  abstract fire(id: string): Promise<void>;
}

/** Injection token under which every module lists its kinds of due work. */
export const DUE_WORK = Symbol('DueWork');
