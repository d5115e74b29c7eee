import type { BackupProofContent, Locale } from '@vigie/wire';

/** Draws the proof of a month: the same bytes for the same content. */
export abstract class BackupProofDocument {
  abstract pdf(content: BackupProofContent, sha256: string, locale: Locale): Promise<Buffer>;
}
