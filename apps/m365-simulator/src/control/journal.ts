/** One request as it was answered. */
export interface JournalLine {
  at: string;
  tenantId: string | null;
  method: string;
  /** With the values in it. */
  path: string;
  /** `/users/{id}`; null when nothing of the kind is known. */
  operation: string | null;
  status: number;
  /** False when the work was done and the answer cut off. */
  answered: boolean;
  requestId: string;
  clientRequestId: string | null;
  /** Permission that the caller had and that was enough. */
  permission: string | null;
  body: unknown;
  fault: string | null;
}

const secrets = new Set(['password', 'client_assertion', 'temporaryAccessPass', 'macOsUnlockCode']);

/** A body without its secrets: the journal may be shown to anybody. */
export function withoutSecrets(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutSecrets);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, secrets.has(name) ? '…' : withoutSecrets(value)]),
  );
}
