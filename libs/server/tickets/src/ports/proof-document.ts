import type { Locale, Proof } from '@vigie/wire';

/** Writes the proof of a written request as a document for people. */
export abstract class ProofDocument {
  abstract pdf(proof: Proof, locale: Locale): Promise<Buffer>;
}
