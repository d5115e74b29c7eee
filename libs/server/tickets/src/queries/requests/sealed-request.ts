import { fromJson } from '@vigie/platform';
import type { LocalText } from '@vigie/rules';
import type { SaidAnswer, SealedRequest } from '@vigie/wire';
import type { WrittenRequestRow } from '../../store/requests/written-request.row';

/** The part of a sealed payload that people fill in. */
export interface SealedContent {
  description?: string;
  subject?: string;
  form?: Record<string, unknown>;
  /** Of a request of the catalogue. */
  answers?: SaidAnswer[];
  type?: { name: LocalText };
}

/** What people wrote in a sealed request. */
export const contentOf = (row: Pick<WrittenRequestRow, 'payload'>) =>
  fromJson<{ request: SealedContent }>(row.payload).request;

/** A sealed request as our people see it. */
export function toSealed(row: WrittenRequestRow): SealedRequest {
  const content = contentOf(row);
  return {
    id: row.id,
    sequence: row.sequence,
    sha256: row.sha256,
    previousSha256: row.previousSha256,
    kind: row.kind,
    channel: row.channel,
    receivedAt: row.receivedAt.toISOString(),
    author: { name: row.authorName, email: row.authorEmail },
    // What was answered says it all, question by question.
    description: content.answers ? null : (content.description ?? null),
    answers: content.answers ?? null,
    typeName: content.type?.name ?? null,
    form: content.form ?? null,
    warnings: row.warnings,
    suspended: fromJson<{ contractSuspended?: true }>(row.payload).contractSuspended === true,
  };
}
