import type { IndexFrequency, LocalDate } from '@vigie/rules';
import type { IndexFailureCode } from '@vigie/wire';

/** A series as its publisher answered, with the answer itself. */
export interface PublishedSeries {
  title: string;
  /** As the publisher words it; empty when it says none. */
  base: string;
  unit: string;
  frequency: IndexFrequency;
  stopped: boolean;
  lastUpdate: LocalDate;
  /** Oldest first; values that the publisher gives as missing are left out. */
  values: readonly { period: string; value: string; provisional: boolean }[];
  answer: { url: string; mediaType: string; content: Buffer };
}

/** A reading that did not succeed: why in our words, and what the other side said. */
export class IndexSourceFailure extends Error {
  constructor(
    readonly code: IndexFailureCode,
    message: string,
    /** When the other side wants to be asked again. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/** Where index series are published. */
export abstract class IndexSource {
  /** All that is published of a series. Throws an IndexSourceFailure. */
  abstract read(code: string): Promise<PublishedSeries>;
}
