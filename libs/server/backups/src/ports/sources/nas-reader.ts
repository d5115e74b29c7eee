import type { NasFailureCode, NasService } from '@vigie/wire';

/** How a NAS is reached. */
export interface NasAccess {
  address: string;
  privateNetwork: boolean;
  account: string;
  password: string;
}

/** A task as its NAS answered. */
export interface NasAnswer {
  service: NasService;
  /** Word for word, not yet understood. */
  payload: unknown;
  /** Lines of its log that belong to its last execution; empty where nobody asked for them. */
  log: readonly string[];
}

/** A reading that did not succeed: why in our words, and what the other side said. */
export class NasFailure extends Error {
  constructor(
    readonly code: NasFailureCode,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the tasks of a NAS, with an account that may only read. */
export abstract class NasReader {
  /** Throws a NasFailure. The session is closed whatever happens. */
  abstract read(
    access: NasAccess,
    services: readonly NasService[],
    wantsLog: (payload: unknown) => boolean,
  ): Promise<NasAnswer[]>;
}
