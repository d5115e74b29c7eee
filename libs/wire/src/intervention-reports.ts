import * as z from 'zod';
import { id, instant, line, prose, version } from './common';

/** What was done in an intervention that took place. */
export const reportInput = z.strictObject({
  done: prose(4000),
  parts: prose(2000).nullable().default(null),
  /** Of the report as it was read; null where there was none. */
  version: version.nullable().default(null),
});
export type ReportInput = z.infer<typeof reportInput>;

const pngStart = 'data:image/png;base64,iVBORw0KGgo';
/** A drawing of some strokes; a photograph would be larger. */
export const maxSignatureLength = 200_000;
export const signature = z
  .string()
  .startsWith(pngStart)
  .max(maxSignatureLength)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);

/** The client signs on our screen: a name, and a drawing unless they cannot draw. */
export const screenSignature = z.strictObject({ name: line(150), drawing: signature.nullable(), version });
export type ScreenSignature = z.infer<typeof screenSignature>;

/** The report of an intervention; sealed once it is signed. */
export const interventionReport = z.object({
  interventionId: id,
  done: z.string(),
  parts: z.string().nullable(),
  author: z.string(),
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
  sha256: z.string().nullable(),
  version,
});
export type InterventionReport = z.infer<typeof interventionReport>;
export const reportState = z.object({ report: interventionReport.nullable() });
/** The client agrees on the portal: their session says who they are. */
export const reportAgreement = z.strictObject({ agreed: z.literal(true), version });
