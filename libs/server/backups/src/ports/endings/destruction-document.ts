import type { DestructionFacts } from '@vigie/wire';

/** The certificate of destruction as a paper. */
export abstract class DestructionDocument {
  abstract pdf(facts: DestructionFacts): Promise<Buffer>;
}
