import type { Locale } from '@vigie/wire';

/** A report as it was sealed. */
export interface SealedReport {
  client: string;
  site: string | null;
  technician: string;
  subject: string;
  startsAt: string;
  usedMinutes: number;
  done: string;
  parts: string | null;
  author: string;
  signedBy: string;
  signedAt: string;
  /** SHA-256 of the drawing; null for a typed name. */
  drawingSha256: string | null;
}

/** Writes the report of an intervention as a document for people. */
export abstract class ReportDocument {
  abstract pdf(
    report: SealedReport,
    seal: { sha256: string; drawing: string | null },
    locale: Locale,
  ): Promise<Buffer>;
}
