import type { OwnContract } from '@vigie/wire';

/** Writes the particular conditions of a contract as a document for people. */
export abstract class ConditionsDocument {
  /** `asOf` is the day on which conditions and prices are read. */
  abstract pdf(contract: OwnContract, asOf: string): Promise<Buffer>;
}
